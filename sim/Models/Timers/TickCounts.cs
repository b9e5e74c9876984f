namespace HvSim.Models.Timers;

/// <summary>What has become of the ticks of a virtual processor; all but <see cref="Late"/>, <see cref="Busy"/> and
/// <see cref="Waking"/>, which are parts of the delivered ones, add up to the points of its grid so far.</summary>
public readonly record struct TickCounts
{
    /// <summary>Delivered to the guest.</summary>
    public long Delivered { get; init; }

    /// <summary>Of them, those that found a thread on the virtual processor, to which the guest charges a whole period.</summary>
    public long Busy { get; init; }

    /// <summary>Of them, those that were delivered after they were due.</summary>
    public long Late { get; init; }

    /// <summary>Of them, those that woke an idle virtual processor.</summary>
    public long Waking { get; init; }

    /// <summary>Due while it did not run, and delivered as one with another.</summary>
    public long Merged { get; init; }

    /// <summary>Due while it did not run, and lost.</summary>
    public long Skipped { get; init; }

    /// <summary>Left out because it was idle.</summary>
    public long Suppressed { get; init; }

    /// <summary>Due, and waiting for it to run.</summary>
    public long Pending { get; init; }

    /// <summary>All points of the grid so far.</summary>
    public long Due => Delivered + Merged + Skipped + Suppressed + Pending;

    /// <summary>Count by count.</summary>
    public static TickCounts operator +(TickCounts a, TickCounts b) => new()
    {
        Delivered = a.Delivered + b.Delivered,
        Busy = a.Busy + b.Busy,
        Late = a.Late + b.Late,
        Waking = a.Waking + b.Waking,
        Merged = a.Merged + b.Merged,
        Skipped = a.Skipped + b.Skipped,
        Suppressed = a.Suppressed + b.Suppressed,
        Pending = a.Pending + b.Pending,
    };

    /// <summary>Count by count.</summary>
    public static TickCounts operator -(TickCounts a, TickCounts b) => new()
    {
        Delivered = a.Delivered - b.Delivered,
        Busy = a.Busy - b.Busy,
        Late = a.Late - b.Late,
        Waking = a.Waking - b.Waking,
        Merged = a.Merged - b.Merged,
        Skipped = a.Skipped - b.Skipped,
        Suppressed = a.Suppressed - b.Suppressed,
        Pending = a.Pending - b.Pending,
    };
}
