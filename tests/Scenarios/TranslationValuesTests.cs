using HvSim.Scenarios;
using HvSim.Scenarios.Activities;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Rates by the kind of work, and what follows from a host without SLAT.</summary>
public sealed class TranslationValuesTests
{
    private const string Shadow = "os: windows-server-2012-r2\n  hypervisor: { scheduler: classic, slat: false }";
    private const string Old = "os: windows-server-2016\n  hypervisor: { scheduler: classic }";

    [Fact]
    public void Profile_ThatIsNotNamed_IsNone()
    {
        var loaded = Texts.Loaded(Texts.Base);
        var activity = loaded.Scenario.Guests[0].Workload.Activity;

        Assert.Equal((0, 0, 0, 0), (activity.TlbMisses, activity.PageTableEdits, activity.GuestPageFaults, activity.Invalidations));
        Assert.Equal((0, 4_000), (activity.LargePages, activity.AddressSpaceSwitches));
        Assert.Equal("setting", Value(loaded, "guests.web.workload.activity.tlbMisses").Evidence);
    }

    [Fact]
    public void Profile_ThatIsNamed_SetsTheRatesThatAreNotWritten()
    {
        var loaded = Texts.Loaded(Texts.With("each:", "activity: { profile: compile, tlbMisses: 7 /s }\n      each:"));
        var activity = loaded.Scenario.Guests[0].Workload.Activity;

        Assert.Equal(7, activity.TlbMisses);
        Assert.True(activity.PageTableEdits > 0 && activity.GuestPageFaults > 0 && activity.Invalidations > 0);
        Assert.NotEqual(4_000, activity.AddressSpaceSwitches);
        var edits = Value(loaded, "guests.web.workload.activity.pageTableEdits");
        Assert.Equal(("assumed", "translation-activity", "profile compile"), (edits.Evidence, edits.Source, edits.Origin));
        Assert.NotEqual("", edits.PlausibleLow);
    }

    [Fact]
    public void Profile_OfEachName_DiffersFromTheOthers()
    {
        var activities = ActivityProfiles.Names.Select(name => Texts.Loaded(
            Texts.With("each:", $"activity: {{ profile: {name} }}\n      each:")).Scenario.Guests[0].Workload.Activity).ToArray();

        Assert.Equal(6, activities.Distinct().Count());
        Assert.Equal(6, activities.Select(activity => activity.PageTableEdits).Distinct().Count());
    }

    [Fact]
    public void Host_OfBefore2016_RunsWithoutSlat()
    {
        var shadow = Texts.Loaded(Texts.With(Old, Shadow)).Scenario;

        Assert.False(shadow.Host.Hypervisor!.Slat);
        Assert.True(shadow.Host.Hypervisor.Costs.Intercepts.ByKind.All(cost => cost.Nanoseconds > 0));
        Assert.True(Texts.Loaded(Texts.Base).Scenario.Host.Hypervisor!.Slat);
    }

    /// <summary>TLFS: the hypercall is recommended only where the hypervisor keeps shadow page tables; Linux has no use of it.</summary>
    [Theory]
    [InlineData("windows-server-2012-r2", true)]
    [InlineData("windows-server-2003", false)]
    [InlineData("linux", false)]
    public void Guest_OnAHostWithoutSlat_SwitchesAddressSpacesAsItIsAdvised(string os, bool byHypercall)
    {
        var text = Texts.With("virtualProcessors: 2", $"virtualProcessors: 2\n    os: {os}");

        Assert.Equal(byHypercall, Texts.Loaded(text.Replace(Old, Shadow, StringComparison.Ordinal)).Scenario.Guests[0]
            .Enlightenments.AddressSpaceSwitch);
        Assert.False(Texts.Loaded(text).Scenario.Guests[0].Enlightenments.AddressSpaceSwitch);
    }

    [Fact]
    public void Values_ThatNothingDependsOn_AreNotAssumed()
    {
        string[] idle =
        [
            "host.hypervisor.largePages", "host.hypervisor.costs.walkReference", "host.hypervisor.costs.intercepts.pageTableWrite",
            "guests.web.workload.activity.largePageMisses",
        ];
        var loaded = Texts.Loaded(Texts.Base);
        Assert.All(idle, path => Assert.Equal("derived", Value(loaded, path).Evidence));

        var missing = Texts.Loaded(Texts.With("each:", "activity: { profile: database }\n      each:"));
        Assert.All(idle.Where(path => !path.EndsWith("Write", StringComparison.Ordinal)),
            path => Assert.Equal("assumed", Value(missing, path).Evidence));
    }

    private static EffectiveValue Value(LoadedScenario loaded, string path) => loaded.Effective.Single(value => value.Path == path);
}
