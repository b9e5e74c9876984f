namespace HvSim.Models.Guests.Locking;

/// <summary>What comes of an attempt to take a lock.</summary>
internal enum LockAnswer
{
    /// <summary>The thread holds it.</summary>
    Taken,

    /// <summary>The thread spins on its virtual processor and attempts it again when told to, and whenever that is dispatched.</summary>
    Spin,

    /// <summary>The thread blocks.</summary>
    Block,
}

/// <summary>
/// A lock of one guest: its holder and those who wait. Waiters spin, mounted on their virtual processors, or sleep without one.
/// <para>
/// Ticket locks pass from the holder to the longest waiter at once. All others are set free by their release, and taken by whoever
/// attempts them first: a thread that spins on a logical processor now, the longest waiter first; else one that comes by, or the sleeper
/// that the release has woken.
/// </para>
/// <para>
/// Those who spin for an adaptive lock stand in a queue, as in Linux: the first watches the holder, every other one the spinner before
/// it, and only the first may take the lock. They spin while whom they watch is on a virtual processor or, with the lock hint, while that
/// one is running; else they sleep. A sleeper that was woken goes to the head of the queue; where it has to sleep again it gets the next
/// release (as in Linux since version 4.10), so that nobody sleeps for ever.
/// </para>
/// </summary>
internal sealed class GuestLock(LockKind kind, int number, Partition partition)
{
    private readonly ThreadScheduler _threads = partition.Threads;
    private readonly bool _seesPreemption = partition.Settings.Spin.SeesPreemption;
    private readonly List<Request> _spinners = [];
    private readonly RequestQueue _sleepers = new();
    private Request? _woken;
    private bool _handsOver;

    public LockKind Kind { get; } = kind;

    /// <summary>Its number in the guest's program.</summary>
    public int Number { get; } = number;

    /// <summary>The thread that holds it, or null.</summary>
    public Request? Holder { get; private set; }

    /// <summary>The running thread attempts the lock.</summary>
    public LockAnswer Attempt(Request thread)
    {
        if (Holder == thread || (Holder is null && MayTake(thread)))
        {
            HandTo(thread);
            return LockAnswer.Taken;
        }
        if (!MaySpin(thread))
            return LockAnswer.Block;
        if (thread.SpinsFor is null)
        {
            _spinners.Insert(_woken == thread ? 0 : _spinners.Count, thread);
            thread.SpinsFor = this;
        }
        return LockAnswer.Spin;
    }

    /// <summary>The thread, off its virtual processor, sleeps until it is woken.</summary>
    public void Sleep(Request thread)
    {
        var wasBeaten = _woken == thread;
        StopWaiting(thread);
        thread.BeginLockWait();
        if (!wasBeaten)
        {
            _sleepers.Enqueue(thread);
            return;
        }
        _handsOver = Kind == LockKind.Adaptive;
        _sleepers.EnqueueFirst(thread);
    }

    /// <summary>The holder gives the lock back.</summary>
    public void Release()
    {
        Holder!.Holds = null;
        Holder = null;
        partition.Observer?.LockIsHeld(partition, Number, null);
        if (_handsOver && _sleepers.Dequeue() is { } beaten)
        {
            _handsOver = false;
            HandTo(beaten);
            Wake(beaten);
            Recheck();
            return;
        }
        if (NextSpinner() is { } spinner)
        {
            HandTo(spinner);
            spinner.Carrier!.StopSpinning();
        }
        if (_woken is null && _sleepers.Dequeue() is { } sleeper)
        {
            _woken = sleeper;
            Wake(sleeper);
        }
    }

    /// <summary>The guest has taken the holder off its virtual processor.</summary>
    public void HolderUnmounted()
    {
        if (Kind == LockKind.Adaptive)
            Recheck();
    }

    /// <summary>The holder's virtual processor has lost its logical processor.</summary>
    public void HolderPreempted()
    {
        if (Kind == LockKind.Adaptive && _seesPreemption)
            Recheck();
    }

    /// <summary>The virtual processor of one that spins has lost its logical processor.</summary>
    public void SpinnerPreempted(Request thread)
    {
        if (Kind != LockKind.Adaptive || !_seesPreemption)
            return;
        var next = _spinners.IndexOf(thread) + 1;
        if (next < _spinners.Count)
            _spinners[next].Carrier!.StopSpinning();
    }

    /// <summary>Whether it may take the lock while that is free: of those who spin in a queue, the first alone.</summary>
    private bool MayTake(Request thread) => Kind != LockKind.Adaptive || thread.SpinsFor is null || _spinners[0] == thread;

    private bool MaySpin(Request thread) => Kind switch
    {
        LockKind.Mutex => false,
        LockKind.Adaptive => Ahead(thread)?.Carrier is { } carrier && (!_seesPreemption || carrier.IsRunning),
        _ => true,
    };

    /// <summary>The thread that a waiter of an adaptive lock watches: the one before it among those who spin, else the holder.</summary>
    private Request? Ahead(Request thread)
    {
        var place = thread.SpinsFor is null ? (_woken == thread ? 0 : _spinners.Count) : _spinners.IndexOf(thread);
        return place > 0 ? _spinners[place - 1] : Holder;
    }

    private Request? NextSpinner()
    {
        if (_spinners.Count == 0)
            return null;
        switch (Kind)
        {
            case LockKind.SpinTicket:
                return _spinners[0];
            case LockKind.Adaptive:
                return _spinners[0].Carrier!.IsSpinning ? _spinners[0] : null;
        }
        foreach (var spinner in _spinners)
        {
            if (spinner.Carrier!.IsSpinning)
                return spinner;
        }
        return null;
    }

    private void HandTo(Request thread)
    {
        StopWaiting(thread);
        if (Holder != thread)
            partition.Observer?.LockIsHeld(partition, Number, thread.LastCarrier);
        Holder = thread;
        thread.Holds = this;
    }

    private void StopWaiting(Request thread)
    {
        if (thread.SpinsFor is not null)
        {
            var wasFirst = _spinners[0] == thread;
            _spinners.Remove(thread);
            thread.SpinsFor = null;
            if (wasFirst && Kind == LockKind.Adaptive && _spinners.Count > 0)
                _spinners[0].Carrier!.StopSpinning();
        }
        if (_woken == thread)
            _woken = null;
    }

    private void Wake(Request sleeper)
    {
        sleeper.EndLockWait();
        _threads.MakeReady(sleeper);
    }

    /// <summary>Everybody who spins on a logical processor looks again.</summary>
    private void Recheck()
    {
        foreach (var spinner in _spinners)
            spinner.Carrier!.StopSpinning();
    }
}
