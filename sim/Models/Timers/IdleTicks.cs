using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Models.Timers;

/// <summary>
/// The ticks of idle virtual processors that ran on one logical processor last. While its core is idle no such tick can change what
/// anybody does: it takes the logical processor for some microseconds and leaves it. So these are folded: nothing rings, and whoever
/// looks at the logical processor or takes it catches up on what has happened, tick by tick. As soon as the core is busy, the next tick
/// is an alarm and wakes its virtual processor like any interrupt.
/// <para>
/// Folded ticks that meet take turns. One that is under way when the core gets busy goes on as a ready virtual processor, for the
/// scheduler to place.
/// </para>
/// </summary>
internal sealed class IdleTicks
{
    private readonly Simulation _simulation;
    private readonly LogicalProcessor? _processor;
    private readonly Alarm _alarm;
    private TimerList _idle;
    private TimerList _waiting;
    private TimerList _displaced;
    private VirtualTimer? _running;
    private Instant _runEnds;
    private bool _folds;

    /// <summary>Nobody's ticks so far.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="name">Name of the alarm.</param>
    /// <param name="processor">The logical processor, which is idle, or null where no tick may be folded.</param>
    public IdleTicks(Simulation simulation, string name, LogicalProcessor? processor)
    {
        _simulation = simulation;
        _processor = processor;
        _folds = processor is not null;
        _alarm = simulation.CreateAlarm(name, OnAlarm);
    }

    /// <summary>Its virtual processor has gone idle.</summary>
    public void Add(VirtualTimer timer)
    {
        timer.Home = this;
        _idle.InsertByDue(timer);
        if (!_folds && _idle.First == timer)
            Arm();
    }

    /// <summary>
    /// Its virtual processor is about to get something to run. Afterwards it is idle, or ready where a folded tick had begun.
    /// </summary>
    public void Release(VirtualTimer timer)
    {
        var now = _simulation.Now;
        FoldUntil(now);
        if (timer == _running || _waiting.Contains(timer))
        {
            Displace(timer, now);
            _alarm.SetNow();
            if (_running is null && _waiting.TakeFirst() is { } next)
                Begin(next, now);
            return;
        }
        var wasFirst = _idle.First == timer;
        _idle.Remove(timer);
        timer.Home = null;
        if (!_folds && wasFirst)
            Arm();
    }

    /// <summary>The core has become idle.</summary>
    public void BeginFolding()
    {
        _folds = true;
        if (_displaced.First is null)
            _alarm.Cancel();
    }

    /// <summary>The core is about to become busy.</summary>
    public void EndFolding()
    {
        if (!_folds)
            return;
        var now = _simulation.Now;
        FoldUntil(now);
        _folds = false;
        if (_running is not null)
            Displace(_running, now);
        while (_waiting.First is { } waiting)
            Displace(waiting, now);
        Arm();
    }

    /// <summary>
    /// Catches up on folded ticks before an instant. In one go or in many, it comes to the same to the nanosecond, so that a reading
    /// may do it.
    /// </summary>
    public void FoldUntil(Instant now)
    {
        while (_folds)
        {
            var due = _idle.First is { } first ? first.Due : Instant.Never;
            if (_running is not null && _runEnds <= Instant.Min(due, now))
                Finish();
            else if (due < now)
                Arrive(_idle.TakeFirst()!, due);
            else
                return;
        }
    }

    private void Arrive(VirtualTimer timer, Instant due)
    {
        timer.Owner.FoldTick(due);
        if (_running is null)
            Begin(timer, due);
        else
            _waiting.Append(timer);
    }

    private void Begin(VirtualTimer timer, Instant start)
    {
        _running = timer;
        _runEnds = timer.Owner.BeginFoldedRun(_processor!, start);
    }

    private void Finish()
    {
        var done = _running!;
        done.Owner.EndFoldedRun(_processor!, _runEnds, RunState.Idle);
        _running = null;
        _idle.InsertByDue(done);
        if (_waiting.TakeFirst() is { } next)
            Begin(next, _runEnds);
    }

    private void Displace(VirtualTimer timer, Instant now)
    {
        if (timer == _running)
        {
            timer.Owner.EndFoldedRun(_processor!, now, RunState.Ready);
            _running = null;
        }
        else
        {
            _waiting.Remove(timer);
        }
        timer.Home = null;
        timer.Owner.FoldedTickDisplaced();
        _displaced.Append(timer);
    }

    private void Arm()
    {
        if (_displaced.First is not null)
            _alarm.SetNow();
        else if (_idle.First is { } first)
            _alarm.Set(first.Due);
        else
            _alarm.Cancel();
    }

    private void OnAlarm()
    {
        while (_displaced.TakeFirst() is { } displaced)
            displaced.Owner.AskForProcessor();
        if (_folds)
            return;
        while (_idle.First is { } first && first.Due <= _simulation.Now)
        {
            _idle.Remove(first);
            first.Home = null;
            first.Owner.WakeByTick();
        }
        Arm();
    }
}
