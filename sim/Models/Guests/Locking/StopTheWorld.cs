using HvSim.Engine;

namespace HvSim.Models.Guests.Locking;

/// <summary>
/// Pauses of a managed runtime, as for a garbage collection. The thread that needs one asks all others to stop. A thread in user mode
/// stops at the next safe point, which one on a logical processor reaches at once; one whose virtual processor has no logical processor
/// has to be dispatched first, and everybody waits for it. A thread in the kernel, which takes, holds or waits for one of its locks,
/// counts as stopped and stops when it comes back from there; so do threads without a virtual processor. Then the thread that asked does
/// the pause's work alone, and all go on in the order in which they have stopped.
/// </summary>
internal sealed class StopTheWorld(Simulation simulation, Partition partition, ReadOnlySpan<int> everyByStep)
{
    private readonly int[] _every = everyByStep.ToArray();
    private readonly int[] _reached = new int[everyByStep.Length];
    private readonly RequestQueue _stopped = new();
    private Request? _asker;
    private Instant _askedAt;
    private Instant _stoppedAt;
    private int _missing;

    /// <summary>What has happened so far; a pause that goes on counts when it has ended.</summary>
    public PauseTotals Totals { get; private set; }

    /// <summary>Whether all have stopped, so that the pause's work is being done.</summary>
    public bool IsStopped => _asker is { Meeting: not Meeting.Waiting };

    /// <summary>Whether the thread may not go on in user mode.</summary>
    public bool MustStop(Request thread) => _asker is not null && thread != _asker && !thread.IsInKernel;

    /// <summary>
    /// The running thread comes to the step that may stop the world, or comes back to it; returns whether it goes on, behind the pause
    /// where <see cref="Request.Meeting"/> says that there is none for it.
    /// </summary>
    public bool Passes(Request thread, int step)
    {
        if (thread.Meeting == Meeting.Waiting)
            return false;
        if (thread.Meeting == Meeting.Over || ++_reached[step] < _every[step])
            return true;
        _reached[step] = 0;
        Ask(thread);
        return thread.Meeting == Meeting.Over;
    }

    /// <summary>Whether everyone it waits for is on a logical processor, so that the asker had better not block.</summary>
    public bool WillBeQuick { get; private set; }

    /// <summary>The thread, off its virtual processor, stops until the pause is over.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="wasAsked">Whether the pause waited for it.</param>
    public void Stop(Request thread, bool wasAsked)
    {
        thread.BeginLockWait();
        _stopped.Enqueue(thread);
        if (wasAsked && --_missing == 0)
            AllStopped();
    }

    /// <summary>The asker has done the pause's work; nothing happens for a thread that had none to do.</summary>
    public void Resume(Request thread)
    {
        if (thread != _asker)
            return;
        _asker = null;
        Totals += new PauseTotals(1, simulation.Now - _askedAt, _stoppedAt - _askedAt);
        while (_stopped.Dequeue() is { } stopped)
        {
            stopped.EndLockWait();
            partition.Threads.MakeReady(stopped);
        }
    }

    private void Ask(Request asker)
    {
        _asker = asker;
        _askedAt = simulation.Now;
        _missing = 0;
        WillBeQuick = true;
        foreach (var processor in partition.Processors)
        {
            if (processor.Thread is not { } thread || !MustStop(thread))
                continue;
            _missing++;
            WillBeQuick &= processor.IsRunning;
            processor.AskToStop();
        }
        partition.Threads.StopQueued();
        asker.Meeting = Meeting.Waiting;
        if (_missing == 0)
            AllStopped();
    }

    private void AllStopped()
    {
        _stoppedAt = simulation.Now;
        _asker!.Meeting = Meeting.Over;
        if (WillBeQuick)
        {
            // Without a carrier where its quantum has ended meanwhile; it goes on when it has one.
            _asker.Carrier?.StopSpinning();
            return;
        }
        _asker.EndLockWait();
        partition.Threads.MakeReady(_asker);
    }
}

/// <summary>Pauses that have ended.</summary>
/// <param name="Count">Number of pauses.</param>
/// <param name="Length">Sum of their lengths, from the asking to the end.</param>
/// <param name="TimeToSafePoint">Sum of the times from the asking until every thread had stopped.</param>
public readonly record struct PauseTotals(long Count, Duration Length, Duration TimeToSafePoint)
{
    /// <summary>Both together.</summary>
    public static PauseTotals operator +(PauseTotals one, PauseTotals other) =>
        new(one.Count + other.Count, one.Length + other.Length, one.TimeToSafePoint + other.TimeToSafePoint);

    /// <summary>What was added since <paramref name="earlier"/>.</summary>
    public static PauseTotals operator -(PauseTotals now, PauseTotals earlier) =>
        new(now.Count - earlier.Count, now.Length - earlier.Length, now.TimeToSafePoint - earlier.TimeToSafePoint);
}
