using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What the hypervisor's work costs.</summary>
internal static class CostSchema
{
    public static readonly ScalarKey<Duration> ContextSwitch = new("contextSwitch", Forms.Time)
    {
        Description = "Hypervisor time to switch a logical processor to another virtual processor.",
        Default = "2 us",
        Minimum = "0 us",
        Maximum = "10 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.ContextSwitchCost,
        PlausibleLow = "1 us",
        PlausibleHigh = "3 us",
    };

    public static readonly ScalarKey<Duration> CacheRefill = new("cacheRefill", Forms.Time)
    {
        Description = "Extra time that a virtual processor needs to refill caches that have gone wholly cold.",
        Default = "50 us",
        Minimum = "0 us",
        Maximum = "100 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.CacheRefill,
        PlausibleLow = "5 us",
        PlausibleHigh = "1 ms",
    };

    public static readonly ScalarKey<Duration> CacheColdAfter = new("cacheColdAfter", Forms.Time)
    {
        Description = "Run time of others on the logical processor after which its caches are wholly cold for a returning "
            + "virtual processor.",
        Default = "1 ms",
        Minimum = "1 us",
        Maximum = "1 s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.CacheRefill,
        PlausibleLow = "100 us",
        PlausibleHigh = "10 ms",
    };

    public static readonly ScalarKey<Duration> InterceptTimePerCpuSecond = new("interceptTimePerCpuSecond", Forms.Time)
    {
        Description = "Hypervisor time spent on intercepts and hypercalls per second of a guest's own processor time.",
        Default = "35 ms",
        Minimum = "0 ms",
        Maximum = "1 s",
        Evidence = Evidence.Published,
        Source = SourceKeys.VirtualClient,
        PlausibleLow = "10 ms",
        PlausibleHigh = "120 ms",
    };

    public static readonly Section Costs = new(
        "costs", ContextSwitch, CacheRefill, CacheColdAfter, InterceptTimePerCpuSecond, SignalSchema.Interrupts)
    {
        Description = "What the hypervisor's work costs.",
        Presence = Presence.Implied,
    };
}
