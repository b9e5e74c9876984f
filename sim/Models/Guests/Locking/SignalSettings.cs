using HvSim.Engine;

namespace HvSim.Models.Guests.Locking;

/// <summary>How a guest interrupts its other virtual processors and flushes their address translations, and what that costs.</summary>
public sealed record SignalSettings
{
    /// <summary>Without a hypervisor: nothing costs anything, and every virtual processor that has something to run is running.</summary>
    public static SignalSettings None { get; } = new() { FlushesByHypercall = false, InterruptsByHypercall = true };

    /// <summary>Whether one hypercall flushes all; virtual processors that are not running are then flushed when they are dispatched.</summary>
    public required bool FlushesByHypercall { get; init; }

    /// <summary>Whether one hypercall interrupts any number of targets; else each costs an exit.</summary>
    public required bool InterruptsByHypercall { get; init; }

    /// <summary>Hypervisor time of a hypercall.</summary>
    public Duration Hypercall { get; init; }

    /// <summary>Hypervisor time of sending one interrupt by the interrupt controller's register.</summary>
    public Duration Exit { get; init; }

    /// <summary>Hypervisor time of delivering an interrupt to a virtual processor, at the target.</summary>
    public Duration Delivery { get; init; }
}
