using HvSim.Experiments;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(10, 10, 15, Verdict.Pass)]
    [InlineData(10, 10, 5, Verdict.Fail)]
    [InlineData(10, 14, 15, Verdict.Undecided)]
    [InlineData(10, 14, 40, Verdict.Pass)]
    [InlineData(10, 10, 10, Verdict.Pass)]
    public void Objective_GoesByTheWholeInterval(double first, double second, double limit, Verdict expected)
    {
        // 10 and 14: 12 (-13.4 to 37.4) ms.
        var point = Point(Fake.Scenario(objectives: Fake.Limit(limit, ObjectiveStatistic.Mean)), first, second);
        Assert.Equal(expected, point.Objectives[0].Verdict);
        Assert.Equal(expected, point.Verdict);
    }

    [Fact]
    public void Objective_IsExplainedWithItsLimitAndInterval()
    {
        var point = Point(Fake.Scenario(objectives: Fake.Limit(15, ObjectiveStatistic.Mean, ObjectiveScope.Worst)), 10, 14);
        Assert.Equal(
            "web response-time mean (worst) <= 15 ms is undecided: 12 (-13.41 to 37.41) ms", point.Objectives[0].Explanation);
    }

    [Fact]
    public void SeveralObjectives_FailIfOneFailsAndPassOnlyIfAllPass()
    {
        ObjectiveSpec Mean(double limit) => Fake.Limit(limit, ObjectiveStatistic.Mean);
        Assert.Equal(Verdict.Fail, Point(Fake.Scenario(objectives: [Mean(15), Mean(9)]), 10, 10).Verdict);
        Assert.Equal(Verdict.Undecided, Point(Fake.Scenario(objectives: [Mean(15), Mean(40)]), 10, 14).Verdict);
        Assert.Equal(Verdict.Pass, Point(Fake.Scenario(objectives: [Mean(40), Mean(50)]), 10, 14).Verdict);
        Assert.Equal(Verdict.Pass, Point(Fake.Scenario(), 10, 14).Verdict);
    }

    [Fact]
    public void ClassWithoutGuests_KeepsEveryLimit() =>
        Assert.Equal(Verdict.Pass, Point(Fake.Scenario(guests: 0, objectives: Fake.Limit(1)), 10, 10).Verdict);

    [Theory]
    [InlineData(0.30, 10, HostHealth.OverProvisioned)]
    [InlineData(0.50, 10, HostHealth.EfficientlyProvisioned)]
    [InlineData(0.80, 10, HostHealth.Strained)]
    [InlineData(0.95, 10, HostHealth.OverCommitted)]
    [InlineData(0.30, 61, HostHealth.Strained)]
    [InlineData(0.50, 101, HostHealth.OverCommitted)]
    public void Host_IsJudgedByBusyTimeAndCpuWait(double busy, double waitUs, HostHealth expected)
    {
        var point = Point(Fake.Scenario(), 10, 10, new FakeHost(busy, waitUs));
        Assert.Equal(expected, point.HostVerdict!.Health);
        Assert.Equal(
            $"logical processors {100 * busy} % busy, CPU wait {waitUs} us per dispatch", point.HostVerdict.Evidence);
    }

    private static PointResult Point(Scenario scenario, double first, double second, FakeHost? host = null) =>
        PointSummary.Of([], scenario, [Fake.Run(scenario, 0, _ => [first], host), Fake.Run(scenario, 1, _ => [second], host)]);
}
