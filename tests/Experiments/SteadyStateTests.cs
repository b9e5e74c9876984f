using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class SteadyStateTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Queue_OfferedMoreThanItsCapacity_HasNoSteadyState(int replications)
    {
        var point = Queue(seed: 1, utilisation: 1.05, replications, seconds: 200);
        Assert.Equal(PointState.NoSteadyState, point.State);
        Assert.Matches(@"^no steady state: web backlog grows by [\d.]+ \([\d.]+ to [\d.]+\) /s \(", point.StateReason);
        Assert.Equal(Verdict.Fail, point.Verdict);
        Assert.Equal(HostHealth.OverCommitted, point.HostVerdict!.Health);
        var response = point.Reading("response-time", "web", Statistic.P95, Scope.Worst)!;
        Assert.Null(response.Estimate);
        Assert.Equal(point.StateReason, response.Reason);
        Assert.Null(point.Reading("part-cpu-wait", "web", Statistic.Mean, Scope.Pooled)!.Estimate);
        // 100 /s offered at a capacity of 95.2 /s.
        Assert.InRange(point.Reading("backlog-growth", "web", Statistic.Total)!.Value!.Value, 2, 8);
    }

    [Fact]
    public void StationaryQueue_AtNineTenths_SeldomRaisesAFalseAlarm()
    {
        const int points = 200;
        var alarms = Enumerable.Range(0, points)
            .Count(seed => Queue((ulong)seed, utilisation: 0.9, replications: 10, seconds: 50).State == PointState.NoSteadyState);
        output.WriteLine($"{alarms} false alarms in {points} points");
        Assert.InRange(alarms, 0, points / 50);
    }

    [Fact]
    public void StationaryQueue_WithFewRequests_SeldomRaisesAFalseAlarm()
    {
        // 150 requests in each replication: two more at the end than at the start are 1.3 % of them. Two tests, each with 2.5 % in the
        // upper tail, raise an alarm in at most 5 % of points; a binomial count of 200 exceeds 23 once in 10,000 times.
        const int points = 200;
        const int most = 23;
        var alarms = Enumerable.Range(0, points).Count(seed =>
            Queue((ulong)seed, utilisation: 0.8, replications: 10, seconds: 150, rate: 1).State == PointState.NoSteadyState);
        output.WriteLine($"{alarms} false alarms in {points} points");
        Assert.InRange(alarms, 0, most);
    }

    [Fact]
    public void Drift_TooSmallToMatter_IsASteadyState()
    {
        // Grows by exactly 0.5 /s of 100 /s offered, in every replication.
        Assert.Equal(PointState.Steady, Drifting(perSecond: 0.5).State);
        Assert.Equal(PointState.NoSteadyState, Drifting(perSecond: 1.2).State);
    }

    [Fact]
    public void Backlog_OfOneReplicationOnly_IsNotSignificant()
    {
        var scenario = Fake.Scenario(replications: 5);
        var runs = Enumerable.Range(0, 5).Select(index => Drifting(scenario, index == 2 ? 5 : 0)).ToArray();
        Assert.Equal(PointState.Steady, PointSummary.Of([], scenario, runs).State);
    }

    [Fact]
    public void GuestThatCompletesNothing_HasNoSteadyState()
    {
        var scenario = Fake.Scenario(guests: 200, replications: 2);
        var runs = Enumerable.Range(0, 2).Select(_ => Fake.Run(scenario, 0,
            [.. Enumerable.Range(0, 200).Select(guest => Fake.Guest(guest, 10, guest == 3 ? 0 : 10, 0, Fake.Histogram([1, 2])))],
            _ => default)).ToArray();
        var point = PointSummary.Of([], scenario, runs);
        Assert.Equal("no steady state: web[3] completed none of its 20 requests", point.StateReason);
    }

    [Fact]
    public void ClosedClients_AlwaysHaveASteadyState()
    {
        var workload = new ClosedWorkload { Each = [], SmtSlowdown = 1, Clients = 5, Think = default };
        var scenario = Fake.Scenario(replications: 2, workload: workload);
        RunResult[] runs = [Drifting(scenario, 5), Drifting(scenario, 5)];
        Assert.Equal(PointState.Steady, PointSummary.Of([], scenario, runs).State);
    }

    private static PointResult Drifting(double perSecond)
    {
        var scenario = Fake.Scenario(replications: 5);
        return PointSummary.Of([], scenario, [.. Enumerable.Range(0, 5).Select(_ => Drifting(scenario, perSecond))]);
    }

    private static RunResult Drifting(Scenario scenario, double perSecond) => Fake.Run(
        scenario, 0, [Fake.Guest(0, 10_000, 10_000 - (long)(perSecond * 100), 0, Fake.Histogram([1, 2, 3]))],
        bin => new ClassBin(0, 0, 0, (long)(perSecond * (bin + 1))));

    private static PointResult Queue(ulong seed, double utilisation, int replications, double seconds, double rate = 100)
    {
        var scenario = Fake.Scenario(rate: rate, replications: replications, seconds: seconds);
        scenario = scenario with { Run = scenario.Run with { Warmup = Duration.FromSeconds(seconds / 5) } };
        return PointSummary.Of([], scenario, [.. Enumerable.Range(0, replications).Select(index =>
            FakeQueue.Run(scenario, StableHash.Mix(seed, (ulong)index), utilisation))]);
    }
}
