using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>What a fair-share scheduler, classic or core, is configured with.</summary>
public sealed record FairShareSettings
{
    /// <summary>Longest run of a virtual processor while others wait.</summary>
    public required Duration Slice { get; init; }

    /// <summary>
    /// Length of the aligned periods over which limits are enforced; a sleeper's reserve is saved up for one period at most.
    /// </summary>
    public required Duration LimitPeriod { get; init; }

    /// <summary>
    /// Whether run time under a reserve also counts against the weight's share: the rate is then the larger of reserve and share,
    /// else the reserve plus the weight's share of what is left.
    /// </summary>
    public required bool ReserveIsFloor { get; init; }

    /// <summary>Whether a woken virtual processor pre-empts one that is charged more.</summary>
    public required bool WakePreemption { get; init; }

    /// <summary>Shortest run of a guest before a woken one pre-empts it.</summary>
    public Duration MinimumRun { get; init; }

    /// <summary>How long a woken root virtual processor runs ahead of guests before it takes its turn among them.</summary>
    public required Duration RootPrecedence { get; init; }

    /// <summary>To whom a virtual processor that has been spinning for long gives its logical processor.</summary>
    public SpinYield SpinYield { get; init; } = SpinYield.Holder;
}
