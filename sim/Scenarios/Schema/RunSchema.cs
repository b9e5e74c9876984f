using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>How long and how often to simulate.</summary>
internal static class RunSchema
{
    public static readonly ScalarKey<Duration> Duration = new("duration", Forms.Time)
    {
        Description = "Simulated time of one replication, warm-up included; for batch work the time by which it must be done.",
        Presence = Presence.Required,
        Minimum = "1 ms",
        Maximum = "720 h",
        Sample = "60 s",
    };

    public static readonly ScalarKey<WarmupChoice> Warmup = new("warmup", new WarmupForm())
    {
        Description = "Simulated time at the start that is not measured, or auto: the first replications of each point show how long "
            + "it has to be, at least a tenth of the run. Batch work is timed from its start and has none.",
        Default = WarmupForm.Automatic,
        Minimum = "0 s",
        Maximum = "720 h",
    };

    public static readonly ScalarKey<int> Least = new("min", Forms.Count)
    {
        Description = "The fewest replications of a point, each with random numbers of its own.",
        Default = "10",
        Minimum = "2",
        Maximum = "10000",
        Source = SourceKeys.OutputAnalysis,
    };

    public static readonly ScalarKey<int> Most = new("max", Forms.Count)
    {
        Description = "The most replications that a point gets while its intervals are too wide or leave an objective open; left out "
            + "beside a number that is given, there are just so many.",
        Default = "100",
        Minimum = "2",
        Maximum = "10000",
        Source = SourceKeys.OutputAnalysis,
    };

    public static readonly Section Replications = new("replications", Least, Most)
    {
        Description = "The number of replications, or the fewest and the most of them.",
        Presence = Presence.Implied,
        Shorthand = Least,
    };

    public static readonly ScalarKey<double> Mean = Target("mean", "means and medians", "5 %");

    public static readonly ScalarKey<double> P95 = Target("p95", "95th percentiles", "10 %");

    public static readonly ScalarKey<double> P99 = Target("p99", "99th percentiles", "15 %");

    public static readonly Section Precision = new("precision", Mean, P95, P99)
    {
        Description = "How precise the statistics of the objectives have to be before there are no more replications; without "
            + "objectives, mean and 95th percentile of each class.",
        Presence = Presence.Implied,
    };

    public static readonly ScalarKey<ulong> Seed = new("seed", Forms.Seed)
    {
        Description = "The master seed of all random numbers.",
        Default = "1",
        Minimum = "0",
    };

    public static readonly ScalarKey<Duration> Budget = new("budget", Forms.Time)
    {
        Description = "Time by the clock on the wall that simulating the whole study may take; left out, it takes as long as it "
            + "takes. No figure depends on it: a study that exceeds it stops and says so.",
        Minimum = "1 ms",
        Maximum = "720 h",
        Sample = "60 s",
    };

    public static readonly Section Run = new("run", Duration, Warmup, Replications, Precision, Seed, Budget)
    {
        Description = "How long, how often and from which seed to simulate.",
        Presence = Presence.Required,
    };

    private static ScalarKey<double> Target(string statistic, string what, string usual) => new(statistic, Forms.Percent)
    {
        Description = $"Relative error that {what} may have, at 95 % confidence.",
        Default = usual,
        Minimum = "0 %",
        IsAboveMinimum = true,
        Maximum = "100 %",
        Evidence = Evidence.Published,
        Source = SourceKeys.OutputAnalysis,
    };
}
