namespace HvSim.Experiments.Comparison;

/// <summary>Which values of a metric are the better ones.</summary>
public enum MetricPreference
{
    /// <summary>Less is better.</summary>
    Less,

    /// <summary>More is better.</summary>
    More,

    /// <summary>Neither is better: more busy processors may be waste or more work done.</summary>
    None,
}

/// <summary>What is known of metrics when two hosts are compared.</summary>
public static class MetricPreferences
{
    private static readonly HashSet<Metric> BetterIfLess =
    [
        MetricCatalog.ResponseTime, MetricCatalog.ElapsedTime, MetricCatalog.Stretch, MetricCatalog.CpuWaitPerDispatch,
        MetricCatalog.CappedTime, MetricCatalog.ReadyThreads, MetricCatalog.HypervisorRunTime, MetricCatalog.LpHypervisor,
        MetricCatalog.BacklogGrowth,
    ];

    private static readonly HashSet<Metric> BetterIfMore = [MetricCatalog.Throughput, MetricCatalog.CompletedRatio];

    /// <summary>Which values of the metric are better.</summary>
    public static MetricPreference Of(Metric metric) =>
        BetterIfLess.Contains(metric) ? MetricPreference.Less
        : BetterIfMore.Contains(metric) ? MetricPreference.More
        : MetricPreference.None;
}
