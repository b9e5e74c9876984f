using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Ticks that no clock has, or that leave no time for anything else, are refused.</summary>
public sealed class TimerCheckTests
{
    [Theory]
    [InlineData("0.5 /s", "guests.web.timers.rate: 0.5 /s is less than a tick a second. Use 64 /s, or 0 /s for no ticks.")]
    [InlineData("3000 /s", "guests.web.timers.rate")]
    public void Rate_ThatNoClockHas_IsRefused(string rate, string expected) => AssertRefused(expected, ("guests.web.timers.rate", rate));

    /// <summary>An interrupt of 500 us and a handler of 500 us, 1,000 times a second, are all there is.</summary>
    [Fact]
    public void Ticks_ThatTakeTheProcessor_AreRefused() => AssertRefused(
        "% of a processor, more than the 50 % that ticks may take", ("guests.web.timers.rate", "1000 /s"),
        ("guests.web.timers.handler", "500 us"), ("host.hypervisor.costs.intercepts.externalInterrupt", "500 us"));

    [Theory]
    [InlineData("windows-server-2019", "64 /s", "true")]
    [InlineData("windows-server-2008-r2", "64 /s", "false")]
    [InlineData("linux", "250 /s", "true")]
    [InlineData("unenlightened", "256 /s", "false")]
    public void Ticks_OfASystem_AreItsOwn(string os, string rate, string suppressed)
    {
        var effective = Loaded(("guests.web.os", os)).Loaded!.Effective;

        Assert.Equal(rate, effective.Single(value => value.Path == "guests.web.timers.rate").Text);
        Assert.Equal(suppressed, effective.Single(value => value.Path == "guests.web.enlightenments.timerSuppression").Text);
    }

    private static void AssertRefused(string expected, params IReadOnlyList<(string Path, string Text)> changes)
    {
        var result = Loaded(changes);
        Assert.False(result.IsValid);
        Assert.Contains(result.Problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
    }

    private static LoadResult Loaded(params IReadOnlyList<(string Path, string Text)> changes) => ScenarioFile.Load(
        Repository.File("scenarios", "web-density.yaml"), [.. changes.Select(change => new Override(change.Path, change.Text))]);
}
