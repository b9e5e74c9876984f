using HvSim.Engine;

namespace HvSim.Models.Timers;

/// <summary>How the virtual processors of a partition have their clock ticks.</summary>
public sealed record TimerSettings
{
    /// <summary>Time from one tick of a virtual processor to its next one, above zero.</summary>
    public required Duration Period { get; init; }

    /// <summary>Whether an idle virtual processor has no ticks, instead of being woken by each.</summary>
    public required bool IsSuppressedWhenIdle { get; init; }

    /// <summary>What becomes of ticks that fall due while a virtual processor wants to run and does not.</summary>
    public required LateTicks Late { get; init; }

    /// <summary>Most ticks that are caught up at once, at least 1; the others are skipped.</summary>
    public int MostCaughtUp { get; init; } = int.MaxValue;

    /// <summary>Processor time of the guest's tick handler on a virtual processor that was idle, zero or more.</summary>
    public Duration Handler { get; init; }
}

/// <summary>What becomes of ticks that fall due while a virtual processor wants to run and does not.</summary>
public enum LateTicks
{
    /// <summary>They are delivered one by one as soon as it runs.</summary>
    CatchUp,

    /// <summary>One is delivered for all of them as soon as it runs.</summary>
    Merge,

    /// <summary>They are lost.</summary>
    Skip,
}
