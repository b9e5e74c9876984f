using HvSim.Engine;
using HvSim.Models.Intercepts;

namespace HvSim.Models.Guests.Locking;

/// <summary>
/// How a guest interrupts its other virtual processors and flushes their address translations. Each way out of the guest costs what its
/// intercept costs.
/// </summary>
public sealed record SignalSettings
{
    /// <summary>Without a hypervisor: every virtual processor that has something to run is running.</summary>
    public static SignalSettings None { get; } = new()
    {
        FlushesByHypercall = false,
        InterruptsBy = InterceptKind.EndOfInterrupt,
    };

    /// <summary>Whether one hypercall flushes all; virtual processors that are not running are then flushed when they are dispatched.</summary>
    public required bool FlushesByHypercall { get; init; }

    /// <summary>
    /// What sending takes: <see cref="InterceptKind.Hypercall"/>, one for any number of targets, or another kind, one for each group of
    /// targets that the interrupt controller can name together.
    /// </summary>
    public required InterceptKind InterruptsBy { get; init; }

    /// <summary>
    /// Number of virtual processors, neighbours by number, that one access to the interrupt controller can name: 1 in physical mode, 16
    /// in the cluster mode of x2APIC.
    /// </summary>
    public int DestinationsPerAccess { get; init; } = 1;

    /// <summary>Hypervisor time of the sender for each virtual processor that it makes an interrupt come to now.</summary>
    public Duration TimePerTarget { get; init; }
}
