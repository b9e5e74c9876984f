using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Models.Timers;

/// <summary>
/// The clock ticks of one virtual processor: points of a grid that nothing moves. They are no events. Whenever the virtual processor
/// changes its state, the points in the time that has passed are counted, and the state says what has become of them.
/// </summary>
/// <param name="settings">How it ticks.</param>
/// <param name="phase">Time from the start of the run to the first tick, above zero, at most the period.</param>
internal sealed class VirtualTimer(TimerSettings settings, Duration phase)
{
    private TickCounts _counts;
    private Instant? _wokeAt;

    /// <summary>Its virtual processor.</summary>
    public VirtualProcessor Owner { get; set; } = null!;

    /// <summary>The next tick that is not counted yet.</summary>
    public Instant Due { get; private set; } = Instant.Zero + phase;

    /// <summary>Whether ticks come while its virtual processor is idle.</summary>
    public bool TicksWhenIdle => !settings.IsSuppressedWhenIdle;

    /// <summary>Processor time of the guest's handler.</summary>
    public Duration Handler => settings.Handler;

    /// <summary>Who looks after its ticks while its virtual processor is idle; else null.</summary>
    public IdleTicks? Home { get; set; }

    /// <summary>The one before it in the list or queue of its home.</summary>
    public VirtualTimer? Previous { get; set; }

    /// <summary>The one behind it in the list or queue of its home.</summary>
    public VirtualTimer? Next { get; set; }

    /// <summary>A first tick somewhere within the first period, so that virtual processors do not tick in step.</summary>
    public static Duration DrawPhase(TimerSettings settings, RandomStream stream) =>
        settings.Period - Duration.FromNanoseconds((long)(settings.Period.Nanoseconds * stream.NextDouble()));

    /// <summary>Counts the ticks that fell due in a state that ends now.</summary>
    /// <param name="left">The state.</param>
    /// <param name="carriesWork">Whether a thread was on the virtual processor.</param>
    /// <param name="now">The instant.</param>
    public void Pass(RunState left, bool carriesWork, Instant now)
    {
        if (now < Due)
            return;
        var due = DueBy(now);
        _counts = With(left, carriesWork, due);
        Due += settings.Period * due;
    }

    /// <summary>What has become of all ticks until now, without counting them.</summary>
    public TickCounts Read(RunState state, bool carriesWork, Instant now) =>
        now < Due ? _counts : With(state, carriesWork, DueBy(now));

    /// <summary>The tick that is due wakes the idle virtual processor.</summary>
    public void Wake()
    {
        _counts = _counts with { Delivered = _counts.Delivered + 1, Waking = _counts.Waking + 1 };
        _wokeAt = Due;
        Due += settings.Period;
    }

    /// <summary>The virtual processor runs from now on; returns how many ticks it has to take late.</summary>
    public long Resume(bool carriesWork, Instant now)
    {
        if (_wokeAt is { } woke)
        {
            _wokeAt = null;
            if (woke < now)
                _counts = _counts with { Late = _counts.Late + 1 };
        }
        return _counts.Pending == 0 ? 0 : DeliverLate(carriesWork);
    }

    private long DeliverLate(bool carriesWork)
    {
        var pending = _counts.Pending;
        var delivered = settings.Late switch
        {
            LateTicks.CatchUp => Math.Min(pending, settings.MostCaughtUp),
            LateTicks.Merge => 1,
            _ => 0,
        };
        var rest = pending - delivered;
        var merges = settings.Late == LateTicks.Merge;
        _counts = _counts with
        {
            Delivered = _counts.Delivered + delivered,
            Busy = _counts.Busy + (carriesWork ? delivered : 0),
            Late = _counts.Late + delivered,
            Merged = _counts.Merged + (merges ? rest : 0),
            Skipped = _counts.Skipped + (merges ? 0 : rest),
            Pending = 0,
        };
        return delivered;
    }

    private long DueBy(Instant now) => ((now - Due).Nanoseconds / settings.Period.Nanoseconds) + 1;

    private TickCounts With(RunState state, bool carriesWork, long due) => state switch
    {
        RunState.Running => _counts with
        {
            Delivered = _counts.Delivered + due,
            Busy = _counts.Busy + (carriesWork ? due : 0),
        },
        RunState.Idle when settings.IsSuppressedWhenIdle => _counts with { Suppressed = _counts.Suppressed + due },
        _ => _counts with { Pending = _counts.Pending + due },
    };
}
