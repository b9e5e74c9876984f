using HvSim.Models.Intercepts;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments;

/// <summary>How often the guests of a class leave for the hypervisor, and what that costs.</summary>
internal static class InterceptMetrics
{
    private static readonly InterceptKind[] Hypercalls = [InterceptKind.Hypercall, InterceptKind.AddressSpaceSwitch];

    private static readonly InterceptKind[] Intercepts = [.. Enum.GetValues<InterceptKind>().Except(Hypercalls)];

    private static readonly Family[] Families =
    [
        Sum("intercepts", "Intercepts of all kinds", "Total Intercepts", Intercepts),
        Sum("hypercalls", "Hypercalls of all kinds", "Hypercalls", Hypercalls),
        One("cpuid", "CPUID instructions", "CPUID Instructions", InterceptKind.Cpuid),
        One("msr", "accesses to model-specific registers", "MSR Accesses", InterceptKind.Msr),
        One("io", "accesses to I/O ports", "IO Instructions", InterceptKind.IoInstruction),
        One("hlt", "halts of a virtual processor that has nothing to run", "HLT Instructions", InterceptKind.Hlt),
        One("eoi", "ends of interrupts by access to the interrupt controller", "APIC EOI Accesses", InterceptKind.EndOfInterrupt),
        One("nested-page-fault", "faults of the second level of address translation", "Nested Page Fault Intercepts",
            InterceptKind.NestedPageFault),
        One("interrupt", "interrupts that arrive or wake", "Hardware Interrupts", InterceptKind.ExternalInterrupt),
        One("emulated", "instructions that the hypervisor carries out", "Emulated Instructions", InterceptKind.EmulatedInstruction),
        One("address-space-switch", "switches of the address space by hypercall", "Address Space Switches",
            InterceptKind.AddressSpaceSwitch),
        new Family(
            new Metric("intercepts-timer", "/s", "Of them, virtual timers that expire and are set again, by all guests of the class."),
            new Metric("intercepts-timer-cost", "ns", "Mean hypervisor time of one, besides the interrupt that it brings."),
            [InterceptKind.Timer]),
        One("page-table-write", "writes to page tables that the hypervisor shadows", "Page Table Write Intercepts",
            InterceptKind.PageTableWrite),
        One("guest-page-fault", "page faults of the guest that the hypervisor looks at first", "Page Fault Intercepts",
            InterceptKind.GuestPageFault),
        One("control-register", "accesses to control registers", "Control Register Accesses", InterceptKind.ControlRegister),
        One("page-invalidation", "invalidations of single pages", "Page Invalidations", InterceptKind.PageInvalidation),
    ];

    /// <summary>Number per second and mean cost, of all and of each kind.</summary>
    public static IReadOnlyList<Metric> All { get; } = [.. Families.SelectMany(family => new[] { family.Rate, family.Cost })];

    /// <summary>Takes the readings of the class at <paramref name="index"/>.</summary>
    public static void Take(ReadingList list, string guest, int index)
    {
        foreach (var family in Families)
        {
            list.AddMean(family.Rate, guest, Statistic.Total, "",
                run => Count(run.Classes[index], family.Kinds) / run.Window.Seconds);
            list.AddMean(family.Cost, guest, Statistic.Mean, Scope.Pooled, run => Cost(run.Classes[index], family.Kinds),
                "there were none in all but one replication or less");
        }
    }

    private static double Count(GuestClassResult result, InterceptKind[] kinds) =>
        result.Guests.Sum(guest => kinds.Sum(kind => guest.Intercepts.Counts[(int)kind]));

    private static double? Cost(GuestClassResult result, InterceptKind[] kinds)
    {
        var count = Count(result, kinds);
        return count == 0
            ? null
            : result.Guests.Sum(guest => kinds.Sum(kind => guest.Intercepts.CostNanoseconds[(int)kind])) / count;
    }

    private static Family Sum(string name, string what, string counter, InterceptKind[] kinds) => new(
        new Metric(name, "/s", $"{what}, by all guests of the class (Hyper-V Hypervisor Virtual Processor: {counter}/sec)."),
        new Metric($"{name}-cost", "ns", $"Mean hypervisor time of one ({counter} Cost)."),
        kinds);

    private static Family One(string name, string what, string counter, InterceptKind kind) =>
        Sum($"intercepts-{name}", $"Of them, {what}", counter, [kind]);

    private sealed record Family(Metric Rate, Metric Cost, InterceptKind[] Kinds);
}
