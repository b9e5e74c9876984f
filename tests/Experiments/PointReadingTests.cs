using HvSim.Experiments;
using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class PointReadingTests
{
    [Fact]
    public void Means_AreTakenOverReplications()
    {
        // Two replications with pooled means 10 and 14 ms: 12 ms, t(1, 0.975) = 12.7062, half-width 12.7062 * 2 = 25.4124.
        var point = Point(2, (replication, _) => [10 + (4 * replication)]);
        var estimate = Response(point, Statistic.Mean, Scope.Pooled).Estimate!;
        Assert.Equal(12, estimate.Value, 9);
        Assert.Equal(25.4124, estimate.HalfWidth, 3);
        Assert.Equal([10, 14], estimate.Values.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void WorstGuest_IsTheOneWithTheLargestValueOverAllReplicationsTogether()
    {
        // Guest 0 has the slowest single replication (30 ms), but guest 1 is slower over both (20 + 24 against 30 + 2).
        double[][] means = [[30, 20], [2, 24]];
        var point = Point(2, (replication, guest) => [means[replication][guest]]);
        var estimate = Response(point, Statistic.Mean, Scope.Worst).Estimate!;
        Assert.Equal(22, estimate.Value, 9);
        Assert.Equal([20, 24], estimate.Values.Select(value => Math.Round(value, 9)));
        Assert.Equal(1, Response(point, Statistic.Mean, Scope.Worst).WorstGuest);
        Assert.Null(Response(point, Statistic.Mean, Scope.Pooled).WorstGuest);
    }

    [Fact]
    public void WorstGuest_MayBeAnotherForTheTailThanForTheMean()
    {
        var even = Enumerable.Repeat(10.0, 100).ToArray();
        var spiky = Enumerable.Range(0, 100).Select(i => i < 90 ? 1.0 : 50.0).ToArray();
        var point = Point(2, (_, guest) => guest == 0 ? even : spiky);
        Assert.Equal(10, Response(point, Statistic.Mean, Scope.Worst).Value!.Value, 6);
        Assert.Equal(50, Response(point, Statistic.P95, Scope.Worst).Value!.Value, 0);
    }

    [Fact]
    public void P95_IsThePooledQuantileWithTheSpreadOfTheReplicationsAroundIt()
    {
        // 1..100 ms and 101..200 ms: pooled X(190) = 190; sections 95 and 195; 12.7062 * sqrt((95^2 + 5^2) / 2) = 854.75.
        var point = Point(1, (replication, _) => Enumerable.Range(1, 100).Select(i => i + (100.0 * replication)));
        var estimate = Response(point, Statistic.P95, Scope.Pooled).Estimate!;
        Assert.InRange(estimate.Value, 190 * 0.996, 190 * 1.004);
        Assert.InRange(estimate.HalfWidth, 845, 865);
    }

    [Fact]
    public void ThinData_IsFlaggedBelowAHundredObservationsBeyondTheQuantile()
    {
        var enough = Point(1, (_, _) => Enumerable.Repeat(1.0, 2_000));
        var thin = Point(1, (_, _) => Enumerable.Repeat(1.0, 1_999));
        Assert.False(Response(enough, Statistic.P95, Scope.Pooled).ThinData);
        Assert.True(Response(thin, Statistic.P95, Scope.Pooled).ThinData);
        Assert.True(Response(enough, Statistic.P99, Scope.Pooled).ThinData);
        Assert.False(Response(thin, Statistic.Mean, Scope.Pooled).ThinData);
    }

    [Fact]
    public void NoRequests_GiveAReasonInsteadOfAValue()
    {
        var point = Point(1, (_, _) => []);
        var reading = Response(point, Statistic.P95, Scope.Worst);
        Assert.Null(reading.Estimate);
        Assert.NotEmpty(reading.Reason);
        Assert.Equal(PointState.Steady, point.State);
        Assert.Null(point.Reading("completed-ratio", "web", "", Scope.Pooled)!.Estimate);
    }

    [Fact]
    public void ResponseParts_AddUpToTheMeanResponseTime()
    {
        var point = Point(2, (replication, guest) => [5 + replication, 9 + guest]);
        var sum = Enum.GetValues<ResponsePart>().Sum(part =>
            point.Reading(MetricCatalog.Part(part).Name, "web", Statistic.Mean, Scope.Pooled)!.Value!.Value);
        Assert.Equal(Response(point, Statistic.Mean, Scope.Pooled).Value!.Value, sum, 9);
    }

    [Fact]
    public void HostReadings_AreSharesAndRates()
    {
        var point = Point(1, (_, _) => [5]);
        Assert.Equal(50, point.Reading("lp-busy", "", Statistic.Mean)!.Value!.Value, 6);
        Assert.Equal(50, point.Reading("lp-idle", "", Statistic.Mean)!.Value!.Value, 6);
        Assert.Equal(10, point.Reading("cpu-wait-per-dispatch", "", Statistic.Mean, Scope.Pooled)!.Value!.Value, 6);
        Assert.Equal(10, point.Reading("dispatches", "", Statistic.Total)!.Value!.Value, 6);
        // 19 s of guest code and 1 s of hypervisor in 2 processors x 100 s.
        Assert.Equal(9.5, point.Reading("guest-run-time", "web", Statistic.Mean)!.Value!.Value, 6);
        Assert.Equal(0.5, point.Reading("hypervisor-run-time", "web", Statistic.Mean)!.Value!.Value, 6);
        Assert.Equal(2, point.VirtualToLogicalRatio);
    }

    [Fact]
    public void EveryReading_HasACatalogueMetricAndEitherAValueOrAReason()
    {
        var point = Point(2, (replication, guest) => guest == 0 ? [] : [replication + 3.0]);
        Assert.All(point.Readings, reading =>
        {
            Assert.Contains(reading.Metric, MetricCatalog.All);
            Assert.Equal(reading.Estimate is null, reading.Reason.Length > 0);
            Assert.False(reading.Estimate is { } estimate && (double.IsNaN(estimate.Value) || double.IsNaN(estimate.HalfWidth)));
        });
        Assert.Equal(point.Readings.Count, point.Readings.Select(reading => reading.Title).Distinct().Count());
    }

    [Fact]
    public void Catalogue_HasDistinctNamesAndDescribesEveryMetric()
    {
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => metric.Name).Distinct().Count());
        Assert.All(MetricCatalog.All, metric => Assert.EndsWith(".", metric.Description, StringComparison.Ordinal));
        Assert.Equal("part-cpu-wait", MetricCatalog.Part(ResponsePart.CpuWait).Name);
    }

    [Fact]
    public void BatchGuests_HaveElapsedTimes()
    {
        var point = Batch([[40, 60], [50, 70]]);
        var worst = point.Reading("elapsed-time", "web", Statistic.Mean, Scope.Worst)!.Estimate!;
        Assert.Equal(PointState.Steady, point.State);
        Assert.Equal(55, point.Reading("elapsed-time", "web", Statistic.Mean, Scope.Pooled)!.Value);
        Assert.Equal([60, 70], worst.Values);
        Assert.Equal(70, point.Reading("elapsed-time", "web", Statistic.P95, Scope.Pooled)!.Value);
        Assert.Null(point.Reading("response-time", "web", Statistic.Mean, Scope.Pooled));
    }

    [Fact]
    public void BatchWorkThatIsNotDone_FailsThePointAndHasNoElapsedTime()
    {
        var point = Batch([[40, null], [50, 70]]);
        Assert.Equal(PointState.NotFinished, point.State);
        Assert.Equal(Verdict.Fail, point.Verdict);
        Assert.Equal(Verdict.Fail, point.Objectives[0].Verdict);
        Assert.Contains("1 of 2", point.StateReason, StringComparison.Ordinal);
        var elapsed = point.Reading("elapsed-time", "web", Statistic.Mean, Scope.Pooled)!;
        Assert.Contains("1 of 2", elapsed.Reason, StringComparison.Ordinal);
    }

    private static PointResult Batch(double?[][] seconds)
    {
        var workload = new BatchWorkload { Each = [], SmtSlowdown = 1, Threads = 1, Rounds = 1 };
        var scenario = Fake.Scenario(guests: 2, workload: workload,
            objectives: Fake.Limit(90_000, ObjectiveStatistic.Mean, ObjectiveScope.Worst, ObjectiveMetric.ElapsedTime));
        return PointSummary.Of([], scenario, [.. seconds.Select(run => Fake.Run(scenario, 0,
            [.. run.Select((one, index) => Fake.Guest(index, 0, 0, 0, Fake.Histogram([]),
                one is { } value ? HvSim.Engine.Duration.FromSeconds(value) : null))],
            _ => default, finished: run.All(one => one is not null)))]);
    }

    private static MetricReading Response(PointResult point, string statistic, string scope) =>
        point.Reading("response-time", "web", statistic, scope)!;

    private static PointResult Point(int guests, Func<int, int, IEnumerable<double>> responses)
    {
        var scenario = Fake.Scenario(guests);
        RunResult[] runs = [.. Enumerable.Range(0, 2).Select(replication =>
            Fake.Run(scenario, 0, guest => responses(replication, guest)))];
        return PointSummary.Of([], scenario, runs);
    }
}
