using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Io;

namespace HvSim.Models.Guests;

/// <summary>What one step of a program does.</summary>
public enum StepAction
{
    /// <summary>Computes on a virtual processor.</summary>
    Compute,

    /// <summary>Sleeps without a virtual processor.</summary>
    Sleep,

    /// <summary>Takes a lock, on a virtual processor.</summary>
    Acquire,

    /// <summary>Gives the lock back, on a virtual processor.</summary>
    Release,

    /// <summary>Flushes the address translations of the guest's other virtual processors, and waits until that is done.</summary>
    Flush,

    /// <summary>Interrupts one other virtual processor of the guest.</summary>
    InterruptOne,

    /// <summary>Interrupts all other virtual processors of the guest.</summary>
    InterruptAll,

    /// <summary>Waits at a barrier until the others have come.</summary>
    Barrier,

    /// <summary>Stops all other threads of the guest, every so often; the pause's work is the next step.</summary>
    StopWorld,

    /// <summary>Lets them go on.</summary>
    ResumeWorld,

    /// <summary>Accesses an emulated device; the virtual processor stands still until the root partition has answered.</summary>
    Access,

    /// <summary>Begins a transfer, without waiting for it.</summary>
    Issue,

    /// <summary>Waits until all transfers that the thread has begun have ended.</summary>
    Await,
}

/// <summary>One step of a program.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Time">How long: processor time at full speed, or time asleep; null for what takes no time by itself.</param>
/// <param name="Number">
/// Number of what it is about, among the program's <see cref="GuestProgram.Locks"/>, <see cref="GuestProgram.Barriers"/> or
/// <see cref="GuestProgram.Pauses"/>, or of a disk of the guest.
/// </param>
/// <param name="IncludesIdle">Whether what is sent goes to idle virtual processors too.</param>
/// <param name="Transfer">What a transfer moves, which <paramref name="Number"/> gives the disk of.</param>
public readonly record struct ProgramStep(
    StepAction Action, TimeSampler? Time, int Number = 0, bool IncludesIdle = false, TransferKind Transfer = default);

/// <summary>The steps of one kind of request within a program.</summary>
/// <param name="First">Its first step.</param>
/// <param name="End">The step behind its last one.</param>
public readonly record struct RequestLife(int First, int End);

/// <summary>The life of a request, step by step; where requests are of several kinds, their lives one behind the other.</summary>
public sealed class GuestProgram
{
    private readonly ProgramStep[] _steps;
    private readonly LockKind[] _locks;
    private readonly BarrierSettings[] _barriers;
    private readonly int[] _pauses;
    private readonly RequestLife[] _lives;

    /// <summary>A program of at least one step, each with a time of its own; without locks, barriers or pauses.</summary>
    public GuestProgram(IReadOnlyList<ProgramStep> steps)
        : this(steps, [], [], [], [])
    {
    }

    internal GuestProgram(
        IReadOnlyList<ProgramStep> steps,
        IReadOnlyList<LockKind> locks,
        IReadOnlyList<BarrierSettings> barriers,
        IReadOnlyList<int> pauses,
        IReadOnlyList<RequestLife> lives)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfZero(steps.Count);
        _steps = [.. steps];
        _locks = [.. locks];
        _barriers = [.. barriers];
        _pauses = [.. pauses];
        _lives = lives.Count == 0 ? [new RequestLife(0, _steps.Length)] : [.. lives];
        foreach (var step in _steps)
        {
            HasPoints |= step.Action is not (StepAction.Compute or StepAction.Sleep);
            HasTransfers |= step.Action == StepAction.Issue;
        }
    }

    /// <summary>Number of steps.</summary>
    public int Length => _steps.Length;

    /// <summary>Kinds of the locks that it takes, by number; each guest that runs it has locks of its own.</summary>
    public ReadOnlySpan<LockKind> Locks => _locks;

    /// <summary>Names of its locks, by number.</summary>
    public IReadOnlyList<string> LockNames { get; internal init; } = [];

    /// <summary>Its barriers, by number; each guest that runs it has barriers of its own.</summary>
    public ReadOnlySpan<BarrierSettings> Barriers => _barriers;

    /// <summary>By number of the step that may stop the world: one in how many threads that come there does.</summary>
    public ReadOnlySpan<int> Pauses => _pauses;

    /// <summary>The lives of the kinds of requests, by number; at least one.</summary>
    public ReadOnlySpan<RequestLife> Lives => _lives;

    /// <summary>Whether it has steps that are points in time on a virtual processor.</summary>
    internal bool HasPoints { get; }

    /// <summary>Whether it has transfers, whose attributes are drawn with the request's.</summary>
    internal bool HasTransfers { get; }

    internal StepAction ActionAt(int step) => _steps[step].Action;

    internal ProgramStep StepAt(int step) => _steps[step];

    internal int NumberAt(int step) => _steps[step].Number;

    /// <summary>Draws all times of one request at once, so that nothing that happens to it later disturbs a draw.</summary>
    internal void Draw(RandomStream stream, Span<Duration> times, RequestLife life)
    {
        for (var i = life.First; i < life.End; i++)
        {
            if (_steps[i].Time is { } time)
                times[i] = time.Draw(stream);
        }
    }
}
