using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>An objective in the terms of the readings that it is held against.</summary>
public static class ObjectiveTerms
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const double NanosecondsPerMicrosecond = 1e3;

    /// <summary>The metric that is bounded.</summary>
    public static Metric MetricOf(ObjectiveSpec objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective.Metric switch
        {
            ObjectiveMetric.ResponseTime => MetricCatalog.ResponseTime,
            ObjectiveMetric.ElapsedTime => MetricCatalog.ElapsedTime,
            ObjectiveMetric.Stretch => MetricCatalog.Stretch,
            ObjectiveMetric.ThroughputShortfall => MetricCatalog.ThroughputShortfall,
            ObjectiveMetric.CpuWaitPerDispatch => MetricCatalog.CpuWaitPerDispatch,
            ObjectiveMetric.LpBusy => MetricCatalog.LpBusy,
            ObjectiveMetric.MemoryPressure when objective.Guest.Length == 0 => MemoryMetrics.AveragePressure,
            ObjectiveMetric.MemoryPressure => MemoryMetrics.HighestPressure,
            ObjectiveMetric.Paging => MemoryMetrics.Paging,
            _ => throw new ArgumentOutOfRangeException(nameof(objective), objective.Metric, "No such metric."),
        };
    }

    /// <summary>Whether it bounds what guests lack of memory.</summary>
    public static bool IsOfMemory(ObjectiveSpec objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective.Metric is ObjectiveMetric.MemoryPressure or ObjectiveMetric.Paging;
    }

    /// <summary>One of <see cref="Statistic"/>, or empty.</summary>
    public static string StatisticOf(ObjectiveSpec objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return (objective.Metric, objective.Statistic) switch
        {
            (ObjectiveMetric.ThroughputShortfall, _) => "",
            (_, ObjectiveStatistic.Mean) => Statistic.Mean,
            (_, ObjectiveStatistic.P50) => Statistic.P50,
            (_, ObjectiveStatistic.P95) => Statistic.P95,
            (_, ObjectiveStatistic.P99) => Statistic.P99,
            _ => throw new ArgumentOutOfRangeException(nameof(objective), objective.Statistic, "No such statistic."),
        };
    }

    /// <summary>One of <see cref="Scope"/>, or empty.</summary>
    public static string ScopeOf(ObjectiveSpec objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective.Metric == ObjectiveMetric.LpBusy || IsOfMemory(objective) ? ""
            : objective.Across == ObjectiveScope.Worst ? Scope.Worst
            : Scope.Pooled;
    }

    /// <summary>The limit in the unit of the metric.</summary>
    public static double Limit(ObjectiveSpec objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective.Metric switch
        {
            ObjectiveMetric.ElapsedTime => objective.Limit.Time.Seconds,
            ObjectiveMetric.ResponseTime => objective.Limit.Time.Nanoseconds / NanosecondsPerMillisecond,
            ObjectiveMetric.CpuWaitPerDispatch => objective.Limit.Time.Nanoseconds / NanosecondsPerMicrosecond,
            _ => objective.Limit.Number,
        };
    }

    /// <summary>The objective in words: <c>web response-time p95 (worst) &lt;= 50 ms</c>.</summary>
    public static string Text(ObjectiveSpec objective) => $"{Missing(objective, "").Title} <= {objective.Limit}";

    /// <summary>What the objective is held against at a point.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="readings">The readings of the point.</param>
    public static MetricReading Reading(ObjectiveSpec objective, IReadOnlyList<MetricReading> readings)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var (metric, statistic, scope) = (MetricOf(objective), StatisticOf(objective), ScopeOf(objective));
        return readings.FirstOrDefault(reading => reading.Metric == metric && reading.Guest == objective.Guest
                && reading.Statistic == statistic && reading.Scope == scope)
            ?? Missing(objective, $"{(objective.Guest.Length == 0 ? "the host" : objective.Guest)} has no {metric.Name}");
    }

    internal static MetricReading Missing(ObjectiveSpec objective, string reason) => ReadingList.Missing(
        MetricOf(objective), objective.Guest, StatisticOf(objective), ScopeOf(objective), reason);
}
