using HvSim.Experiments;
using HvSim.Report.Charts;
using HvSim.Report.Text;

namespace HvSim.Report.Captions;

/// <summary>What captions are put together from.</summary>
internal static class Phrases
{
    /// <summary>A value with its interval, where it has one.</summary>
    public static string Value(ChartValue value, string unit) => value.HalfWidth is > 0 and { } half
        ? Readable.Interval(new Estimate(value.Value, half, []) { Least = value.Low }, unit)
        : $"{Readable.Number(value.Value)} {unit}";

    /// <summary>A position by its name.</summary>
    public static string Place(ChartAxis axis, int index) => Line(axis.Categories is { } names
        ? names[index]
        : FormattableString.Invariant($"{axis.Positions[index]:0.###}"));

    /// <summary>
    /// A line's first and last value: <c>p95 goes from 26.6 ms at 4 to 60.1 ms at 30</c>; empty where it has none.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="line">The line.</param>
    /// <param name="unit">Unit of its values.</param>
    /// <param name="name">How it is spoken of.</param>
    public static string Course(ChartAxis axis, ChartSeries line, string unit, string name)
    {
        var known = Enumerable.Range(0, axis.Positions.Count).Where(i => line.Values[i] is not null).ToList();
        string At(int i) => $"{Value(line.Values[i]!.Value, unit)} at {Place(axis, i)}";
        return known.Count switch
        {
            0 => "",
            1 => $"{name} is {At(known[0])}",
            _ => $"{name} goes from {At(known[0])} to {At(known[^1])}",
        };
    }

    /// <summary>Why there is nothing at some positions: <c>Nothing at 32 (run too short).</c></summary>
    public static string Absent(ChartAxis axis, IReadOnlyList<string> reasons)
    {
        var those = reasons.Select((reason, i) => (reason, Index: i)).Where(one => one.reason.Length > 0).ToList();
        return those.Count == 0 ? "" : $"There is no value at {Lists.And([.. those.GroupBy(one => one.reason)
            .Select(group => $"{Lists.And([.. group.Select(one => Place(axis, one.Index))])} ({group.Key})")])}.";
    }

    /// <summary>The unit at the end of an axis label, as <c>ms</c> in <c>response time, ms</c>.</summary>
    public static string Unit(string label) => label[(label.LastIndexOf(", ", StringComparison.Ordinal) + 2)..];

    /// <summary>A label in one line.</summary>
    public static string Line(string label) => label.Replace('\n', ' ');

    /// <summary>A sentence of the phrases that are not empty; it begins with a name, which stays as it is.</summary>
    public static string Sentence(IEnumerable<string> phrases) =>
        string.Join("; ", phrases.Where(phrase => phrase.Length > 0)) is { Length: > 0 } text ? $"{text}." : "";
}
