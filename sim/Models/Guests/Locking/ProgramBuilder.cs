using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Models.Guests.Locking;

/// <summary>
/// Writes the program of a request as a linear array of steps: critical sections that repeat are written out, so that a request needs
/// no more than a cursor.
/// </summary>
public sealed class ProgramBuilder
{
    private readonly List<ProgramStep> _steps = [];
    private readonly List<LockKind> _kinds = [];
    private readonly List<string> _names = [];
    private readonly List<BarrierSettings> _barriers = [];
    private readonly List<int> _pauses = [];
    private readonly List<RequestLife> _lives = [];

    /// <summary>Computes for a time.</summary>
    public ProgramBuilder Compute(TimeSampler time)
    {
        _steps.Add(new ProgramStep(StepAction.Compute, time));
        return this;
    }

    /// <summary>Sleeps for a time.</summary>
    public ProgramBuilder Sleep(TimeSampler time)
    {
        _steps.Add(new ProgramStep(StepAction.Sleep, time));
        return this;
    }

    /// <summary>Critical sections under one lock.</summary>
    /// <param name="name">Name of the lock; steps of the same name share it.</param>
    /// <param name="kind">Its kind; the same for every step that names it.</param>
    /// <param name="hold">Processor time under the lock, each time.</param>
    /// <param name="times">Number of critical sections.</param>
    /// <param name="between">Processor time before each of them, or null for none.</param>
    /// <exception cref="ArgumentException">Another step gives the lock another kind.</exception>
    public ProgramBuilder Lock(string name, LockKind kind, TimeSampler hold, int times = 1, TimeSampler? between = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var number = NumberOf(name, kind);
        for (var i = 0; i < times; i++)
        {
            if (between is not null)
                _steps.Add(new ProgramStep(StepAction.Compute, between));
            _steps.Add(new ProgramStep(StepAction.Acquire, null, number));
            _steps.Add(new ProgramStep(StepAction.Compute, hold));
            _steps.Add(new ProgramStep(StepAction.Release, null, number));
        }
        return this;
    }

    /// <summary>Flushes or interrupts.</summary>
    /// <param name="action">Which of them.</param>
    /// <param name="times">How often.</param>
    /// <param name="between">Processor time before each of them, or null for none.</param>
    /// <param name="includesIdle">Whether they go to idle virtual processors too, which wake.</param>
    public ProgramBuilder Signal(StepAction action, int times = 1, TimeSampler? between = null, bool includesIdle = false)
    {
        if (action is not (StepAction.Flush or StepAction.InterruptOne or StepAction.InterruptAll))
            throw new ArgumentOutOfRangeException(nameof(action), action, "Only a flush or an interrupt is sent to others.");
        for (var i = 0; i < times; i++)
        {
            if (between is not null)
                _steps.Add(new ProgramStep(StepAction.Compute, between));
            _steps.Add(new ProgramStep(action, null, IncludesIdle: includesIdle));
        }
        return this;
    }

    /// <summary>Meetings at one barrier.</summary>
    /// <param name="barrier">How many threads meet there, and how they wait.</param>
    /// <param name="times">How often.</param>
    /// <param name="between">Processor time before each meeting, or null for none.</param>
    public ProgramBuilder Barrier(BarrierSettings barrier, int times = 1, TimeSampler? between = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(barrier.Parties, 1, nameof(barrier));
        _barriers.Add(barrier);
        for (var i = 0; i < times; i++)
        {
            if (between is not null)
                _steps.Add(new ProgramStep(StepAction.Compute, between));
            _steps.Add(new ProgramStep(StepAction.Barrier, null, _barriers.Count - 1));
        }
        return this;
    }

    /// <summary>A pause of all of the guest's threads.</summary>
    /// <param name="every">One in how many threads that come to this step stops the others; at least 1.</param>
    /// <param name="work">Processor time that it takes while all others are stopped.</param>
    public ProgramBuilder Pause(int every, TimeSampler work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        _pauses.Add(every);
        var number = _pauses.Count - 1;
        _steps.Add(new ProgramStep(StepAction.StopWorld, null, number));
        _steps.Add(new ProgramStep(StepAction.Compute, work));
        _steps.Add(new ProgramStep(StepAction.ResumeWorld, null, number));
        return this;
    }

    /// <summary>Transfers to or from a disk.</summary>
    /// <param name="disk">Number of the disk within the guest.</param>
    /// <param name="kind">What each of them moves.</param>
    /// <param name="count">How many.</param>
    /// <param name="isParallel">Whether all are begun before the first one has ended.</param>
    /// <param name="driver">What the guest's driver does for each of them.</param>
    public ProgramBuilder Transfer(int disk, TransferKind kind, int count, bool isParallel, DriverSteps driver)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(driver);
        for (var i = 0; i < count; i++)
        {
            ComputeFor(driver.Submit);
            Access(disk, driver.AccessesBefore);
            _steps.Add(new ProgramStep(StepAction.Issue, null, disk, Transfer: kind));
            if (!isParallel || i == count - 1)
                _steps.Add(new ProgramStep(StepAction.Await, null, disk));
            if (!isParallel)
                Complete(disk, driver);
        }
        for (var i = 0; isParallel && i < count; i++)
            Complete(disk, driver);
        return this;
    }

    private void Complete(int disk, DriverSteps driver)
    {
        Access(disk, driver.AccessesAfter);
        ComputeFor(driver.Complete);
    }

    private void Access(int disk, int times)
    {
        for (var i = 0; i < times; i++)
            _steps.Add(new ProgramStep(StepAction.Access, null, disk));
    }

    private void ComputeFor(Duration time)
    {
        if (time > Duration.Zero)
            _steps.Add(new ProgramStep(StepAction.Compute, new TimeSampler(time, cv: 0)));
    }

    /// <summary>The steps since the last end of a life are that of one kind of request.</summary>
    public ProgramBuilder EndLife()
    {
        _lives.Add(new RequestLife(_lives.Count == 0 ? 0 : _lives[^1].End, _steps.Count));
        return this;
    }

    /// <summary>The program.</summary>
    public GuestProgram Build() => new(_steps, _kinds, _barriers, _pauses, _lives) { LockNames = [.. _names] };

    private int NumberOf(string name, LockKind kind)
    {
        var number = _names.IndexOf(name);
        if (number < 0)
        {
            _names.Add(name);
            _kinds.Add(kind);
            return _names.Count - 1;
        }
        if (_kinds[number] != kind)
            throw new ArgumentException($"The lock {name} is of kind {_kinds[number]}, not {kind}.", nameof(kind));
        return number;
    }
}
