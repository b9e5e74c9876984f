using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Text;

namespace HvSim.Report.Comparison;

/// <summary>Metrics and their differences as they are spoken of in a comparison.</summary>
internal static class MetricWords
{
    /// <summary>Class, metric and statistic in few words: <c>web p95</c>, <c>job elapsed time</c>, <c>LP busy</c>.</summary>
    public static string Name(MetricReading reading)
    {
        var scope = reading.Scope == Scope.Worst ? "(worst)" : "";
        var what = reading.Metric switch
        {
            var m when m == MetricCatalog.ResponseTime => reading.Statistic,
            var m when m == MetricCatalog.ElapsedTime =>
                reading.Statistic == Statistic.Mean ? "elapsed time" : $"elapsed {reading.Statistic}",
            var m when m == MetricCatalog.CpuWaitPerDispatch => "CPU wait",
            var m when m == MetricCatalog.LpBusy => "LP busy",
            var m when m == MetricCatalog.LpHypervisor => "hypervisor",
            var m when m == MetricCatalog.Throughput => "done",
            _ => $"{reading.Metric.Name} {reading.Statistic}",
        };
        return string.Join(' ', new[] { reading.Guest, what, scope }.Where(word => word.Length > 0));
    }

    /// <summary>The name with its unit, as a row of a table has it.</summary>
    public static string WithUnit(MetricReading reading) =>
        reading.Metric.Unit is "1" ? Name(reading) : $"{Name(reading)} {reading.Metric.Unit}";

    /// <summary><c>web p95 +12.3 ms (10.1 to 14.5), +21.3 %</c></summary>
    public static string Difference(MetricComparison metric)
    {
        if (metric.Difference is not { } difference)
            return $"{Name(metric.Base)} n/a ({metric.Reason})";
        var unit = metric.Base.Metric.Unit == "1" ? "" : metric.Base.Metric.Unit;
        var percent = difference.Percent(difference.Mean) is { } relative ? $", {Readable.Change(relative)} %" : "";
        return $"{Name(metric.Base)} {Readable.Difference(EstimateOf(difference), unit)}{percent}";
    }

    /// <summary>The difference as a value with its interval.</summary>
    public static Estimate EstimateOf(PairedDifference difference) => new(difference.Mean, difference.HalfWidth, []);

    /// <summary>Every verdict on a metric in words, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Verdicts { get; } =
    [
        "better", "worse", "slightly better", "slightly worse", "lower", "higher", "slightly lower", "slightly higher",
        "no difference shown", "undecided", "not compared",
    ];

    /// <summary>A verdict on a metric in words.</summary>
    public static string Verdict(MetricComparison metric) => Verdict(metric.Verdict, metric.IsSlight);

    /// <summary>A verdict in words.</summary>
    public static string Verdict(ComparisonVerdict verdict, bool isSlight) =>
        (isSlight ? "slightly " : "") + Words.Hyphenated(verdict.ToString()).Replace('-', ' ');

    /// <summary>A verdict as a cell.</summary>
    public static string Cell(MetricComparison metric) => metric.Verdict switch
    {
        ComparisonVerdict.NoDifferenceShown => "none shown",
        ComparisonVerdict.NotCompared => Readable.Missing,
        _ => Verdict(metric),
    };

    /// <summary>A state that a host without results is in.</summary>
    public static string State(PointState state) => state switch
    {
        PointState.NotAdmitted => "not admitted",
        PointState.NotFinished => "not finished",
        PointState.NoSteadyState => "overloaded",
        PointState.NotStarted => "short of memory",
        PointState.RunTooShort => "not measured",
        _ => "steady",
    };
}
