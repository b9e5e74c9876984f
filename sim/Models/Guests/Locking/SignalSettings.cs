using HvSim.Models.Intercepts;

namespace HvSim.Models.Guests.Locking;

/// <summary>
/// How a guest interrupts its other virtual processors and flushes their address translations. It costs what the intercepts cost.
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
    /// What sending takes: <see cref="InterceptKind.Hypercall"/>, one for any number of targets, or another kind, one for each target.
    /// </summary>
    public required InterceptKind InterruptsBy { get; init; }
}
