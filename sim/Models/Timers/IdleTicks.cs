using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Models.Timers;

/// <summary>
/// The ticks of idle virtual processors that ran on one logical processor last, or on one core where the scheduler gives away whole
/// cores. While the core is idle no such tick can change what anybody does: it takes a logical processor for some microseconds and
/// leaves it. So these are folded: nothing rings, and whoever looks at the logical processor or takes it catches up on what has
/// happened, tick by tick. As soon as the core is busy, the next tick is an alarm and wakes its virtual processor like any interrupt.
/// <para>
/// Folded ticks that meet take turns. One that is under way when the core gets busy wakes its virtual processor at once, for the
/// scheduler to place.
/// </para>
/// </summary>
internal sealed class IdleTicks
{
    private readonly Simulation _simulation;
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
    /// <param name="folds">Whether ticks may be folded: there is a core, and it is idle.</param>
    public IdleTicks(Simulation simulation, string name, bool folds)
    {
        _simulation = simulation;
        _folds = folds;
        _alarm = simulation.CreateAlarm(name, OnAlarm);
    }

    /// <summary>Its virtual processor has gone idle.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="place">Where folded ticks are handled; null where none are.</param>
    public void Add(VirtualTimer timer, LogicalProcessor? place)
    {
        timer.Home = this;
        timer.Place = place;
        _idle.InsertByDue(timer);
        if (!_folds && _idle.First == timer)
            Arm();
    }

    /// <summary>Its virtual processor, which is idle, is about to get something to run; a folded tick is broken off.</summary>
    public void Release(VirtualTimer timer)
    {
        var now = _simulation.Now;
        FoldUntil(now);
        if (timer == _running || _waiting.Contains(timer))
            Displace(timer, now);
        var isFirst = _idle.First == timer;
        if (_displaced.Contains(timer))
            _displaced.Remove(timer);
        else
            _idle.Remove(timer);
        timer.Home = null;
        if (_folds && _running is null && _waiting.TakeFirst() is { } next)
            Begin(next, now);
        if (!_folds && isFirst)
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
        _runEnds = timer.Owner.BeginFoldedRun(timer.Place!, start);
    }

    private void Finish()
    {
        var done = _running!;
        done.Owner.EndFoldedRun(done.Place!, _runEnds);
        _running = null;
        _idle.InsertByDue(done);
        if (_waiting.TakeFirst() is { } next)
            Begin(next, _runEnds);
    }

    /// <summary>Breaks a folded tick off, or the wait for it.</summary>
    private void Displace(VirtualTimer timer, Instant now)
    {
        if (timer == _running)
        {
            timer.Owner.EndFoldedRun(timer.Place!, now);
            _running = null;
        }
        else
        {
            _waiting.Remove(timer);
        }
        timer.Owner.BreakOffFoldedTick(now);
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
        {
            displaced.Home = null;
            displaced.Owner.GoOnWithTick();
        }
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
