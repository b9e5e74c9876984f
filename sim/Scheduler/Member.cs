using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// A virtual processor as a member of its account: its limit, its CPU group, and the hardware thread of a place that it takes.
/// </summary>
internal sealed class Member(VirtualProcessor processor, int thread, LimitMeter limit, GroupMeter? group)
{
    private Instant _countedUntil;

    public VirtualProcessor Processor { get; } = processor;

    /// <summary>Number of the place's hardware thread that it runs on.</summary>
    public int Thread { get; } = thread;

    /// <summary>The CPU group whose cap bounds it, or null.</summary>
    public GroupMeter? Group { get; } = group;

    /// <summary>The account that its run time is charged to.</summary>
    public Account Account { get; set; } = null!;

    /// <summary>Whether it has asked for a decision that is not taken yet.</summary>
    public bool IsAsking { get; set; }

    /// <summary>Whether it may be dispatched with its account.</summary>
    public bool IsReady => Processor.State == RunState.Ready && !IsAsking;

    public bool IsRunning => Processor.State == RunState.Running;

    /// <summary>Whether its limit or its group's cap holds it back for the rest of the period.</summary>
    public bool IsUsedUp(Instant now) => limit.IsUsedUp(now) || (Group is not null && Group.IsUsedUp(now));

    /// <summary>How long its run may go on from now before its limit holds it back.</summary>
    public Duration LongestRun(Instant now)
    {
        CountUntil(now);
        return limit.LongestRun(now);
    }

    /// <summary>Start of the next aligned period of its limit.</summary>
    public Instant NextPeriod(Instant now) => limit.NextBoundary(now);

    public void Dispatch(LogicalProcessor processor, Instant now)
    {
        _countedUntil = now;
        Group?.Began(now);
        Processor.Dispatch(processor);
    }

    public void Preempt(Instant now)
    {
        EndRun(now);
        Processor.Preempt();
    }

    /// <summary>Counts its run until now against its limit.</summary>
    public void CountUntil(Instant now)
    {
        limit.Count(_countedUntil, now);
        _countedUntil = now;
    }

    /// <summary>Its run is over.</summary>
    public void EndRun(Instant now)
    {
        CountUntil(now);
        Group?.Ended(now);
    }
}
