using HvSim.Engine;
using HvSim.Scenarios.Costs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What the hypervisor's work costs.</summary>
internal static class CostSchema
{
    public static readonly ScalarKey<string> Table = new(
        "table", new ChoiceForm<string>([.. CostTables.Names.Select(name => (name, name))]))
    {
        Description = "The machine and hypervisor whose measured costs hold where this section does not give its own.",
        Default = "hyperv-ivy-bridge",
        Source = SourceKeys.CostTables,
    };

    public static readonly ScalarKey<Duration> Mitigation = new("mitigation", Forms.Time)
    {
        Description = "Time that mitigations of processor flaws add to every way out of the guest and back, where they are on; "
            + "from the cost table unless given.",
        Minimum = "0 us",
        Maximum = "1 ms",
        Sample = "0.5 us",
        Source = SourceKeys.CostTables,
    };

    public static readonly ScalarKey<Duration> InterruptTarget = new("interruptTarget", Forms.Time)
    {
        Description = "Hypervisor time of the sender for each virtual processor that an interrupt or a flush reaches, beside the way out; "
            + "from the cost table unless given.",
        Minimum = "0 us",
        Maximum = "1 ms",
        Sample = "0.9 us",
        Source = SourceKeys.CostTables,
    };

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
        Description = "Fixes what the intercepts of running code cost in all per second of it, whatever their number: the rates of "
            + "every guest's activity are scaled to it. Without it the sum follows from rates and costs.",
        Minimum = "0 ms",
        Maximum = "1 s",
        Sample = "35 ms",
        Source = SourceKeys.VirtualClient,
    };

    public static readonly Section Costs = new(
        "costs", Table, ContextSwitch, CacheRefill, CacheColdAfter, InterceptSchema.Intercepts, InterruptTarget, Mitigation,
        TranslationSchema.WalkReference, StorageCostSchema.Storage, NetworkCostSchema.Network,
        InterceptTimePerCpuSecond)
    {
        Description = "What the hypervisor's work costs.",
        Presence = Presence.Implied,
    };
}
