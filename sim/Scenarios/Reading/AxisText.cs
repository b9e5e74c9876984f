using System.Globalization;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>Reads the values of an axis: <c>4..80</c>, <c>4..80:4</c>, <c>[1, 2, 4]</c> or a YAML list.</summary>
internal static class AxisText
{
    private const int MostValues = 10_000;
    private const string Cure = "Write a range such as '4..80' or '4..80:4', or a list such as [1, 2, 4].";

    public static BoundAxis? Bind(AxisKey key, SourceNode source, string path, ProblemList problems)
    {
        var (values, text, fault) = Read(source);
        if (fault is not null)
        {
            problems.Error(source.Place, path, ProblemCode.BadValue, fault, Cure);
            return null;
        }
        var axisPath = path[(path.IndexOf('[', StringComparison.Ordinal) + 1)..^1];
        return new BoundAxis(key, new ValueOrigin(path, source.Place, GivenBy.User), new SweepAxis(axisPath, values), text);
    }

    private static (IReadOnlyList<string> Values, string Text, string? Fault) Read(SourceNode source) =>
        source switch
        {
            SourceList list => ReadList(list),
            SourceScalar { IsNull: false } scalar when scalar.Text.Contains("..", StringComparison.Ordinal) =>
                ReadRange(scalar.Text.Trim()),
            SourceScalar { IsNull: false } scalar => ReadWords(scalar.Text.Trim()),
            _ => Bad($"here stands {source.Kind}, but an axis takes a range or a list"),
        };

    private static (IReadOnlyList<string>, string, string?) ReadList(SourceList list)
    {
        var values = new List<string>();
        foreach (var item in list.Items)
        {
            if (item is not SourceScalar { IsNull: false } scalar)
            {
                return Bad($"the list holds {item.Kind} where a value belongs");
            }
            values.Add(scalar.Text.Trim());
        }
        return Listed(values);
    }

    // On the command line a list is a text: [1, 2, 4].
    private static (IReadOnlyList<string>, string, string?) ReadWords(string text)
    {
        var inside = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        return Listed(inside.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static (IReadOnlyList<string>, string, string?) Listed(IReadOnlyList<string> values)
    {
        if (values.Count is 0 or > MostValues)
        {
            return Bad(values.Count == 0 ? "the axis has no values" : $"the axis has more than {MostValues} values");
        }
        return (values, $"[{string.Join(", ", values)}]", null);
    }

    private static (IReadOnlyList<string>, string, string?) ReadRange(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var end = colon < 0 ? text.Length : colon;
        if (end < dots + 2 || !TryCount(text[..dots], out var first) || !TryCount(text[(dots + 2)..end], out var last))
        {
            return Bad($"{Wording.Quote(text)} is not a range of whole numbers");
        }
        var step = 1;
        if (colon >= 0 && (!TryCount(text[(colon + 1)..], out step) || step == 0))
        {
            return Bad($"{Wording.Quote(text)} has a step that is not a whole number above 0");
        }
        if (last < first)
        {
            return Bad($"{Wording.Quote(text)} ends below its beginning");
        }
        if (((long)last - first) / step >= MostValues)
        {
            return Bad($"{Wording.Quote(text)} has more than {MostValues} values");
        }
        var values = new List<string>();
        for (var value = (long)first; value <= last; value += step)
        {
            values.Add(value.ToString(CultureInfo.InvariantCulture));
        }
        var ends = string.Create(CultureInfo.InvariantCulture, $"{first}..{last}");
        var canonical = step == 1 ? ends : string.Create(CultureInfo.InvariantCulture, $"{ends}:{step}");
        return (values, canonical, null);
    }

    private static bool TryCount(string text, out int value) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static (IReadOnlyList<string>, string, string?) Bad(string fault) => ([], "", fault);
}
