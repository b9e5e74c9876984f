using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What intercepts and hypercalls cost; where a scenario does not say, the cost table does.</summary>
internal static class InterceptSchema
{
    public static readonly ScalarKey<Duration> Cpuid = Cost("cpuid", "a CPUID instruction");

    public static readonly ScalarKey<Duration> Msr = Cost("msr", "an access to a model-specific register");

    public static readonly ScalarKey<Duration> IoInstruction = Cost(
        "ioInstruction", "an access to an I/O port that the hypervisor serves itself");

    public static readonly ScalarKey<Duration> Hlt = Cost("hlt", "halting a processor that has nothing to run");

    public static readonly ScalarKey<Duration> EndOfInterrupt = Cost(
        "endOfInterrupt", "the end of an interrupt that is told by access to the interrupt controller's registers");

    public static readonly ScalarKey<Duration> NestedPageFault = Cost(
        "nestedPageFault", "a page fault of the second level of address translation");

    public static readonly ScalarKey<Duration> ExternalInterrupt = Cost(
        "externalInterrupt", "an interrupt that arrives, and its delivery to the guest");

    public static readonly ScalarKey<Duration> EmulatedInstruction = Cost(
        "emulatedInstruction", "an instruction that the hypervisor decodes and carries out");

    public static readonly ScalarKey<Duration> Hypercall = Cost("hypercall", "a short hypercall");

    public static readonly ScalarKey<Duration> AddressSpaceSwitch = Cost(
        "addressSpaceSwitch", "a switch of the guest's address space by hypercall");

    public static readonly ScalarKey<Duration> Timer = Cost(
        "timer", "the expiry of a virtual timer, and setting it again, besides the interrupt that this brings");

    public static readonly ScalarKey<Duration> PageTableWrite = Cost(
        "pageTableWrite", "a write of the guest to a page table that the hypervisor shadows, the shadow's change included");

    public static readonly ScalarKey<Duration> GuestPageFault = Cost(
        "guestPageFault", "a page fault that the hypervisor looks at, with shadow page tables, before it is the guest's");

    public static readonly ScalarKey<Duration> ControlRegister = Cost(
        "controlRegister", "an access to a control register, with shadow page tables a plain switch of the address space");

    public static readonly ScalarKey<Duration> PageInvalidation = Cost(
        "pageInvalidation", "an invalidation of the translation of a single page, with shadow page tables");

    /// <summary>The keys by kind of intercept.</summary>
    public static readonly IReadOnlyDictionary<InterceptKind, ScalarKey<Duration>> ByKind =
        new Dictionary<InterceptKind, ScalarKey<Duration>>
        {
            [InterceptKind.Cpuid] = Cpuid,
            [InterceptKind.Msr] = Msr,
            [InterceptKind.IoInstruction] = IoInstruction,
            [InterceptKind.Hlt] = Hlt,
            [InterceptKind.EndOfInterrupt] = EndOfInterrupt,
            [InterceptKind.NestedPageFault] = NestedPageFault,
            [InterceptKind.ExternalInterrupt] = ExternalInterrupt,
            [InterceptKind.EmulatedInstruction] = EmulatedInstruction,
            [InterceptKind.Hypercall] = Hypercall,
            [InterceptKind.AddressSpaceSwitch] = AddressSpaceSwitch,
            [InterceptKind.Timer] = Timer,
            [InterceptKind.PageTableWrite] = PageTableWrite,
            [InterceptKind.GuestPageFault] = GuestPageFault,
            [InterceptKind.ControlRegister] = ControlRegister,
            [InterceptKind.PageInvalidation] = PageInvalidation,
        };

    public static readonly Section Intercepts = new(
        "intercepts", Cpuid, Msr, IoInstruction, Hlt, EndOfInterrupt, NestedPageFault, ExternalInterrupt, EmulatedInstruction,
        Hypercall, AddressSpaceSwitch, Timer, PageTableWrite, GuestPageFault, ControlRegister, PageInvalidation)
    {
        Description = "Hypervisor time of one intercept of each kind, the way out of the guest and back included.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<Duration> Cost(string key, string what) => new(key, Forms.Time)
    {
        Description = $"Hypervisor time of {what}; from the cost table unless given.",
        Minimum = "0 us",
        Maximum = "10 ms",
        Sample = "1.5 us",
        Source = SourceKeys.CostTables,
    };
}
