using HvSim.Engine;
using HvSim.Models.Memory;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What the host keeps of the machine's memory, and how it moves the rest between guests.</summary>
internal static class HostMemorySchema
{
    public static readonly ScalarKey<long> RootReserve = new("rootReserve", Forms.Size)
    {
        Description = "Memory that the root partition and the hypervisor keep; left out, 384 MiB and 30 MiB for each GiB of the "
            + "machine.",
        Minimum = "0 B",
        Maximum = MachineSchema.MostMemory,
        Sample = "2 GiB",
        Source = SourceKeys.RootReserve,
    };

    public static readonly ScalarKey<HostSwapping> Swapping = new("swapping", new ChoiceForm<HostSwapping>(
        ("none", HostSwapping.None), ("asynchronous", HostSwapping.Asynchronous), ("synchronous", HostSwapping.Synchronous)))
    {
        Description = "Whether the host takes pages of guests away where they hold more than there is, as other hypervisors do and "
            + "Hyper-V does not, so that every guest starts; the guest is told of a missing page and runs another thread "
            + "(asynchronous), or its virtual processor stands still (synchronous).",
        Default = "none",
        Evidence = Evidence.Published,
        Source = SourceKeys.HostSwapping,
    };

    public static readonly ScalarKey<long> OverheadOfFirstGiB = Overhead(
        "overheadOfFirstGiB", "32 MiB",
        "Memory that the host needs for each guest beside what the guest holds, for its first GiB.");

    public static readonly ScalarKey<long> OverheadOfFurtherGiB = Overhead(
        "overheadOfFurtherGiB", "8 MiB", "The same for each further GiB of the guest or part of one.");

    public static readonly ScalarKey<long> ShadowTables = new("shadowTables", Forms.Size)
    {
        Description = "Memory that shadow page tables take for each guest, on a host without SLAT.",
        Default = "1 MiB",
        Minimum = "0 B",
        Maximum = "1 TiB",
        Evidence = Evidence.Published,
        Source = SourceKeys.SlatTerminalServer,
    };

    public static readonly ScalarKey<Duration> Period = new("period", Forms.Time)
    {
        Description = "Time from one balancing to the next; guests report what they want at the same times.",
        Default = "1 s",
        Minimum = "1 ms",
        Maximum = "1 h",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.MemoryBalancer,
        PlausibleLow = "1 s",
        PlausibleHigh = "10 s",
    };

    public static readonly ScalarKey<long> MostAdded = Step(
        "mostAdded", "1 GiB", "128 MiB", "4 GiB", "Most memory that a guest is given at one balancing.");

    public static readonly ScalarKey<long> MostRemoved = Step(
        "mostRemoved", "256 MiB", "64 MiB", "1 GiB", "Most memory that is taken from a guest at one balancing.");

    public static readonly ScalarKey<double> Tolerance = new("tolerance", Forms.Percent)
    {
        Description = "Difference between what a guest holds and its target, in percent of the target, up to which it is left "
            + "alone.",
        Default = "5 %",
        Minimum = "0 %",
        Maximum = "100 %",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.MemoryBalancer,
        PlausibleLow = "1 %",
        PlausibleHigh = "10 %",
    };

    public static readonly Section Balancer = new("balancer", Period, MostAdded, MostRemoved, Tolerance)
    {
        Description = "How memory moves between guests with dynamic memory.",
        Presence = Presence.Implied,
    };

    public static readonly TimeLawSchema Service = new(
        "service", "Time of one transfer at a free server.", Presence.Implied,
        new UsualTime("8 ms", "0.1 ms", "15 ms", SourceKeys.PagingDevice));

    public static readonly ScalarKey<int> Parallelism = new("parallelism", Forms.Count)
    {
        Description = "Transfers that it serves at the same time; further ones wait in one queue.",
        Default = "1",
        Minimum = "1",
        Maximum = "4096",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.PagingDevice,
        PlausibleLow = "1",
        PlausibleHigh = "32",
    };

    public static readonly Section PagingDevice = new("pagingDevice", Service.Law, Parallelism)
    {
        Description = "The device that all guests page to and read files from.",
        Presence = Presence.Implied,
    };

    public static readonly Section Memory = new(
        "memory", RootReserve, OverheadOfFirstGiB, OverheadOfFurtherGiB, ShadowTables, Swapping, Balancer, PagingDevice)
    {
        Description = "What the host keeps of the machine's memory, and how it moves the rest between guests; only with "
            + "'machine.memory'.",
    };

    private static ScalarKey<long> Overhead(string key, string value, string what) => new(key, Forms.Size)
    {
        Description = what,
        Default = value,
        Minimum = "0 B",
        Maximum = "1 TiB",
        Evidence = Evidence.Published,
        Source = SourceKeys.MemoryOverhead,
    };

    private static ScalarKey<long> Step(string key, string value, string low, string high, string what) => new(key, Forms.Size)
    {
        Description = what,
        Default = value,
        Minimum = "0 B",
        Maximum = MachineSchema.MostMemory,
        Evidence = Evidence.Assumed,
        Source = SourceKeys.MemoryBalancer,
        PlausibleLow = low,
        PlausibleHigh = high,
    };
}
