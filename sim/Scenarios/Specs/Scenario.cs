namespace HvSim.Scenarios.Specs;

/// <summary>One experiment, as the user described it and with every default filled in; never changes once read.</summary>
public sealed record Scenario
{
    /// <summary>Name of the experiment; also names the default result folder.</summary>
    public required string Name { get; init; }

    /// <summary>The question that the scenario's first comment line asks, without the comment sign; empty when there is none.</summary>
    public required string Question { get; init; }

    /// <summary>The machine and what runs directly on it.</summary>
    public required HostSpec Host { get; init; }

    /// <summary>The guest classes in the order of the file; counts from a mix are already filled in.</summary>
    public required IReadOnlyList<GuestSpec> Guests { get; init; }

    /// <summary>The mix that set the counts, or null where each class has its own count.</summary>
    public MixSpec? Mix { get; init; }

    /// <summary>What has to hold for the users of the guests to be content.</summary>
    public required IReadOnlyList<ObjectiveSpec> Objectives { get; init; }

    /// <summary>How long, how often and from which seed to simulate.</summary>
    public required RunSpec Run { get; init; }

    /// <summary>The sweep that the file asks for, or null.</summary>
    public SweepSpec? Sweep { get; init; }

    /// <summary>What a comparison holds against the file as it stands, in the order of the file.</summary>
    public IReadOnlyList<AlternativeSpec> Alternatives { get; init; } = [];

    /// <summary>Whether guests follow traces, so that a run ends with them and has no steady state to look for.</summary>
    public bool FollowsTraces() => Guests.Any(guest => guest.Workload is TraceWorkload);
}

/// <summary>Other settings of host and guests under a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Changes">The values that it changes, in the order of the file.</param>
public sealed record AlternativeSpec(string Name, IReadOnlyList<Override> Changes)
{
    /// <summary>What the file as it stands is called among its alternatives; no alternative has this name.</summary>
    public const string Base = "base";
}

/// <summary>The number of guests of several classes, scaled on one axis.</summary>
/// <param name="Total">Number of guests in all.</param>
/// <param name="Shares">Relative share of each class by name; at least one is positive.</param>
public sealed record MixSpec(int Total, IReadOnlyList<MixShare> Shares);

/// <summary>The share of one guest class in a mix.</summary>
public readonly record struct MixShare(string Guest, double Share);

/// <summary>A bound that a statistic of a guest class must keep.</summary>
public sealed record ObjectiveSpec
{
    /// <summary>Name of the guest class; empty for the host.</summary>
    public required string Guest { get; init; }

    /// <summary>What is bounded.</summary>
    public required ObjectiveMetric Metric { get; init; }

    /// <summary>Which statistic of it.</summary>
    public required ObjectiveStatistic Statistic { get; init; }

    /// <summary>The largest value that is still good.</summary>
    public required ObjectiveLimit Limit { get; init; }

    /// <summary>Whether the worst guest of the class must keep the bound or all of its guests pooled.</summary>
    public required ObjectiveScope Across { get; init; }
}

/// <summary>What an objective bounds.</summary>
public enum ObjectiveMetric
{
    /// <summary>From arrival of a request to the end of its last step.</summary>
    ResponseTime,

    /// <summary>From the start of a batch guest to the end of its work.</summary>
    ElapsedTime,

    /// <summary>Mean elapsed time of batch work over that of a guest alone without a hypervisor.</summary>
    Stretch,

    /// <summary>Part of the requests that arrive at a class which is not completed.</summary>
    ThroughputShortfall,

    /// <summary>Mean time that a virtual processor of a class, or of any guest, is ready before it is dispatched.</summary>
    CpuWaitPerDispatch,

    /// <summary>Share of time that the logical processors are busy.</summary>
    LpBusy,

    /// <summary>Memory committed over memory held: of a class its guest with the most, or the mean of all guests.</summary>
    MemoryPressure,

    /// <summary>Pages of its working set that a guest of a class fetches.</summary>
    Paging,
}

/// <summary>Which statistic an objective bounds.</summary>
public enum ObjectiveStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The median.</summary>
    P50,

    /// <summary>The 95th percentile.</summary>
    P95,

    /// <summary>The 99th percentile.</summary>
    P99,
}

/// <summary>Over what an objective's statistic is formed.</summary>
public enum ObjectiveScope
{
    /// <summary>The guest of the class that fares worst.</summary>
    Worst,

    /// <summary>All requests of the class together.</summary>
    Pooled,
}

/// <summary>The axes of a sweep and what is looked for along them.</summary>
public sealed record SweepSpec
{
    /// <summary>The axes; every combination is a point (first axis slowest) unless they are zipped.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>Whether to search for the first value of the only axis, in its order, at which an objective breaks.</summary>
    public required bool FindOverload { get; init; }

    /// <summary>Whether point k has value k of every axis, all of which have as many values.</summary>
    public bool IsZipped { get; init; }
}

/// <summary>One axis of a sweep.</summary>
/// <param name="Path">Path of the scenario value, as in <c>--set</c>: <c>guests.web.count</c>.</param>
/// <param name="Values">The values in order, as they would stand in the file.</param>
public sealed record SweepAxis(string Path, IReadOnlyList<string> Values);
