using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>What it costs to bring a virtual processor onto a logical processor.</summary>
/// <param name="ContextSwitch">Hypervisor time when another virtual processor was there last.</param>
/// <param name="CacheRefill">Guest time to refill caches that have gone wholly cold.</param>
/// <param name="CacheColdAfter">Run time of others after which caches are wholly cold; warmth falls in proportion until then.</param>
public sealed record DispatchCosts(Duration ContextSwitch, Duration CacheRefill, Duration CacheColdAfter)
{
    /// <summary>No cost at all, as on a native run.</summary>
    public static DispatchCosts None { get; } = new(Duration.Zero, Duration.Zero, Duration.FromNanoseconds(1));

    /// <summary>Refill time after <paramref name="foreignRun"/> of other virtual processors' running on the same logical processor.</summary>
    public Duration RefillAfter(Duration foreignRun)
    {
        if (foreignRun >= CacheColdAfter)
            return CacheRefill;
        return Duration.FromNanoseconds((long)((Int128)CacheRefill.Nanoseconds * foreignRun.Nanoseconds / CacheColdAfter.Nanoseconds));
    }
}
