namespace HvSim.Models.Guests.Locking;

/// <summary>How threads meet at a barrier.</summary>
/// <param name="Parties">Number of threads that have to arrive before any goes on.</param>
/// <param name="Threads">Number of threads that come there at all; it falls as they end.</param>
/// <param name="Spins">
/// Whether who arrives early spins on its virtual processor, in user mode, where the guest's quantum ends it and no notification is sent;
/// else it blocks.
/// </param>
public readonly record struct BarrierSettings(int Parties, int Threads, bool Spins);

/// <summary>
/// A barrier of one guest. The last thread to arrive releases all others, and the barrier is there for the next meeting. A thread that
/// has ended is waited for no more.
/// </summary>
internal sealed class GuestBarrier(BarrierSettings settings, ThreadScheduler threads)
{
    private readonly List<Request> _waiting = new(settings.Parties);
    private int _threads = settings.Threads;

    /// <summary>Whether who arrives early spins.</summary>
    public bool Spins => settings.Spins;

    private int Parties => Math.Min(settings.Parties, _threads);

    /// <summary>The running thread arrives, or comes back to see; returns whether it may go on.</summary>
    public bool Passes(Request thread)
    {
        if (thread.Meeting != Meeting.NotArrived)
            return thread.Meeting == Meeting.Over;
        if (_waiting.Count + 1 >= Parties)
        {
            thread.Meeting = Meeting.Over;
            ReleaseAll();
            return true;
        }
        thread.Meeting = Meeting.Waiting;
        _waiting.Add(thread);
        return false;
    }

    /// <summary>A thread has ended.</summary>
    public void Leave()
    {
        _threads--;
        if (_waiting.Count > 0 && _waiting.Count >= Parties)
            ReleaseAll();
    }

    private void ReleaseAll()
    {
        foreach (var thread in _waiting)
        {
            thread.Meeting = Meeting.Over;
            if (!settings.Spins)
            {
                thread.EndLockWait();
                threads.MakeReady(thread);
            }
            else
                thread.Carrier?.StopSpinning();
        }
        _waiting.Clear();
    }
}

/// <summary>Where a thread is in a meeting with others: at a barrier, or stopping the world.</summary>
internal enum Meeting
{
    /// <summary>It has not arrived.</summary>
    NotArrived,

    /// <summary>It waits for the others.</summary>
    Waiting,

    /// <summary>It may go on.</summary>
    Over,
}
