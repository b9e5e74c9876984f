namespace HvSim.Models.Guests.Locking;

/// <summary>How threads wait for a lock, and who gets it next.</summary>
public enum LockKind
{
    /// <summary>
    /// A kernel spinlock that is handed over first-in first-out, as ticket and queued spinlocks are: to the next waiter even while that
    /// one's virtual processor is not running.
    /// </summary>
    SpinTicket,

    /// <summary>A kernel spinlock that whoever is spinning on a logical processor at its release takes, the longest waiter first.</summary>
    SpinUnfair,

    /// <summary>A lock of an application: who finds it taken blocks at once and is woken by its release.</summary>
    Mutex,

    /// <summary>
    /// A lock on which a waiter spins while it believes that the holder is on a processor, and blocks otherwise, as a kernel's mutex
    /// with optimistic spinning.
    /// </summary>
    Adaptive,
}

/// <summary>Properties of the kinds of locks.</summary>
internal static class LockKinds
{
    /// <summary>Whether the guest leaves a thread that holds the lock, or waits for it, on its virtual processor.</summary>
    public static bool IsKernelSpinlock(this LockKind kind) => kind is LockKind.SpinTicket or LockKind.SpinUnfair;
}
