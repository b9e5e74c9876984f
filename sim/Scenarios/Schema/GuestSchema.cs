using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>A class of identical guests.</summary>
internal static class GuestSchema
{
    public static readonly ScalarKey<int> Count = new("count", Forms.Count)
    {
        Description = "Number of guests of this class.",
        Default = "1",
        Minimum = "0",
        Maximum = "100000",
    };

    public static readonly ScalarKey<int> VirtualProcessors = new("virtualProcessors", Forms.Count)
    {
        Description = "Virtual processors of each guest.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "2048",
        Sample = "2",
    };

    public static readonly ScalarKey<int> ThreadsPerCore = new("threadsPerCore", Forms.Count)
    {
        Description = "Hardware threads per core that the guest sees (HwThreadCountPerCore): 0 for as many as the host has, 1 for "
            + "none beside another; acts under the core scheduler, where each virtual processor then takes a whole core.",
        Default = "0",
        Minimum = "0",
        Maximum = "2",
        Evidence = Evidence.Published,
        Source = SourceKeys.SchedulerTypes,
    };

    public static readonly ScalarKey<int> InterruptDestinations = new("interruptDestinations", Forms.Count)
    {
        Description = "Number of its virtual processors, neighbours by number, that one access to the interrupt controller can interrupt: "
            + "1 in physical mode, 16 in the cluster mode of x2APIC; only without the enlightenment clusterIpi.",
        Default = "1",
        Minimum = "1",
        Maximum = "16",
        Evidence = Evidence.Published,
        Source = SourceKeys.BroadcastInterrupts,
    };

    public static readonly ScalarKey<int> Weight = new("weight", Forms.Count)
    {
        Description = "Relative weight of each virtual processor.",
        Default = "100",
        Minimum = "1",
        Maximum = "10000",
        Evidence = Evidence.Published,
        Source = SourceKeys.ProcessorSettings,
    };

    public static readonly ScalarKey<double> Reserve = new("reserve", Forms.Percent)
    {
        Description = "Reserve of each virtual processor in percent of a logical processor; at most the limit.",
        Default = "0 %",
        Minimum = "0 %",
        Maximum = "100 %",
        Evidence = Evidence.Published,
        Source = SourceKeys.ProcessorSettings,
    };

    public static readonly ScalarKey<double> Limit = new("limit", Forms.Percent)
    {
        Description = "Limit of each virtual processor in percent of a logical processor.",
        Default = "100 %",
        Minimum = "0 %",
        IsAboveMinimum = true,
        Maximum = "100 %",
        Evidence = Evidence.Published,
        Source = SourceKeys.ProcessorSettings,
    };

    public static readonly ScalarKey<string> CpuGroup = new("group", Forms.Name)
    {
        Description = "The CPU group of 'host.cpuGroups' that the guests belong to; left out, none.",
        Source = SourceKeys.CpuGroups,
    };

    public static readonly Section Cpu = new("cpu", Weight, Reserve, Limit, CpuGroup)
    {
        Description = "What the virtual processors are entitled to.",
        Presence = Presence.Implied,
    };

    public static readonly ScalarKey<Duration> Quantum = new("quantum", Forms.Time)
    {
        Description = "Longest run of a guest thread on a virtual processor while other threads of the guest are ready.",
        Default = "187.5 ms",
        Minimum = "10 us",
        Maximum = "10 s",
        Evidence = Evidence.Published,
        Source = SourceKeys.WindowsInternals,
    };

    public static readonly ScalarKey<int> WorkersPerVirtualProcessor = new("workersPerVirtualProcessor", Forms.Count)
    {
        Description = "Worker threads per virtual processor that serve requests.",
        Default = "25",
        Minimum = "1",
        Maximum = "10000",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.WorkerThreads,
        PlausibleLow = "5",
        PlausibleHigh = "100",
    };

    public static readonly Section Threads = new("threads", Quantum, WorkersPerVirtualProcessor)
    {
        Description = "How the guest's own scheduler runs its threads.",
        Presence = Presence.Implied,
    };

    public static readonly ScalarKey<string> Os = new(
        "os", new ChoiceForm<string>([.. GuestOs.All.Select(os => (os.Key, os.Key))]))
    {
        Description = "The guest's operating system, a named set of enlightenments and a tick rate.",
        Default = GuestOs.Usual,
        Source = SourceKeys.GuestEnlightenments,
    };

    public static readonly Section Guest = new(
        "", Count, VirtualProcessors, ThreadsPerCore, InterruptDestinations, Os, EnlightenmentSchema.Enlightenments, TimerSchema.Timers,
        Cpu, Threads, GuestMemorySchema.Memory, DiskSchema.Disk, DiskSchema.Disks, AdapterSchema.Network,
        StartSchema.Start, WorkloadSchema.Workload)
    {
        Description = "A class of identical guests.",
    };

    public static readonly NamedMap Guests = new("guests", "name", Guest)
    {
        Description = "The guest classes by name.",
        Presence = Presence.Required,
    };
}
