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
        // 10 and 14: 12 +- 25.4 ms.
        var point = Point(Fake.Scenario(objectives: Fake.Limit(limit, ObjectiveStatistic.Mean)), first, second);
        Assert.Equal(expected, point.Objectives[0].Verdict);
        Assert.Equal(expected, point.Verdict);
    }

    [Fact]
    public void Objective_IsExplainedWithItsLimitAndInterval()
    {
        var point = Point(Fake.Scenario(objectives: Fake.Limit(15, ObjectiveStatistic.Mean, ObjectiveScope.Worst)), 10, 14);
        Assert.Equal(
            "web response-time mean (worst) <= 15 ms is undecided: 12 (0 to 37.41) ms", point.Objectives[0].Explanation);
    }

    [Theory]
    [InlineData(1_999, 40, Verdict.Undecided)]
    [InlineData(1_999, 5, Verdict.Undecided)]
    [InlineData(2_000, 40, Verdict.Pass)]
    [InlineData(2_000, 5, Verdict.Fail)]
    public void Quantile_IsJudgedOnlyWithEnoughObservations(int requests, double limit, Verdict expected)
    {
        // 100 / (1 - 0.95) requests are needed in each replication; all of them take 10 ms.
        var scenario = Fake.Scenario(objectives: Fake.Limit(limit));
        var point = PointSummary.Of([], scenario,
            [.. Enumerable.Range(0, 2).Select(_ => Fake.Run(scenario, 0, _ => Enumerable.Repeat(10.0, requests)))]);
        Assert.Equal(expected, point.Verdict);
        Assert.Equal(requests < 2_000, point.Objectives[0].Explanation.Contains("too few", StringComparison.Ordinal));
    }

    [Fact]
    public void Interval_EndsAtZeroUnlessTheMetricCanBeNegative()
    {
        // 10 and 14: 12 +- 25.4.
        MetricReading Reading(Metric metric) => new(metric, "web", Statistic.Mean, "", Interval.OfMean([10, 14]), "", false);
        Assert.Equal(0, Reading(MetricCatalog.ResponseTime).Estimate!.Low);
        Assert.Equal(-13.41, Reading(MetricCatalog.BacklogGrowth).Estimate!.Low, 2);
        Assert.Equal(37.41, Reading(MetricCatalog.ResponseTime).Estimate!.High, 2);
        Assert.Equal(25.41, Reading(MetricCatalog.ResponseTime).Estimate!.HalfWidth, 2);
        // More requests may be completed than arrive while a backlog shrinks.
        Metric[] signed = [MetricCatalog.ThroughputShortfall, MetricCatalog.BacklogGrowth];
        Assert.Equal(signed, MetricCatalog.All.Where(metric => metric.Least is null));
        Assert.All(MetricCatalog.All.Except(signed), metric => Assert.Equal(0, metric.Least));
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

    /// <summary>What the core policy holds back is room for nobody.</summary>
    [Fact]
    public void Host_WhoseProcessorsAreStranded_IsNotTakenForIdle()
    {
        var verdict = Point(Fake.Scenario(), 10, 10, new FakeHost(0.48, 10, Stranded: 0.44)).HostVerdict!;
        Assert.Equal(HostHealth.OverCommitted, verdict.Health);
        Assert.StartsWith("logical processors 92.0 % busy or stranded (above 90 %)", verdict.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.30, 10, HostHealth.OverProvisioned, " (below 40 %)", "")]
    [InlineData(0.50, 10, HostHealth.EfficientlyProvisioned, " (within 40 to 75 %)", "")]
    [InlineData(0.80, 10, HostHealth.Strained, " (above 75 %)", "")]
    [InlineData(0.95, 10, HostHealth.OverCommitted, " (above 90 %)", "")]
    [InlineData(0.30, 61, HostHealth.Strained, "", " (above 60 us)")]
    [InlineData(0.50, 101, HostHealth.OverCommitted, "", " (above 100 us)")]
    [InlineData(0.80, 101, HostHealth.OverCommitted, "", " (above 100 us)")]
    [InlineData(0.95, 101, HostHealth.OverCommitted, " (above 90 %)", " (above 100 us)")]
    public void Host_IsJudgedByBusyTimeAndCpuWaitAndSaysByWhichThreshold(
        double busy, double waitUs, HostHealth expected, string byBusy, string byWait)
    {
        var point = Point(Fake.Scenario(), 10, 10, new FakeHost(busy, waitUs));
        Assert.Equal(expected, point.HostVerdict!.Health);
        Assert.Equal(
            $"logical processors {100 * busy:F1} % busy{byBusy}, CPU wait {waitUs} us per dispatch{byWait}", point.HostVerdict.Evidence);
    }

    [Theory]
    [InlineData(0.53174, 12.345, "logical processors 53.2 % busy (within 40 to 75 %), CPU wait 12.3 us per dispatch")]
    [InlineData(0.88962, 2086.4, "logical processors 89.0 % busy, CPU wait 2090 us per dispatch (above 100 us)")]
    [InlineData(0.5, 0, "logical processors 50.0 % busy (within 40 to 75 %), CPU wait 0 us per dispatch")]
    public void Host_IsJudgedInFiguresOfThreeDigits(double busy, double waitUs, string expected) =>
        Assert.Equal(expected, Point(Fake.Scenario(), 10, 10, new FakeHost(busy, waitUs)).HostVerdict!.Evidence);

    private static PointResult Point(Scenario scenario, double first, double second, FakeHost? host = null) =>
        PointSummary.Of([], scenario, [Fake.Run(scenario, 0, _ => [first], host), Fake.Run(scenario, 1, _ => [second], host)]);
}
