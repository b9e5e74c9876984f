using HvSim.Models.Memory;
using HvSim.Models.Observing;
using HvSim.Models.Processors;

namespace HvSim.Models;

/// <summary>What every virtual processor of a host is wired to.</summary>
/// <param name="Scheduler">The hypervisor's scheduler.</param>
/// <param name="DispatchCosts">What a dispatch costs.</param>
public sealed record HostWiring(IHypervisorScheduler Scheduler, DispatchCosts DispatchCosts)
{
    /// <summary>Whether ticks of idle virtual processors are folded where nobody else feels them; else each is an event.</summary>
    public bool FoldsIdleTicks { get; init; } = true;

    /// <summary>Where pages are that guests do not hold; null where they hold all.</summary>
    public IBackingStore? BackingStore { get; init; }

    /// <summary>Whether the host takes pages of its guests away.</summary>
    public HostSwapping Swapping { get; init; }

    /// <summary>Who watches the host; null for nobody.</summary>
    public IHostObserver? Observer { get; init; }
}
