using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Intercepts;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

/// <summary>What a second level of translation, or shadow tables in its place, cost one thread with a second of work.</summary>
public sealed class AddressTranslationTests
{
    private static readonly ActivitySpec Activity = new()
    {
        NestedPageFaults = 50,
        AddressSpaceSwitches = 200,
        TlbMisses = 1_000_000,
        PageTableEdits = 1_000,
        GuestPageFaults = 500,
        Invalidations = 100,
    };

    /// <summary>A million misses of 2.9 references more at 10 ns each, 29 ms; the last piece of work is rounded up.</summary>
    [Fact]
    public void Work_WithSlat_IsStretchedByItsWalks()
    {
        var guest = Run(Host(slat: true), Activity with { NestedPageFaults = 0 });

        AssertNanoseconds(1_029_000_000, guest.Elapsed!.Value);
        AssertNanoseconds(29_000_000, guest.Processors.AddressTranslation);
        Assert.Equal(Duration.Zero, guest.Processors.Hypervisor);
        Assert.Equal(0, Count(guest, InterceptKind.PageTableWrite) + Count(guest, InterceptKind.GuestPageFault));
        Assert.Equal(0, Count(guest, InterceptKind.ControlRegister) + Count(guest, InterceptKind.PageInvalidation));
    }

    /// <summary>Other ways out go with the stretched time: 50 faults a second at 4 us in 1.029 s.</summary>
    [Fact]
    public void Intercepts_WithSlat_GoWithTheStretchedTime()
    {
        var guest = Run(Host(slat: true), Activity);

        Assert.Equal(50 * 1.029, Count(guest, InterceptKind.NestedPageFault), 1e-6);
        AssertNanoseconds(1_029_205_800, guest.Elapsed!.Value);
    }

    /// <summary>1,000 edits at 2 us, 500 faults at 4 us, 200 plain switches at 5 us and 100 invalidations at 10 us: 6 ms a second.</summary>
    [Fact]
    public void Work_WithShadowTables_LeavesForEachTouchOfATranslation()
    {
        var guest = Run(Host(slat: false), Activity);

        AssertNanoseconds(1_006_000_000, guest.Elapsed!.Value);
        Assert.Equal(Duration.Zero, guest.Processors.AddressTranslation);
        AssertNanoseconds(6_000_000, guest.Processors.Hypervisor);
        Assert.Equal(1_000, Count(guest, InterceptKind.PageTableWrite), 1e-6);
        Assert.Equal(500, Count(guest, InterceptKind.GuestPageFault), 1e-6);
        Assert.Equal(200, Count(guest, InterceptKind.ControlRegister), 1e-6);
        Assert.Equal(100, Count(guest, InterceptKind.PageInvalidation), 1e-6);
        Assert.Equal(0, Count(guest, InterceptKind.NestedPageFault));
        Assert.Equal(2e6, guest.Intercepts.CostNanoseconds[(int)InterceptKind.GuestPageFault], 1);
    }

    /// <summary>The hypercall takes 1 us instead of the 5 of the register: 0.8 ms less for 200 switches.</summary>
    [Fact]
    public void Switch_ByHypercall_PaysWithShadowTablesOnly()
    {
        var enlightened = new EnlightenmentSpec { AddressSpaceSwitch = true };
        var shadowed = Run(Host(slat: false), Activity, enlightened);
        var slat = Run(Host(slat: true), Activity with { NestedPageFaults = 0, TlbMisses = 0 }, enlightened);

        AssertNanoseconds(1_005_200_000, shadowed.Elapsed!.Value);
        Assert.Equal((0, 200), (Count(shadowed, InterceptKind.ControlRegister), Count(shadowed, InterceptKind.AddressSpaceSwitch)));
        AssertNanoseconds(1_000_200_000, slat.Elapsed!.Value);
    }

    [Fact]
    public void Work_WithoutAHypervisor_IsNotTouched()
    {
        var guest = Run(Hosts.Native(Hosts.Machine(1)), Activity);

        Assert.Equal(Hosts.Ms(1_000), guest.Elapsed);
        Assert.All(guest.Intercepts.Counts, count => Assert.Equal(0, count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Work_ThatTouchesNoTranslation_IsNotTouched(bool slat) =>
        Assert.Equal(Hosts.Ms(1_000), Run(Host(slat), ActivitySpec.None).Elapsed);

    [Fact]
    public void Part_OfARequest_HoldsItsWalks()
    {
        var guest = Hosts.Guest("guest", 1, Hosts.Clients(1, thinkMs: 1, cv: 0) with { Activity = Activity with { NestedPageFaults = 0 } });
        var response = ScenarioRun.Execute(Hosts.Scenario(Host(slat: true), 200, 0, guest), 1).Classes[0].Response;

        Assert.True(response.Count > 50);
        Assert.Equal(29_000.0, (double)response.PartSum((int)ResponsePart.AddressTranslation) / response.Count, 1.0);
        Assert.Equal(1e6, (double)response.PartSum((int)ResponsePart.Work) / response.Count, 1.0);
    }

    private static HostSpec Host(bool slat)
    {
        var free = Hosts.Free();
        var costs = free.Costs with
        {
            InterceptTimePerCpuSecond = null,
            WalkReference = Duration.FromNanoseconds(10),
            Intercepts = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(CostOf)]),
        };
        return Hosts.Classic(Hosts.Machine(1)) with { Hypervisor = free with { Slat = slat, LargePages = 0, Costs = costs } };
    }

    private static Duration CostOf(InterceptKind kind) => Duration.FromNanoseconds(kind switch
    {
        InterceptKind.PageTableWrite => 2_000,
        InterceptKind.GuestPageFault or InterceptKind.NestedPageFault => 4_000,
        InterceptKind.ControlRegister => 5_000,
        InterceptKind.PageInvalidation => 10_000,
        InterceptKind.AddressSpaceSwitch => 1_000,
        _ => 0,
    });

    private static GuestResult Run(HostSpec host, ActivitySpec activity, EnlightenmentSpec? enlightened = null)
    {
        var guest = Hosts.Guest("guest", 1, Hosts.Batch(1, 1, 1_000) with { Activity = activity }) with
        {
            Enlightenments = enlightened ?? EnlightenmentSpec.None,
        };
        return ScenarioRun.Execute(Hosts.Scenario(host, 2_000, 0, guest), 1).Classes[0].Guests[0];
    }

    private static double Count(GuestResult guest, InterceptKind kind) => guest.Intercepts.Counts[(int)kind];

    private static void AssertNanoseconds(long expected, Duration actual) =>
        Assert.InRange(actual.Nanoseconds, expected - 1, expected + 1);
}
