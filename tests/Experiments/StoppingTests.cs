using System.Text.Json;
using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>When there are enough replications.</summary>
public sealed class StoppingTests
{
    private const int Most = 100;

    [Fact]
    public void NarrowIntervals_NeedNoMoreThanTheFewest()
    {
        var point = Run(spread: 0.01);
        Assert.Equal(10, point.Replications.Count);
        Assert.Equal(new Stopping(StopReason.Precise, ""), point.Stopping);
    }

    [Fact]
    public void WideIntervals_GetMoreUntilTheyHaveBeenNarrowFourTimesInARow()
    {
        var point = Run(spread: 0.3);
        var count = point.Replications.Count;
        Assert.InRange(count, 11, Most - 1);
        Assert.Equal(StopReason.Precise, point.Stopping!.Reason);
        Assert.StartsWith("web response-time mean (pooled) is +-", point.Stopping.ForcedBy, StringComparison.Ordinal);
        Assert.EndsWith(" %, aim 4.8 %", point.Stopping.ForcedBy, StringComparison.Ordinal);
        // gamma / (1 + gamma) with gamma of 5 %.
        Assert.All(Enumerable.Range(count - 3, 4), size => Assert.True(RelativeWidth(point, size) <= 0.05 / 1.05));
        Assert.True(RelativeWidth(point, count - 4) > 0.05 / 1.05);
    }

    [Fact]
    public void IntervalsThatStayWide_EndWithTheMostThatAreAllowed_AndAnotherReason()
    {
        var point = Run(spread: 0.95, most: 12);
        Assert.Equal(12, point.Replications.Count);
        Assert.Equal(StopReason.MostAllowed, point.Stopping!.Reason);
        Assert.NotEqual("", point.Stopping.ForcedBy);
    }

    [Fact]
    public void FixedNumber_IsKeptHoweverWideTheIntervals()
    {
        var scenario = Fake.Scenario(replications: 6);
        var point = new Experiment((one, seed) => Spread(one, seed, 10, 0.95), 2).Run(scenario, Token).Points.Single();
        Assert.Equal(6, point.Replications.Count);
        Assert.Equal(StopReason.FixedNumber, point.Stopping!.Reason);
    }

    [Fact]
    public void OpenObjective_GetsMoreUntilItIsDecided()
    {
        // Narrow enough from the start (2 % at ten), but 0.6 % off the limit.
        var point = Run(spread: 0.05, mean: 49.7, objectives: Fake.Limit(50, ObjectiveStatistic.Mean));
        Assert.True(point.Replications.Count > 10);
        Assert.Equal(Verdict.Pass, point.Verdict);
        Assert.Equal("web response-time mean (pooled) <= 50 ms is undecided", point.Stopping!.ForcedBy);
    }

    [Fact]
    public void OnlyMetricsOfObjectives_Decide()
    {
        var scenario = Scenario(Most, Fake.Limit(50));
        scenario = scenario with { Run = scenario.Run with { Precision = new PrecisionSpec(Mean: 0.001, P95: 1, P99: 0.001) } };
        var point = new Experiment((one, seed) => Spread(one, seed, 20, 0.1), 2).Run(scenario, Token).Points.Single();
        Assert.Equal(10, point.Replications.Count);
        Assert.True(RelativeWidth(point, 10) > 0.001);
    }

    [Theory]
    [InlineData(100, 10)]  // broken beyond doubt, +-50 % wide
    [InlineData(5, 10)]    // kept beyond doubt
    public void PointOfASearch_NeedsItsVerdictOnly(double mean, int count)
    {
        var objective = Fake.Limit(50, ObjectiveStatistic.Mean);
        SweepResult Sweep(bool find) => new Experiment((one, seed) => Spread(one, seed, mean, 0.6), 2)
            .Sweep(Fake.Range(1, 1, find), _ => Fake.Load(Scenario(Most, objective)), Token);
        var (searched, swept) = (Sweep(find: true).Points.Single(), Sweep(find: false).Points.Single());
        Assert.Equal(new Stopping(StopReason.Decided, ""), searched.Stopping);
        Assert.Equal(count, searched.Replications.Count);
        Assert.True(RelativeWidth(searched, count) > 0.05);
        Assert.Equal(searched.Verdict, swept.Verdict);
        Assert.True(swept.Replications.Count > count);
    }

    [Fact]
    public void OpenPointOfASearch_GetsMoreUntilItIsDecided()
    {
        var point = new Experiment((one, seed) => Spread(one, seed, 45, 0.6), 2).Sweep(
            Fake.Range(1, 1), _ => Fake.Load(Scenario(Most, Fake.Limit(50, ObjectiveStatistic.Mean))), Token).Points.Single();
        Assert.InRange(point.Replications.Count, 11, Most);
        Assert.Equal((Verdict.Pass, StopReason.Decided), (point.Verdict, point.Stopping!.Reason));
    }

    [Fact]
    public void SettledFailure_AsksForNoOtherVerdict()
    {
        var point = Run(spread: 0.02, mean: 50, objectives: [Fake.Limit(50), Fake.Limit(20)]);
        Assert.Equal(10, point.Replications.Count);
        Assert.Equal(Verdict.Fail, point.Verdict);
    }

    [Fact]
    public void ValuesNearZero_AreHeldToAnAbsoluteWidth() => Assert.Equal(10, Run(spread: 0.9, mean: 0.0005).Replications.Count);

    [Fact]
    public void Number_IsTheSameAtAnyNumberOfWorkers_WhateverIsFinishedFirst()
    {
        var texts = new[] { 1, 2, 7 }.Select(workers => Text(new Experiment((one, seed) =>
        {
            Thread.Sleep((int)(seed % 3));
            return Spread(one, seed, 10, 0.3);
        }, workers).Run(Scenario(Most), Token).Points.Single())).ToArray();
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Fact]
    public void SimulatedReplications_AreThoseOfTheAnswer_UpToAFew()
    {
        var seeds = new HashSet<ulong>();
        var point = new Experiment((one, seed) =>
        {
            Assert.True(seeds.Add(seed), "a replication is simulated twice");
            return Spread(one, seed, 10, 0.3);
        }, 1).Run(Scenario(Most), Token).Points.Single();
        Assert.InRange(seeds.Count, point.Replications.Count, 2 * point.Replications.Count);
        Assert.Equal(
            Enumerable.Range(0, point.Replications.Count).Select(index => StableHash.Mix(7, (ulong)index)),
            point.Replications.Select(run => run.Seed));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static double RelativeWidth(PointResult point, int count)
    {
        var means = point.Reading(MetricCatalog.ResponseTime.Name, "web", Statistic.Mean, Scope.Pooled)!.Estimate!.Values;
        var estimate = Interval.OfMean([.. means.Take(count)]);
        return estimate.HalfWidth / estimate.Value;
    }

    private static string Text(PointResult point) => JsonSerializer.Serialize((point.Readings, point.Stopping), WithFields);

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static PointResult Run(double spread, double mean = 10, int most = Most, params ObjectiveSpec[] objectives) =>
        new Experiment((one, seed) => Spread(one, seed, mean, spread), 2).Run(Scenario(most, objectives), Token).Points.Single();

    private static Scenario Scenario(int most, params ObjectiveSpec[] objectives)
    {
        var scenario = Fake.Scenario(objectives: objectives);
        return scenario with { Run = scenario.Run with { Replications = new ReplicationRange(10, most) } };
    }

    /// <summary>All requests of a replication take as long, evenly distributed around the mean by the seed.</summary>
    private static RunResult Spread(Scenario scenario, ulong seed, double mean, double spread)
    {
        var level = mean * (1 + (spread * ((2 * new RandomStream(seed, "level").NextDouble()) - 1)));
        return Fake.Run(scenario, seed, _ => Enumerable.Repeat(level, 2000));
    }
}
