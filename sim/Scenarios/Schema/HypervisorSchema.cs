using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The hypervisor and its scheduler.</summary>
internal static class HypervisorSchema
{
    /// <summary>What <see cref="Slice"/> is by default under the root scheduler. Source: windows-internals.</summary>
    public const string ClientQuantum = "31.25 ms";

    public static readonly ScalarKey<SchedulerKind> Scheduler = new("scheduler", new ChoiceForm<SchedulerKind>(
        ("classic", SchedulerKind.Classic), ("core", SchedulerKind.Core), ("root", SchedulerKind.Root)))
    {
        Description = "The hypervisor's scheduler: classic is a fair-share round robin over all logical processors; core "
            + "gives whole cores, so that no two guests share one at an instant; root leaves it to the root's own scheduler, which "
            + "knows no weights, reserves and limits.",
        Presence = Presence.Required,
        Source = SourceKeys.SchedulerTypes,
    };

    public static readonly ScalarKey<Duration> Slice = new("slice", Forms.Time)
    {
        Description = "Longest run of a virtual processor while others wait; under the root scheduler the quantum of its thread, by "
            + "default two clock intervals (31.25 ms).",
        Default = "10 ms",
        Minimum = "10 us",
        Maximum = "10 s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.SliceLength,
        PlausibleLow = "1 ms",
        PlausibleHigh = "50 ms",
    };

    public static readonly ScalarKey<Duration> LimitPeriod = new("limitPeriod", Forms.Time)
    {
        Description = "Length of the aligned periods over which a limit is enforced.",
        Default = "50 ms",
        Minimum = "100 us",
        Maximum = "10 s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.LimitPeriod,
        PlausibleLow = "10 ms",
        PlausibleHigh = "100 ms",
    };

    public static readonly ScalarKey<ReserveRule> ReserveRule = new(
        "reserveRule", new ChoiceForm<ReserveRule>(("additive", Specs.ReserveRule.Additive), ("floor", Specs.ReserveRule.Floor)))
    {
        Description = "What a reserve means while processors are scarce: additive is the reserve plus the weight's share of what "
            + "is left after all reserves; floor is the larger of the reserve and the weight's share.",
        Default = "additive",
        Evidence = Evidence.Published,
        Source = SourceKeys.ProcessorSettings,
    };

    public static readonly ScalarKey<bool> WakePreemption = new("wakePreemption", Forms.YesNo)
    {
        Description = "Whether a woken virtual processor pre-empts one that is charged more.",
        Default = "false",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.WakePreemption,
        PlausibleLow = "false",
        PlausibleHigh = "true",
    };

    public static readonly ScalarKey<Duration> MinimumRun = new("minimumRun", Forms.Time)
    {
        Description = "Shortest run of a guest's virtual processor before a woken one pre-empts it.",
        Default = "0 ms",
        Minimum = "0 ms",
        Maximum = "10 s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.WakePreemption,
        PlausibleLow = "0 ms",
        PlausibleHigh = "1 ms",
    };

    public static readonly ScalarKey<Duration> RootPrecedence = new("rootPrecedence", Forms.Time)
    {
        Description = "How long a woken root virtual processor runs ahead of guests before it takes its turn among them; 0 ms "
            + "for no precedence.",
        Default = "10 ms",
        Minimum = "0 ms",
        Maximum = "10 s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.RootPrecedence,
        PlausibleLow = "0 ms",
        PlausibleHigh = "50 ms",
    };

    public static readonly ScalarKey<bool> NumaSpanning = new("numaSpanning", Forms.YesNo)
    {
        Description = "Whether a guest may be spread over several NUMA nodes, where it has more virtual processors than a node has "
            + "logical ones, or its node has too little memory for it; else it does not start, and is not given more than its node has.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.Numa,
    };

    public static readonly ScalarKey<bool> Mitigations = new("mitigations", Forms.YesNo)
    {
        Description = "Whether mitigations of processor flaws lengthen every way out of a guest and back.",
        Default = "false",
        Source = SourceKeys.CostTables,
    };

    public static readonly Section Hypervisor = new(
        "hypervisor", Scheduler, Slice, LimitPeriod, ReserveRule, WakePreemption, MinimumRun, RootPrecedence, NumaSpanning, Mitigations,
        TranslationSchema.Slat, TranslationSchema.HostLargePages, SpinSchema.Spin, CostSchema.Costs)
    {
        Description = "The hypervisor's scheduler and what its work costs; 'none' runs the guests' work natively, each virtual "
            + "processor on a logical processor of its own.",
        Presence = Presence.Required,
        Keyword = "none",
        Future = [new("minroot", "Write the number of the root's virtual processors as 'host.root.virtualProcessors'.")],
    };
}
