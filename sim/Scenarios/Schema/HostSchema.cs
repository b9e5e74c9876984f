using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The host: machine, operating system, hypervisor and root partition.</summary>
internal static class HostSchema
{
    public static readonly ScalarKey<string> Os = new(
        "os", new ChoiceForm<string>([.. HostOs.All.Select(os => (os.Key, os.Key))]))
    {
        Description = "The host's operating system; it decides what the hypervisor offers and its limits.",
        Presence = Presence.Required,
        Source = SourceKeys.ScaleLimits,
    };

    public static readonly ScalarKey<int> RootProcessors = new("virtualProcessors", Forms.Count)
    {
        Description = "Virtual processors of the root partition (minroot), on the first logical processors of each NUMA node; "
            + "left out, one on every logical processor.",
        Minimum = "1",
        Maximum = "4096",
        Sample = "8",
        Evidence = Evidence.Published,
        Source = SourceKeys.Minroot,
    };

    public static readonly ScalarKey<double> BackgroundLoad = new("backgroundLoad", Forms.Percent)
    {
        Description = "Share of a logical processor that background work takes on each root virtual processor, beside idle siblings.",
        Default = "2.9 %",
        Minimum = "0 %",
        Maximum = "100 %",
        IsBelowMaximum = true,
        Evidence = Evidence.Published,
        Source = SourceKeys.VirtualClient,
        PlausibleLow = "0.5 %",
        PlausibleHigh = "9.8 %",
    };

    public static readonly ScalarKey<Duration> BackgroundBurst = new("backgroundBurst", Forms.Time)
    {
        Description = "Mean processor time of one piece of the root partition's background work.",
        Default = "200 us",
        Minimum = "1 us",
        Maximum = "10 s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.BackgroundBurst,
        PlausibleLow = "50 us",
        PlausibleHigh = "1 ms",
    };

    public static readonly ScalarKey<double> SmtSlowdown = new("smtSlowdown", Forms.Number)
    {
        Description = "Time that the root's work takes on a core whose other hardware thread is busy, relative to an idle sibling.",
        Default = WorkloadSchema.SmtSlowdown.Default,
        Minimum = WorkloadSchema.SmtSlowdown.Minimum,
        Maximum = WorkloadSchema.SmtSlowdown.Maximum,
        Evidence = WorkloadSchema.SmtSlowdown.Evidence,
        Source = WorkloadSchema.SmtSlowdown.Source,
        PlausibleLow = WorkloadSchema.SmtSlowdown.PlausibleLow,
        PlausibleHigh = WorkloadSchema.SmtSlowdown.PlausibleHigh,
    };

    public static readonly Section Root = new("root", RootProcessors, BackgroundLoad, BackgroundBurst, SmtSlowdown)
    {
        Description = "What the root partition does besides serving the guests; without effect on a native run.",
        Presence = Presence.Implied,
    };

    public static readonly Section Host = new(
        "host", MachineSchema.Machine, Os, HypervisorSchema.Hypervisor, CpuGroupSchema.Groups, HostMemorySchema.Memory,
        StorageSchema.Storage, NetworkSchema.Network, Root)
    {
        Description = "The machine and what runs directly on it.",
        Presence = Presence.Required,
    };
}
