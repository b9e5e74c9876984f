using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What running code does that the hypervisor may have to see to.</summary>
internal static class ActivitySchema
{
    public static readonly ScalarKey<double> ClockReads = Rate("clockReads", "10000 /s", "1000 /s", "100000 /s",
        "Reads of the clock; free with the reference clock page, else an access to a model-specific register each");

    public static readonly ScalarKey<double> MsrAccesses = Rate("msrAccesses", "13500 /s", "2000 /s", "50000 /s",
        "Accesses to model-specific registers, besides those of clock reads, ticks and ends of interrupts");

    public static readonly ScalarKey<double> Cpuid = Rate("cpuid", "200 /s", "0 /s", "2000 /s", "CPUID instructions");

    public static readonly ScalarKey<double> IoInstructions = Rate("ioInstructions", "500 /s", "0 /s", "5000 /s",
        "Accesses to I/O ports that the hypervisor serves itself");

    public static readonly ScalarKey<double> Interrupts = Rate("interrupts", "4000 /s", "500 /s", "20000 /s",
        "Interrupts that arrive while the code runs, besides those that wake an idle virtual processor");

    public static readonly ScalarKey<double> NestedPageFaults = Rate("nestedPageFaults", "1000 /s", "0 /s", "10000 /s",
        "Faults of the second level of address translation");

    public static readonly ScalarKey<double> EmulatedInstructions = Rate("emulatedInstructions", "500 /s", "0 /s", "5000 /s",
        "Instructions that the hypervisor has to decode and carry out");

    public static readonly ScalarKey<double> Hypercalls = Rate("hypercalls", "4000 /s", "500 /s", "20000 /s",
        "Short hypercalls, besides those that have a key of their own");

    public static readonly ScalarKey<double> AddressSpaceSwitches = Rate("addressSpaceSwitches", "4000 /s", "500 /s", "20000 /s",
        "Switches of the address space; hypercalls where the guest is enlightened to make them, else free on a host with SLAT and an access "
        + "to a control register without; from the profile where one is named");

    public static readonly Section Activity = new(
        "activity", TranslationSchema.Profile, ClockReads, MsrAccesses, Cpuid, IoInstructions, Interrupts, NestedPageFaults, EmulatedInstructions, Hypercalls,
        AddressSpaceSwitches, TranslationSchema.TlbMisses, TranslationSchema.LargePages, TranslationSchema.LargePageMisses,
        TranslationSchema.PageTableEdits, TranslationSchema.GuestPageFaults, TranslationSchema.Invalidations)
    {
        Description = "What running code does that the hypervisor may have to see to, per second in which the guest's code runs.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<double> Rate(string key, string value, string low, string high, string what) => new(key, Forms.Rate)
    {
        Description = $"{what}, per second in which the guest's code runs.",
        Default = value,
        Minimum = "0 /s",
        Maximum = "10000000 /s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.GuestActivity,
        PlausibleLow = low,
        PlausibleHigh = high,
    };
}
