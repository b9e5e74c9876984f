using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Reading;

/// <summary>Reads the values of an axis: a range (<see cref="AxisRange"/>), <c>[1, 2, 4]</c> or a YAML list.</summary>
internal static class AxisText
{
    private const string Cure =
        "Write a range such as '4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].";

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
            SourceScalar { IsNull: false } scalar when AxisRange.IsOne(scalar.Text) => AxisRange.Read(scalar.Text.Trim()),
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
        if (values.Count is 0 or > AxisRange.MostValues)
        {
            return Bad(values.Count == 0 ? "the axis has no values" : $"the axis has more than {AxisRange.MostValues} values");
        }
        return (values, $"[{string.Join(", ", values)}]", null);
    }

    private static (IReadOnlyList<string>, string, string?) Bad(string fault) => ([], "", fault);
}
