using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Scenarios.Activities;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What running code does to translations of addresses, and what a second level of them costs.</summary>
internal static class TranslationSchema
{
    public static readonly ScalarKey<string> Profile = new(
        "profile", new ChoiceForm<string>([.. ActivityProfiles.Names.Select(name => (name, name))]))
    {
        Description = "The kind of work, which stands for a set of rates at which code touches translations of addresses; none is work "
            + "whose time holds all of that already.",
        Default = ActivityProfiles.None,
        Source = SourceKeys.TranslationActivity,
    };

    public static readonly ScalarKey<double> TlbMisses = new("tlbMisses", Forms.Rate)
    {
        Description = "Misses of the translation cache with pages of 4 KiB, per second of the work's own processor time; each is a longer "
            + "walk where the host has SLAT; from the profile unless given.",
        Minimum = "0 /s",
        Maximum = "100000000 /s",
        Sample = "1000000 /s",
        Source = SourceKeys.TranslationActivity,
    };

    public static readonly ScalarKey<double> LargePages = new("largePages", Forms.Percent)
    {
        Description = "Share of the guest's memory that the guest maps by pages of 2 MiB; from the profile unless given.",
        Minimum = "0 %",
        Maximum = "100 %",
        Sample = "50 %",
        Source = SourceKeys.TranslationActivity,
    };

    public static readonly ScalarKey<double> LargePageMisses = new("largePageMisses", Forms.Number)
    {
        Description = "Misses of the translation cache that are left where guest and hypervisor both map by pages of 2 MiB, over those "
            + "with pages of 4 KiB.",
        Default = "0.25",
        Minimum = "0",
        Maximum = "1",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.BigMemoryServers,
        PlausibleLow = "0.02",
        PlausibleHigh = "0.8",
    };

    public static readonly ScalarKey<double> PageTableEdits = ShadowRate(
        "pageTableEdits", "Writes of the guest to its page tables");

    public static readonly ScalarKey<double> GuestPageFaults = ShadowRate(
        "guestPageFaults", "Page faults that the guest handles");

    public static readonly ScalarKey<double> Invalidations = ShadowRate(
        "invalidations", "Invalidations of the translation of a single page by the guest");

    /// <summary>What a profile sets, beside the rate of address-space switches.</summary>
    public static readonly IReadOnlyList<ScalarKey> OfProfiles = [TlbMisses, LargePages, PageTableEdits, GuestPageFaults, Invalidations];

    public static readonly ScalarKey<double> HostLargePages = new("largePages", Forms.Percent)
    {
        Description = "Share of the guests' memory that the hypervisor maps by pages of 2 MiB in the second level of translation; where "
            + "'machine.memory' is given, share of the free memory that can be mapped so before any guest starts: guests take it "
            + "first come, first served, and memory that comes back by ballooning is small.",
        Default = "100 %",
        Minimum = "0 %",
        Maximum = "100 %",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.HypervisorLargePages,
        PlausibleLow = "50 %",
        PlausibleHigh = "100 %",
    };

    public static readonly ScalarKey<Duration> WalkReference = new("walkReference", Forms.Time)
    {
        Description = "Time of one memory reference of a walk through page tables; from the cost table unless given.",
        Minimum = "0 ns",
        Maximum = "1 us",
        Sample = "10 ns",
        Source = SourceKeys.CostTables,
    };

    public static readonly ScalarKey<bool> Slat = new("slat", Forms.YesNo)
    {
        Description = "Whether addresses of guests are translated by the processor in two levels (SLAT), or the hypervisor keeps shadow "
            + "page tables.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.SlatRequirement,
    };

    /// <summary>What leaves the guest only where the hypervisor keeps shadow page tables.</summary>
    public static readonly IReadOnlyList<InterceptKind> OfShadowTables =
    [
        InterceptKind.PageTableWrite, InterceptKind.GuestPageFault, InterceptKind.ControlRegister, InterceptKind.PageInvalidation,
    ];

    private static ScalarKey<double> ShadowRate(string key, string what) => new(key, Forms.Rate)
    {
        Description = $"{what}, per second in which the guest's code runs; they leave the guest only on a host without SLAT; from the "
            + "profile unless given.",
        Minimum = "0 /s",
        Maximum = "10000000 /s",
        Sample = "3000 /s",
        Source = SourceKeys.TranslationActivity,
    };
}
