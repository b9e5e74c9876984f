using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>Objectives on what is not a response time.</summary>
public sealed class ObjectiveMetricTests
{
    [Theory]
    [InlineData(60, Verdict.Pass)]
    [InlineData(59, Verdict.Fail)]
    public void BusyProcessors_AreHeldAgainstAPercentage(double percent, Verdict expected)
    {
        var point = Point(Objective("", ObjectiveMetric.LpBusy, ObjectiveLimit.FromPercent(percent)), new FakeHost(0.6, 10));
        Assert.Equal(expected, point.Verdict);
        Assert.StartsWith($"lp-busy mean <= {percent} % is ", point.Objectives[0].Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 80, 81, Verdict.Pass)]
    [InlineData("", 80, 79, Verdict.Fail)]
    [InlineData("web", 80, 11, Verdict.Pass)]   // the guests of the fake wait 10 us, whatever the host says
    [InlineData("web", 80, 9, Verdict.Fail)]
    public void CpuWait_IsThatOfTheHostOrOfAClass(string guest, double waitUs, double limitUs, Verdict expected)
    {
        var limit = ObjectiveLimit.FromDuration(Duration.FromSeconds(limitUs / 1e6));
        var point = Point(Objective(guest, ObjectiveMetric.CpuWaitPerDispatch, limit), new FakeHost(0.5, waitUs));
        Assert.Equal(expected, point.Verdict);
    }

    [Theory]
    [InlineData(995, 0.6, Verdict.Pass)]
    [InlineData(995, 0.4, Verdict.Fail)]
    [InlineData(1005, 0.1, Verdict.Pass)]
    public void Shortfall_IsOneLessCompletedOverOffered(long completed, double percent, Verdict expected)
    {
        var objective = Objective("web", ObjectiveMetric.ThroughputShortfall, ObjectiveLimit.FromPercent(percent));
        var scenario = Fake.Scenario(objectives: objective);
        RunResult Run(ulong seed) => Fake.Run(
            scenario, seed, [Fake.Guest(0, 1000, completed, 100, Fake.Histogram([1, 2]))],
            _ => new ClassBin(0, 0, 0, 0));
        var point = PointSummary.Of([], scenario, [Run(1), Run(2), Run(3), Run(4), Run(5)]);
        Assert.Equal(expected, point.Objectives[0].Verdict);
        Assert.Equal(0.1 * (1000 - completed), point.Objectives[0].Reading.Value!.Value, 1e-9);
    }

    [Theory]
    [InlineData(3.1, Verdict.Pass)]
    [InlineData(2.9, Verdict.Fail)]
    public void Stretch_IsJudgedOnceTheNativeRunIsKnown(double limit, Verdict expected)
    {
        var point = Stretched(limit, elapsed: 30);
        Assert.Equal(3, point.Objectives[0].Reading.Value);
        Assert.Equal((expected, expected), (point.Objectives[0].Verdict, point.Verdict));
    }

    [Fact]
    public void WorkThatIsNotDone_BreaksABoundOnItsStretch()
    {
        var point = Stretched(10, elapsed: null);
        Assert.Equal((PointState.NotFinished, Verdict.Fail), (point.State, point.Objectives[0].Verdict));
        Assert.Contains("batch work not done", point.Objectives[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void LimitOfTheHost_IsNamedAsWhatBreaksFirst()
    {
        var objective = Objective("", ObjectiveMetric.LpBusy, ObjectiveLimit.FromPercent(75));
        var result = new Experiment((scenario, seed) => Fake.Run(
                scenario, seed, _ => Enumerable.Repeat(10.0, 2000), new FakeHost(0.1 * scenario.Guests[0].Count, 10)), workers: 1)
            .Sweep(Fake.Range(1, 10),
                overrides => Fake.Load(Fake.Scenario(
                    guests: int.Parse(overrides[0].Value), objectives: [objective, Fake.Limit(50)])),
                TestContext.Current.CancellationToken);
        Assert.Equal((7, 8), (result.Overload!.LastPass!.Guests, result.Overload.FirstFail!.Guests));
        Assert.Equal("lp-busy mean <= 75 %", result.Overload.BrokenLimit);
    }

    private static PointResult Stretched(double limit, double? elapsed)
    {
        var objective = Objective("web", ObjectiveMetric.Stretch, ObjectiveLimit.FromNumber(limit));
        var batch = new BatchWorkload { Each = [], SmtSlowdown = 1, Threads = 1, Rounds = 1 };
        var scenario = Fake.Scenario(workload: batch, objectives: objective);
        scenario = scenario with
        {
            Host = scenario.Host with { Machine = scenario.Host.Machine with { CoresPerSocket = 2 }, Hypervisor = Hypervisor() },
        };
        var experiment = new Experiment((one, seed) =>
        {
            var seconds = one.Host.Hypervisor is null ? 10 : elapsed;
            var time = seconds is { } known ? Duration.FromSeconds(known) : (Duration?)null;
            return Fake.Run(one, seed, [Fake.Guest(0, 0, 0, 0, Fake.Histogram([]), time)],
                _ => new ClassBin(0, 0, 0, 0), finished: seconds is not null);
        }, workers: 1);
        return experiment.Run(scenario, TestContext.Current.CancellationToken).Points[0];
    }

    private static HypervisorSpec Hypervisor() => HvSim.Tests.Scenarios.Texts.Loaded(HvSim.Tests.Scenarios.Texts.Base)
        .Scenario.Host.Hypervisor!;

    private static ObjectiveSpec Objective(string guest, ObjectiveMetric metric, ObjectiveLimit limit) => new()
    {
        Guest = guest,
        Metric = metric,
        Statistic = ObjectiveStatistic.Mean,
        Limit = limit,
        Across = ObjectiveScope.Pooled,
    };

    private static PointResult Point(ObjectiveSpec objective, FakeHost host)
    {
        var scenario = Fake.Scenario(objectives: objective);
        RunResult Run(ulong seed) => Fake.Run(scenario, seed, _ => Enumerable.Repeat(10.0, 50), host);
        return PointSummary.Of([], scenario, [Run(1), Run(2), Run(3)]);
    }
}
