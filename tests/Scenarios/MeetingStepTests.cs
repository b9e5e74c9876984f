using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Barriers and pauses as they stand in a file.</summary>
public sealed class MeetingStepTests
{
    private const string Open = "requests: { arrivals: poisson, rate: 60 /s }";
    private const string Closed = "closed: { clients: 4, think: 1 s }";
    private const string Batch = "batch: { threads: 4, rounds: 100 }";

    [Fact]
    public void Barrier_IsReadWithItsDefaults()
    {
        Assert.Equal(new BarrierSpec(null, false, 1, null), StepOf(Closed, "barrier: { }").Barrier);

        var full = StepOf(Closed, "barrier: { parties: 3, wait: spin, times: 20, between: 1 ms }").Barrier!;
        Assert.Equal((3, true, 20, 1_000_000L), (full.Parties!.Value, full.Spins, full.Times, full.Between!.Value.Mean.Nanoseconds));
    }

    [Fact]
    public void Pause_IsReadWithItsDefaults()
    {
        var step = StepOf(Open, "stopTheWorld: { work: 20 ms }");
        Assert.Equal((StepKind.StopTheWorld, 1, 20_000_000L), (step.Kind, step.Every, step.Time.Mean.Nanoseconds));
        Assert.Equal(40, StepOf(Open, "stopTheWorld: { work: 20 ms, every: 40 }").Every);
    }

    [Theory]
    [InlineData(Open, "barrier: { }", "barrier", "nobody knows how many will come")]
    [InlineData(Batch, "barrier: { parties: 5 }", "barrier.parties", "5 parties can never meet, since the workload has 4 threads")]
    [InlineData(Closed, "barrier: { parties: 5 }", "barrier.parties", "5 parties can never meet, since the workload has 4 clients")]
    [InlineData("closed: { clients: 60, think: 1 s }", "barrier: { }", "barrier", "more requests than the guest's 50 worker threads")]
    public void Barrier_WhereItsPartiesCannotMeet_IsRefused(string load, string step, string path, string reason)
    {
        var problem = Assert.Single(
            Texts.Load(With(load, step)).Problems, problem => problem.Path.Contains("barrier", StringComparison.Ordinal));

        Assert.Equal($"guests.web.workload.each[0].{path}", problem.Path);
        Assert.Equal((ProblemSeverity.Error, ProblemCode.Conflict), (problem.Severity, problem.Code));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("barrier: { parties: 4 } }, { barrier: { parties: 2 }", 1)]
    [InlineData("barrier: { parties: 3 } }, { barrier: { parties: 2 }", 0)]
    [InlineData("barrier: { parties: 3 } }, { barrier: { parties: 3 }", 0)]
    [InlineData("barrier: { times: 1 } }, { barrier: { times: 2 }", 0)]
    public void Barriers_AtWhichAllCanWaitForEver_AreRefused(string steps, int problems) => Assert.Equal(
        problems,
        Texts.Load(With(Closed, steps)).Problems.Count(problem => problem.Path == "guests.web.workload.each[1].barrier"
            && problem.Reason.Contains("for ever", StringComparison.Ordinal)));

    private static StepSpec StepOf(string load, string step) =>
        Assert.Single(Texts.Loaded(With(load, step)).Scenario.Guests[0].Workload.Each);

    private static string With(string load, string step) =>
        Texts.With("{ cpu: 5 ms }", $"{{ {step} }}").Replace(Open, load, StringComparison.Ordinal);
}
