using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Lock steps as they stand in a file.</summary>
public sealed class LockStepTests
{
    private const string Step = "{ lock: { name: cache, kind: mutex, hold: { mean: 4 us, cv: 0 }, times: 20, between: 1 ms } }";

    [Fact]
    public void LockStep_IsReadWithItsDefaults()
    {
        var loaded = Texts.Loaded(With("{ lock: { name: cache, kind: spin-ticket, hold: 4 us } }"));
        var step = Assert.Single(loaded.Scenario.Guests[0].Workload.Each);

        Assert.Equal(StepKind.Lock, step.Kind);
        Assert.Equal(4_000, step.Time.Mean.Nanoseconds);
        Assert.Equal(new LockSpec("cache", LockKind.SpinTicket, 1, null), step.Lock);
        Assert.Equal(1_000_000, Texts.Loaded(With(Step)).Scenario.Guests[0].Workload.Each[0].Lock!.Between!.Value.Mean.Nanoseconds);
    }

    [Fact]
    public void Lock_OfTwoKinds_IsRefused()
    {
        var problem = Assert.Single(
            Texts.Load(With($"{Step}, {{ lock: {{ name: cache, kind: adaptive, hold: 4 us }} }}")).Problems,
            problem => problem.Severity == ProblemSeverity.Error);

        Assert.Equal("guests.web.workload.each[1].lock.kind", problem.Path);
        Assert.Equal(ProblemCode.Conflict, problem.Code);
    }

    [Theory]
    [InlineData("times: 20, between: 1 ms", 0)]
    [InlineData("times: 10000", 1)]
    public void ManyLockEvents_AreWarnedOf(string rest, int warnings) => Assert.Equal(
        warnings,
        Texts.Load(With($"{{ lock: {{ name: cache, kind: mutex, hold: 4 us, {rest} }} }}")).Problems
            .Count(problem => problem.Path == "guests.web.workload" && problem.Severity == ProblemSeverity.Warning));

    [Theory]
    [InlineData("windows-server-2016", "core", 2, "kind: spin-ticket", "true",
        "the core scheduler where cores have two threads")]
    [InlineData("windows-10", "root", 1, "kind: spin-unfair", "true", "the root scheduler")]
    [InlineData("windows-server-2016", "core", 1, "kind: spin-ticket", "true", null)]
    [InlineData("windows-server-2016", "classic", 2, "kind: spin-ticket", "true", null)]
    [InlineData("windows-server-2016", "core", 2, "kind: mutex", "true", null)]
    [InlineData("windows-server-2016", "core", 2, "kind: spin-ticket", "false", null)]
    [InlineData("windows-server-2016", "core, spin: { yield: none }", 2, "kind: spin-ticket", "true", null)]
    public void NotificationsThatNobodyActsOn_AreWarnedOf(
        string os, string scheduler, int threads, string kind, string notifies, string? who)
    {
        var text = With($"{{ lock: {{ name: cache, {kind}, hold: 4 us, between: 1 ms }} }}")
            .Replace("coresPerSocket: 4", $"coresPerSocket: 4, threadsPerCore: {threads}", StringComparison.Ordinal)
            .Replace("windows-server-2016", os, StringComparison.Ordinal)
            .Replace("scheduler: classic", $"scheduler: {scheduler}", StringComparison.Ordinal)
            .Replace(
                "    workload:", $"    enlightenments: {{ longSpinWait: {notifies} }}\n    workload:", StringComparison.Ordinal);
        var warnings = Texts.Loaded(text).Warnings
            .Where(warning => warning.Path == "guests.web.enlightenments.longSpinWait").ToList();

        Assert.Equal(who is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, warning => Assert.StartsWith($"under {who} nobody gives way", warning.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void WhoGivesWay_DoesNothingUnderTheCoreSchedulerWhereCoresHaveTwoThreads(int threads, int warnings) => Assert.Equal(
        warnings,
        Texts.Loaded(Texts.With("coresPerSocket: 4", $"coresPerSocket: 4, threadsPerCore: {threads}")
            .Replace("scheduler: classic", "scheduler: core, spin: { yield: any }", StringComparison.Ordinal))
            .Warnings.Count(warning => warning.Path == "host.hypervisor.spin.yield"));

    [Fact]
    public void KernelLock_IsRead_AndRefusedWhereItTakesAllOfTheWork()
    {
        string Text(string keys) => Texts.With("      each:", $"      kernelLock: {{ {keys} }}\n      each:");

        Assert.Equal(
            new KernelLockSettings(20_000, Duration.FromNanoseconds(1_000)),
            Texts.Loaded(Text("rate: 20000 /s")).Scenario.Guests[0].Workload.KernelLock);
        var problem = Assert.Single(Texts.Load(Text("rate: 20000 /s, hold: 46 us")).Problems);
        Assert.Equal("guests.web.workload.kernelLock", problem.Path);
        Assert.Contains("for 92 % of its work", problem.Reason, StringComparison.Ordinal);
    }

    private static string With(string steps) => Texts.With("{ cpu: 5 ms }", steps);
}
