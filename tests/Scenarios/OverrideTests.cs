using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Values given on the command line.</summary>
public sealed class OverrideTests
{
    [Theory]
    [InlineData("guests.web.count", "7", "7")]
    [InlineData("guests.web.cpu.reserve", "12.5%", "12.5 %")]
    [InlineData("host.hypervisor.costs.contextSwitch", "0.001 ms", "1 us")]
    [InlineData("guests.web.workload.each[0].cpu.mean", "7 ms", "7 ms")]
    [InlineData("guests.web.workload.each[0].cpu.cv", "0", "0")]
    [InlineData("objectives[0].limit", "80 ms", "80 ms")]
    [InlineData("run.seed", "9", "9")]
    public void Override_OfAValueOrADefault_IsInForceAndSaysWhereItComesFrom(string path, string value, string text)
    {
        var effective = Texts.Loaded(Texts.Base, new Override(path, value)).Effective.Single(effective => effective.Path == path);
        Assert.Equal((text, "command line", "command line", ""),
            (effective.Text, effective.Origin, effective.Evidence, effective.Source));
    }

    [Fact]
    public void Override_ByASweep_SaysSo()
    {
        var point = new Override("guests.web.count", "7") { Origin = "sweep" };
        var effective = Texts.Loaded(Texts.Base, point).Effective.Single(effective => effective.Path == "guests.web.count");
        Assert.Equal(("sweep", "sweep"), (effective.Origin, effective.Evidence));
        Assert.StartsWith("sweep: guests.web.count: '-1' is out of range",
            Texts.ProblemsOf(Texts.Base, point with { Value = "-1" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Override_OfAValueWithASource_ReplacesBoth()
    {
        var text = Texts.With("cpu: 5 ms", "cpu: { mean: { value: 5 ms, evidence: measured, source: a-trace } }");
        var loaded = Texts.Loaded(text, new Override("guests.web.workload.each[0].cpu.mean", "7 ms"));
        var mean = loaded.Effective.Single(value => value.Path == "guests.web.workload.each[0].cpu.mean");
        Assert.Equal(("7 ms", "command line", ""), (mean.Text, mean.Evidence, mean.Source));
    }

    [Fact]
    public void Override_OfATimeWithoutItsKeys_SetsTheMean()
    {
        var loaded = Texts.Loaded(Texts.Base, new Override("guests.web.workload.each[0].cpu", "9 ms"));
        Assert.Equal("9 ms", Texts.Text(loaded, "guests.web.workload.each[0].cpu.mean"));
    }

    [Fact]
    public void Override_WithTheWordForASection_ReplacesTheSection()
    {
        var loaded = Texts.Loaded(Texts.Base, new Override("host.hypervisor", "none"));
        Assert.Null(loaded.Scenario.Host.Hypervisor);
        Assert.Equal("none", Texts.Text(loaded, "host.hypervisor"));
    }

    [Fact]
    public void Override_ThatIsLater_Wins()
    {
        var loaded = Texts.Loaded(Texts.Base, new Override("guests.web.count", "3"), new Override("guests.web.count", "4"));
        Assert.Equal(4, loaded.Scenario.Guests[0].Count);
    }

    [Theory]
    [InlineData("guests.wbe.count", "3", "guests.wbe: 'guests' has no 'wbe'. Did you mean 'web'?")]
    [InlineData("guests.web.cuont", "3", "guests.web.cuont: unknown key. Did you mean 'count'?")]
    [InlineData("guests.web.count", "-3",
        "guests.web.count: '-3' is out of range: it must be at least 0. Write a value such as '1'.")]
    [InlineData("guests.web", "3", "guests.web: this is a section, not a single value. "
        + "Set one of its keys: count, virtualProcessors, threadsPerCore, interruptDestinations, os, "
            + "enlightenments, timers, cpu, threads, memory, disk, disks, network, start, workload.")]
    [InlineData("guests.web.count.x", "3",
        "guests.web.count: there is nothing below this value. Set 'guests.web.count' itself.")]
    [InlineData("guests.web.count.evidence", "assumed",
        "guests.web.count: there is nothing below this value. Set 'guests.web.count' itself.")]
    [InlineData("objectives", "3", "objectives: this is not a single value. Set one of the values in it.")]
    [InlineData("objectives[1].limit", "3 ms",
        "objectives: the list has no item '1'; it has 1. Count from 0, as in 'objectives[0]'.")]
    [InlineData("host.machine.clock", "3 GHz", "host.machine.clock: 'clock' is not modelled yet. "
        + "Give processor times as they are on this machine and leave the clock out.")]
    [InlineData("run..seed", "3", "run..seed: this is not a path. Write a path such as 'guests.web.count'.")]
    [InlineData("", "3", "this is not a path. Write a path such as 'guests.web.count'.")]
    public void Override_ThatCannotBe_IsRefused(string path, string value, string expected)
    {
        Assert.Equal("command line: " + expected, Texts.ProblemsOf(Texts.Base, new Override(path, value)));
    }

    [Theory]
    [InlineData("guests.web.count=4..8:2", true)]
    [InlineData("guests.web.count=[4, 6, 8]", true)]
    [InlineData("guests.web.count=4", false)]
    public void Override_WithARangeOrList_IsAnAxis(string text, bool isAxis)
    {
        Assert.True(Override.TryParse(text, out var change));
        Assert.Equal(isAxis, change.IsAxis);
        if (isAxis)
        {
            var axis = Assert.Single(Texts.Loaded(Texts.Base, change.AsAxis()).Scenario.Sweep!.Axes);
            Assert.Equal("guests.web.count", axis.Path);
            Assert.Equal(["4", "6", "8"], axis.Values);
        }
    }

    [Theory]
    [InlineData("guests.web.count")]
    [InlineData("=4")]
    [InlineData("")]
    public void Override_WithoutPathOrSign_IsNone(string text) => Assert.False(Override.TryParse(text, out _));

    [Fact]
    public void Document_ReadOnce_GivesAnyNumberOfVariantsWithoutChanging()
    {
        var document = ScenarioDocument.Parse(Texts.Base, Texts.File);
        var before = document.With([]).Loaded!.Hash;
        int[] counts = [.. Enumerable.Range(1, 20).Select(count => CountOf(document, count))];
        Assert.Equal(Enumerable.Range(1, 20), counts);
        Assert.Equal(before, document.With([]).Loaded!.Hash);
    }

    [Fact]
    public void Guest_ThatOutgrowsTheHost_IsRefusedByAdmissionAndNothingElse()
    {
        var result = Texts.Load(Texts.Base, new Override("guests.web.count", "1025"));
        Assert.True(result.IsRefusedByAdmission);
        Assert.False(Texts.Load(Texts.Base, new Override("guests.web.cuont", "1")).IsRefusedByAdmission);
        Assert.False(Texts.Load(Texts.Base).IsRefusedByAdmission);
    }

    private static int CountOf(ScenarioDocument document, int count)
    {
        Scenario scenario = document.With([new Override("guests.web.count", $"{count}")]).Loaded!.Scenario;
        return scenario.Guests[0].Count;
    }
}
