using HvSim.Engine;

namespace HvSim.Models.Guests.Locking;

/// <summary>Which of the things that a hypervisor offers for spinning guests a guest uses, and when.</summary>
public sealed record SpinSettings
{
    /// <summary>No notification, no exit, no hint: as on a native run.</summary>
    public static SpinSettings None { get; } = new();

    /// <summary>
    /// Time that a kernel spinlock's waiter spins between two notifications (<c>HvCallNotifyLongSpinWait</c>), each a hypercall,
    /// or <see cref="Duration.MaxValue"/> where the guest does not notify.
    /// </summary>
    public Duration NotifyAfter { get; init; } = Duration.MaxValue;

    /// <summary>
    /// Time of uninterrupted spinning after which the processor leaves to the hypervisor (pause-loop exit), where the guest does not
    /// notify; <see cref="Duration.MaxValue"/> where it never does.
    /// </summary>
    public Duration ExitAfter { get; init; } = Duration.MaxValue;

    /// <summary>Hypervisor time of a pause-loop exit.</summary>
    public Duration ExitCost { get; init; }

    /// <summary>Whether a waiter of an adaptive lock can tell whether the holder's virtual processor is running.</summary>
    public bool SeesPreemption { get; init; }
}
