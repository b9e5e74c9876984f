using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// Which statistics of a class's times are shown, and which with their intervals: those that its objectives bound, and the usual
/// one where none does.
/// </summary>
internal static class BoundedStatistics
{
    /// <summary>The statistics of a metric of a class that objectives bound, in their order.</summary>
    public static IReadOnlyList<string> Of(Study study, string guest, Metric metric) =>
        [.. Wording.ObjectivesOf(study, guest, metric).Select(ObjectiveTerms.StatisticOf).Distinct()];

    /// <summary>What a sentence tells of a metric of a class: what its first objective bounds, or the usual statistic.</summary>
    public static string Leading(Study study, string guest, Metric metric, string usual) =>
        Of(study, guest, metric) is [var first, ..] ? first : usual;

    /// <summary>Whether a statistic has its interval beside it.</summary>
    public static bool HasInterval(Study study, string guest, Metric metric, string statistic, string usual) =>
        Of(study, guest, metric) is { Count: > 0 } bounded ? bounded.Contains(statistic) : statistic == usual;

    /// <summary>
    /// The statistics of response times that a table of these classes has room for: median and tail; the mean takes the median's
    /// place where an objective bounds the mean and none the median.
    /// </summary>
    public static IReadOnlyList<string> OfResponseTimes(Study study, IReadOnlyList<string> guests)
    {
        var bounded = guests.SelectMany(guest => Of(study, guest, MetricCatalog.ResponseTime)).ToHashSet();
        var hasMean = bounded.Contains(Statistic.Mean);
        return
        [
            .. hasMean ? [Statistic.Mean] : Array.Empty<string>(),
            .. hasMean && !bounded.Contains(Statistic.P50) ? [] : new[] { Statistic.P50 },
            Statistic.P95,
            Statistic.P99,
        ];
    }
}
