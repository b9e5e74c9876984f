using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What has to hold for the users of the guests to be content.</summary>
internal static class ObjectiveSchema
{
    public static readonly ScalarKey<string> Guest = new("guest", Forms.Name)
    {
        Description = "The guest class.",
        Presence = Presence.Required,
        Sample = "web",
    };

    public static readonly ScalarKey<ObjectiveMetric> Metric = new("metric", new ChoiceForm<ObjectiveMetric>(
        ("response-time", ObjectiveMetric.ResponseTime), ("elapsed-time", ObjectiveMetric.ElapsedTime)))
    {
        Description = "What is bounded: the response time of requests, or the elapsed time of batch work.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<ObjectiveStatistic> Statistic = new("statistic", new ChoiceForm<ObjectiveStatistic>(
        ("mean", ObjectiveStatistic.Mean), ("p50", ObjectiveStatistic.P50),
        ("p95", ObjectiveStatistic.P95), ("p99", ObjectiveStatistic.P99)))
    {
        Description = "Which statistic of it is bounded.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<Duration> Limit = new("limit", Forms.Time)
    {
        Description = "The largest value that is still good.",
        Presence = Presence.Required,
        Minimum = "0 ns",
        IsAboveMinimum = true,
        Maximum = "720 h",
        Sample = "50 ms",
    };

    public static readonly ScalarKey<ObjectiveScope> Across = new("across", new ChoiceForm<ObjectiveScope>(
        ("worst", ObjectiveScope.Worst), ("pooled", ObjectiveScope.Pooled)))
    {
        Description = "Whether the worst guest of the class must keep the bound or all of its guests pooled.",
        Default = "worst",
    };

    public static readonly Section Objective = new("", Guest, Metric, Statistic, Limit, Across)
    {
        Description = "A bound that a statistic of a guest class must keep.",
    };

    public static readonly ListOf Objectives = new("objectives", Objective)
    {
        Description = "What has to hold for the users of the guests to be content.",
    };
}
