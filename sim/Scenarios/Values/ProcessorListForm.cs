using System.Globalization;
using System.Text.Json.Nodes;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Values;

/// <summary>Numbers of logical processors: <c>0..7</c>, <c>0..3, 8..11</c>, <c>5</c>, or the word <c>all</c>.</summary>
internal sealed class ProcessorListForm : ValueForm<ProcessorList>
{
    public const string All = "all";

    private const string Between = "..";
    private const string Cure = "Write ranges in order, such as '0..7' or '0..3, 8..11', or 'all'.";

    public override string Dimension => "processors";

    public override string Example => "0..7";

    public override bool IsOrdered => false;

    public override Reading<ProcessorList> Read(string text)
    {
        if (text == All)
        {
            return new(ProcessorList.All, All, null);
        }
        var ranges = new List<ProcessorRange>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(Between, StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !IsNumber(ends[0], out var first) || !IsNumber(ends[^1], out var last))
            {
                return Reading<ProcessorList>.Bad($"{Wording.Quote(text)} does not list logical processors", Cure);
            }
            if (last < first || (ranges.Count > 0 && first <= ranges[^1].Last))
            {
                return Reading<ProcessorList>.Bad($"{Wording.Quote(text)} goes backwards or names a processor twice", Cure);
            }
            ranges.Add(new ProcessorRange(first, last));
        }
        return new(new ProcessorList(ranges), string.Join(", ", ranges.Select(TextOf)), null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            new JsonObject { ["type"] = "string", ["pattern"] = @"^(all|\d+(\s*\.\.\s*\d+)?(\s*,\s*\d+(\s*\.\.\s*\d+)?)*)$" }),
    };

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string TextOf(ProcessorRange range) => range.First == range.Last
        ? range.First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.First}{Between}{range.Last}");
}
