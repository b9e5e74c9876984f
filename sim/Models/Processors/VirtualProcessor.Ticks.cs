using HvSim.Engine;
using HvSim.Models.Timers;

namespace HvSim.Models.Processors;

/// <summary>Clock ticks: counted while it runs, late while it may not, and a wake-up while it is idle.</summary>
public sealed partial class VirtualProcessor
{
    private readonly VirtualTimer? _timer;
    private readonly double _interceptRatio;
    private readonly bool _mayFoldTicks;
    private IdleTicks? _unfoldedTicks;
    private bool _carriesWork;
    private bool _hasBrokenOffTick;

    /// <summary>What has become of its ticks until <paramref name="now"/>; all zero where it has none.</summary>
    public TickCounts ReadTicks(Instant now)
    {
        CatchUpOnTicks(now);
        return _timer is null ? default : _timer.Read(ClockState, _carriesWork, now);
    }

    /// <summary>The run begins, and it is idle: until it has run somewhere, its ticks wake it one by one.</summary>
    internal void StartTicks(IdleTicks unfolded)
    {
        _unfoldedTicks = unfolded;
        if (_timer is { TicksWhenIdle: true })
            unfolded.Add(_timer, place: null);
    }

    /// <summary>The tick that is due finds it idle and wakes it.</summary>
    internal void WakeByTick()
    {
        TakeWakingTick();
        Enter(RunState.Ready);
        _scheduler.Woken(this);
    }

    /// <summary>As <see cref="WakeByTick"/>, at an instant that has passed and without asking the scheduler.</summary>
    internal void FoldTick(Instant due)
    {
        TakeWakingTick();
        _clock.Enter((int)RunState.Ready, due);
        Tell(RunState.Ready, place: null, due);
    }

    /// <summary>As <see cref="Dispatch"/>, at an instant that has passed; returns when the tick will have been handled.</summary>
    internal Instant BeginFoldedRun(LogicalProcessor processor, Instant start)
    {
        var lead = _history.Dispatched(processor, start, _timer!.Handler);
        _timer.Pass(RunState.Ready, carriesWork: false, start);
        _clock.Enter((int)RunState.Running, start);
        Tell(RunState.Running, processor, start);
        _carriesWork = false;
        TakeLateTicks(start);
        processor.BeginFoldedRun(this, start);
        _meter.Begin(start, lead, _meter.Pace);
        return start + _meter.TimeFor(Duration.Zero);
    }

    /// <summary>As <see cref="Block"/>, at an instant that may have passed.</summary>
    internal void EndFoldedRun(LogicalProcessor processor, Instant end)
    {
        var times = _meter.Settle(end, Duration.Zero);
        processor.Charge(times, isRoot: false);
        if (IsRemoteOn(processor))
            _remoteRun += times.Total;
        _timer!.Pass(RunState.Running, carriesWork: false, end);
        _history.Left(processor);
        processor.EndFoldedRun(end, _meter.WakeLeft);
        _clock.Enter((int)RunState.Idle, end);
        Tell(RunState.Idle, place: null, end);
    }

    /// <summary>Its folded tick is not done; it is idle until it wakes at this instant to go on with it.</summary>
    internal void BreakOffFoldedTick(Instant now)
    {
        _clock.Enter((int)RunState.Idle, now);
        Tell(RunState.Idle, place: null, now);
        _hasBrokenOffTick = true;
    }

    /// <summary>It wakes to go on with a folded tick.</summary>
    internal void GoOnWithTick()
    {
        _hasBrokenOffTick = false;
        Enter(RunState.Ready);
        _scheduler.Woken(this);
    }

    private void CatchUpOnTicks(Instant now) => _timer?.Home?.FoldUntil(now);

    private void TakeWakingTick()
    {
        _timer!.Wake();
        _history.Woke();
        _meter.AddHypervisorTime(Partition.Settings.Intercepts.WakingTickCost);
        _meter.AddTickHandler(_timer.Handler);
    }

    private void TakeLateTicks(Instant now)
    {
        var late = _timer?.Resume(_carriesWork, now) ?? 0;
        if (late > 0)
            _meter.AddHypervisorTime(Partition.Settings.Intercepts.TickCost * late);
    }

    /// <summary>A thread wakes it; where it is about to go on with a tick, it has woken already.</summary>
    private void CountWake()
    {
        if (!_hasBrokenOffTick)
            _history.Woke();
        _hasBrokenOffTick = false;
    }

    /// <summary>Whatever ticks have done to it so far is settled before a thread comes.</summary>
    private void SettleTicksBeforeThread()
    {
        _timer?.Home?.Release(_timer);
        if (State == RunState.Running && !_carriesWork)
        {
            Settle();
            _timer?.Pass(RunState.Running, carriesWork: false, _simulation.Now);
            _meter.AddRefill(_history.TakeOwedRefill());
        }
        _carriesWork = true;
    }

    /// <summary>Where it stands still, ticks wait until it goes on, as interrupts do.</summary>
    private void LeaveTicksTo(LogicalProcessor freed)
    {
        if (_timer is { TicksWhenIdle: true } && !StandsStill)
        {
            if (_mayFoldTicks)
                freed.Ticks!.Add(_timer, freed);
            else
                _unfoldedTicks!.Add(_timer, place: null);
        }
    }
}
