using HvSim.Experiments;
using HvSim.Scenarios.Specs;

namespace HvSim.Report;

/// <summary>Phrases that charts and texts share.</summary>
internal static class Wording
{
    /// <summary>Name of an objective's statistic in the result files.</summary>
    public static string StatisticName(ObjectiveStatistic statistic) => statistic.ToString().ToLowerInvariant();

    /// <summary>An objective in words: <c>web response-time p95 (worst) &lt;= 50 ms</c>.</summary>
    public static string Objective(ObjectiveSpec objective) => ObjectiveTerms.Text(objective);

    /// <summary>The objectives that bound a metric of a guest class.</summary>
    public static List<ObjectiveSpec> ObjectivesOf(Study study, string guest, Metric metric) =>
        [.. study.Loaded.Scenario.Objectives.Where(o => o.Guest == guest && ObjectiveTerms.MetricOf(o) == metric)];

    /// <summary>
    /// The classes with readings of a metric; those with an objective first, since the chart without a class in its name is
    /// the first one's.
    /// </summary>
    public static List<string> Classes(Study study, Metric metric) => [.. study.Loaded.Scenario.Objectives.Select(o => o.Guest)
        .Concat(study.Loaded.Scenario.Guests.Select(g => g.Name))
        .Distinct()
        .Where(g => study.Points.Any(p => p.Readings.Any(r => r.Metric.Name == metric.Name && r.Guest == g)))];

    /// <summary>What the intervals are: <c>95 % intervals over 12 replications</c>.</summary>
    public static string IntervalNote(Study study) =>
        Replications(study) is { Length: > 0 } count ? $"95 % intervals over {count} replications" : "";

    /// <summary>Number of replications, <c>12</c> or <c>10 to 40</c>; empty where nothing was simulated.</summary>
    public static string Replications(Study study)
    {
        var counts = study.Points.Select(p => p.Replications.Count).Where(c => c > 0).ToList();
        return counts.Count == 0 ? "" : counts.Min() == counts.Max() ? $"{counts.Min()}" : $"{counts.Min()} to {counts.Max()}";
    }

    /// <summary>Whether the scenario has batch work.</summary>
    public static bool IsBatch(Study study) => study.Loaded.Scenario.Guests.Any(g => g.Workload is BatchWorkload);
}
