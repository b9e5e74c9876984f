using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>All problems of a file come out at once.</summary>
public sealed class AllProblemsTests
{
    [Fact]
    public void File_WithManyProblems_NamesEveryOneInTheOrderOfTheFile()
    {
        var result = ScenarioFile.Load(Repository.Fixture("many-problems.yaml"), []);
        Assert.Null(result.Loaded);
        Assert.Equal(
            [
                "5:23 host.machine.sockets out-of-range",
                "5:45 host.machine.thraedsPerCore unknown-key",
                "6:7 host.os bad-value",
                "7:44 host.hypervisor.slice bad-value",
                "10:5 guests.web.cuont unknown-key",
                "12:13 guests.web.memory wrong-kind",
                "14:51 guests.web.workload.requests.bursts conflict",
                "18:5 objectives[0].limit missing-key",
                "18:14 objectives[0].guest unknown-reference",
                "19:33 run.warmup bad-value",
            ],
            result.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Path} {problem.Code}"));
    }

    [Fact]
    public void Item_BehindOneWithAnError_KeepsItsNumber() => Assert.Equal(
        ["guests.web.workload.each[0].cpu.mean", "guests.web.workload.each[2].cpu.mean"],
        Texts.Load(Texts.With("{ cpu: 5 ms }", "{ cpu: 5 zs }, { cpu: 5 ms }, { cpu: 6 zs }")).Problems
            .Select(problem => problem.Path));

    [Fact]
    public void DroppedItem_DoesNotShiftThoseBehindIt() => Assert.Equal(
        ["guests.web.workload.each[0]", "guests.web.workload.each[1].cpu.mean"],
        Texts.Load(Texts.With("{ cpu: 5 ms }", "fast, { cpu: 6 zs }")).Problems.Select(problem => problem.Path));

    [Fact]
    public void MisspeltKey_OfThoseOfWhichOneMustBeThere_IsOneMistake() => Assert.Equal(
        ["guests.web.workload.each[0].cpuu"],
        Texts.Load(Texts.With("{ cpu: 5 ms }", "{ cpuu: 5 ms }")).Problems.Select(problem => problem.Path));

    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 5", "guests.web.virtualProcessors", "wider than the machine")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    count: 0", "objectives[0].guest", "no guests of class 'web'")]
    public void Warning_Alone_LetsTheScenarioRun(string old, string @new, string path, string reason)
    {
        var loaded = Texts.Loaded(Texts.With(old, @new));
        var warning = Assert.Single(loaded.Warnings);
        Assert.Equal((ProblemSeverity.Warning, path), (warning.Severity, warning.Path));
        Assert.Contains(reason, warning.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reserve_OfAGuestWiderThanTheMachine_IsVoid()
    {
        var loaded = Texts.Loaded(Texts.With("virtualProcessors: 2", "virtualProcessors: 5\n    cpu: { reserve: 50 % }"));
        Assert.Equal(0, loaded.Scenario.Guests[0].Reserve);
        var reserve = loaded.Effective.Single(value => value.Path == "guests.web.cpu.reserve");
        Assert.Equal(("0 %", "derived", "void: guest wider than the machine"), (reserve.Text, reserve.Evidence, reserve.Origin));
    }

    [Fact]
    public void Warmup_OfBatchWork_MayBeLeftOut()
    {
        var text = Texts.With("requests: { arrivals: poisson, rate: 60 /s }", "batch: { threads: 2, rounds: 100 }")
            .Replace(", warmup: 5 s", "", StringComparison.Ordinal)
            .Replace("response-time", "elapsed-time", StringComparison.Ordinal);
        Assert.Equal(0, Texts.Loaded(text).Scenario.Run.Warmup.Nanoseconds);
    }
}
