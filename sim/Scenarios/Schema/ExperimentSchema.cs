using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>How to simulate, along which axes, and which mix of guests.</summary>
internal static class ExperimentSchema
{
    public static readonly ScalarKey<Duration> RunDuration = new("duration", Forms.Time)
    {
        Description = "Simulated time of one replication, warm-up included; for batch work the time by which it must be done.",
        Presence = Presence.Required,
        Minimum = "1 ms",
        Maximum = "720 h",
        Sample = "60 s",
    };

    public static readonly ScalarKey<Duration> Warmup = new("warmup", Forms.Time)
    {
        Description = "Simulated time at the start that is not measured; to be given where a guest serves requests or clients.",
        Default = "0 s",
        Minimum = "0 s",
        Maximum = "720 h",
        RefusedWords = [("auto", new Fault(
            ProblemCode.NotModelled, "'auto' is not modelled yet",
            "Write a time that the start needs to settle, such as '5 s'."))],
    };

    public static readonly ScalarKey<int> Replications = new("replications", Forms.Count)
    {
        Description = "Number of replications, each with random numbers of its own.",
        Default = "5",
        Minimum = "2",
        Maximum = "10000",
        RefusedAsSection = new Fault(
            ProblemCode.NotModelled, "a number of replications between bounds is not modelled yet",
            "Write one number, such as '5'."),
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

    public static readonly Section Run = new("run", RunDuration, Warmup, Replications, Seed, Budget)
    {
        Description = "How long, how often and from which seed to simulate.",
        Presence = Presence.Required,
        Future = [new("precision", "Give more replications or a longer duration for narrower intervals.")],
    };

    public static readonly NamedMap Axes = new("axes", "path", new AxisKey
    {
        Description = "The values of the axis: a range 4..80, 4..80:4 or 20 /s..200 /s:20 /s, or a list [1, 2, 4].",
    })
    {
        Description = "The values to vary, by path; every combination is a point unless the axes are zipped.",
        Presence = Presence.Required,
        NamesArePaths = true,
        TakesNewNames = true,
    };

    public static readonly ScalarKey<bool> Find = new("find", new ChoiceForm<bool>(("overload", true), ("none", false)))
    {
        Description = "Overload searches along the only axis, from its first value to its last, for the first one at which an "
            + "objective breaks; none simulates every point.",
    };

    public static readonly ScalarKey<bool> Combine = new("combine", new ChoiceForm<bool>(("cartesian", false), ("zipped", true)))
    {
        Description = "How several axes make points; left out, cartesian: every value of one with every value of the others; "
            + "zipped: the first values of all together, then the second ones, and so on.",
    };

    public static readonly Section Sweep = new("sweep", Axes, Find, Combine)
    {
        Description = "Values to vary and what to look for along them.",
    };

    public static readonly ScalarKey<int> Total = new("total", Forms.Count)
    {
        Description = "Number of guests of the mix in all.",
        Presence = Presence.Required,
        Minimum = "0",
        Maximum = "100000",
    };

    public static readonly ScalarKey<double> Share = new("", Forms.Number)
    {
        Description = "Relative share of the guest class in the mix.",
        Minimum = "0",
        Maximum = "1000000",
    };

    public static readonly NamedMap Shares = new("shares", "guest", Share)
    {
        Description = "Relative share of each guest class in the mix.",
        Presence = Presence.Required,
        TakesNewNames = true,
    };

    public static readonly Section Mix = new("mix", Total, Shares)
    {
        Description = "The numbers of guests of several classes, scaled together.",
    };
}
