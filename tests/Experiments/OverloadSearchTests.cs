using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Models;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class OverloadSearchTests
{
    private const double LimitMs = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(79)]
    public void MonotoneCurve_IsBracketedByNeighbours(int lastGood)
    {
        var (result, _) = Search(1, 80, guests => guests <= lastGood ? 10 + (0.1 * guests) : 60 + guests);
        var answer = result.Overload!;
        Assert.Equal(OverloadOutcome.Found, answer.Outcome);
        Assert.Equal(lastGood, answer.LastPass!.Guests);
        Assert.Equal(lastGood + 1, answer.FirstFail!.Guests);
        Assert.Empty(answer.Undecided);
        Assert.True(answer.Monotone);
        Assert.Equal("web response-time p95 (pooled) <= 50 ms", answer.BrokenLimit);
        Assert.Equal(result.Points.Select(point => point.Guests).Order(), result.Points.Select(point => point.Guests));
    }

    [Fact]
    public void Search_EvaluatesEachPointOnceAndFarFewerThanAll()
    {
        var (result, evaluations) = Search(4, 1_000, guests => guests <= 333 ? 10 : 60);
        Assert.Equal(333, result.Overload!.LastPass!.Guests);
        Assert.Equal(result.Points.Count, evaluations);
        // 8 to bracket (4 to 512), 8 to halve 256..512, the probe, and at most 8 for the chart.
        Assert.InRange(evaluations, 17, 25);
        Assert.All(result.Points, point => Assert.InRange(point.Guests, 4, 512));
    }

    [Fact]
    public void Chart_IsSpreadOverTheRangeUpToALittleAboveTheAnswer()
    {
        var (result, _) = Search(1, 400, guests => guests <= 100 ? 10 : 60);
        var positions = result.Points.Select(point => point.Guests).ToArray();
        Assert.All(positions.Zip(positions.Skip(1)).Where(pair => pair.Second <= 116),
            pair => Assert.InRange(pair.Second - pair.First, 1, 25));
        Assert.Contains(positions, position => position is > 105 and <= 116);
    }

    [Fact]
    public void CurveBelowTheLimitThroughout_NeverBreaks()
    {
        var (result, _) = Search(4, 80, _ => 10);
        Assert.Equal(OverloadOutcome.NeverBreaks, result.Overload!.Outcome);
        Assert.Equal(80, result.Overload.LastPass!.Guests);
        Assert.Null(result.Overload.FirstFail);
        Assert.Equal("", result.Overload.BrokenLimit);
        Assert.Equal("No limit breaks up to guests.web.count = 80.", result.Overload.Summary);
    }

    [Fact]
    public void CurveAboveTheLimitThroughout_BreaksAtFirst()
    {
        var (result, _) = Search(4, 80, _ => 60);
        Assert.Equal(OverloadOutcome.BreaksAtFirst, result.Overload!.Outcome);
        Assert.Null(result.Overload.LastPass);
        Assert.Equal(4, result.Overload.FirstFail!.Guests);
        Assert.Equal(
            "Already at guests.web.count = 4 the objective \"web response-time p95 (pooled) <= 50 ms\" breaks.",
            result.Overload.Summary);
    }

    [Fact]
    public void RefusalByTheHost_IsTheLimitThatBreaks()
    {
        var (result, _) = Search(4, 80, _ => 10, admittedUpTo: 23);
        var answer = result.Overload!;
        Assert.Equal(23, answer.LastPass!.Guests);
        Assert.Equal("24", answer.FirstFail!.Coordinates[0].Value);
        Assert.Equal("admission: too many guests", answer.BrokenLimit);
        Assert.EndsWith("; at 24 the host does not admit the scenario: too many guests.", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ObjectivesThatBreakTogether_AreNamedInThePlural()
    {
        LoadResult Load(IReadOnlyList<Override> overrides) => Fake.Load(Fake.Scenario(guests: int.Parse(overrides[0].Value), objectives:
            [Fake.Limit(50), Fake.Limit(45, ObjectiveStatistic.P50), Fake.Limit(40, ObjectiveStatistic.Mean), Fake.Limit(70)]));
        var answer = new Experiment((scenario, seed) => Run(scenario, seed, scenario.Guests[0].Count > 12 ? 60 : 10), 2)
            .Sweep(Fake.Range(1, 80), Load, TestContext.Current.CancellationToken).Overload!;
        Assert.Equal(
            "web response-time p95 (pooled) <= 50 ms, web response-time p50 (pooled) <= 45 ms "
                + "and web response-time mean (pooled) <= 40 ms",
            answer.BrokenLimit);
        Assert.Equal(
            "guests.web.count = 12 keeps every limit; at 13 the objectives \"web response-time p95 (pooled) <= 50 ms\", "
                + "\"web response-time p50 (pooled) <= 45 ms\" and \"web response-time mean (pooled) <= 40 ms\" break.",
            answer.Summary);
    }

    [Fact]
    public void NonMonotoneCurve_FallsBackToAGridAndSaysSo()
    {
        // Fails from 20 to 26 and again from 41 on; doubling meets neither 20 nor 26.
        var (result, _) = Search(1, 80, guests => guests is (>= 20 and <= 26) or > 40 ? 60 : 10);
        var answer = result.Overload!;
        Assert.False(answer.Monotone);
        Assert.Equal(19, answer.LastPass!.Guests);
        Assert.Equal(20, answer.FirstFail!.Guests);
        Assert.Contains("not monotone", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void UndecidedPoints_AreReportedBetweenASurePassAndASureFail()
    {
        // The replications of 30 to 33 guests scatter around the limit.
        var (result, _) = Search(1, 80, guests => guests < 30 ? 10 : guests > 33 ? 90 : 48, scatterFrom: 30, scatterTo: 33);
        var answer = result.Overload!;
        Assert.Equal(OverloadOutcome.Found, answer.Outcome);
        Assert.Equal(29, answer.LastPass!.Guests);
        Assert.Equal(34, answer.FirstFail!.Guests);
        Assert.NotEmpty(answer.Undecided);
        Assert.All(answer.Undecided, point => Assert.InRange(point.Guests, 30, 33));
        Assert.True(answer.LikelyFail!.Guests - answer.LikelyPass!.Guests == 1);
        Assert.Contains("above 29 and below 34 are undecided", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void SetOfPoints_DoesNotDependOnTheNumberOfWorkers()
    {
        int[] Points(int workers) =>
            [.. Search(1, 200, guests => guests <= 77 ? 10 : 60, workers: workers).Result.Points.Select(point => point.Guests)];
        Assert.Equal(Points(1), Points(2));
        Assert.Equal(Points(1), Points(5));
    }

    [Fact]
    public void WhatGivesFirst_IsThePartThatGrewMostInTheSlowestTwentieth()
    {
        var (result, _) = Search(1, 80, guests => guests + 0.5);
        var bottleneck = result.Overload!.Bottleneck!;
        Assert.Equal(("web", ResponsePart.CpuWait), (bottleneck.Guest, bottleneck.Part));
        // From 1.5 ms at one guest to 50.5 ms at the first fail, all of it CPU wait.
        Assert.Equal(49, bottleneck.GrowthMs, 6);
        Assert.Equal(50, bottleneck.At.Guests);
        Assert.Equal(50, bottleneck.LpBusy, 6);
        Assert.Equal(10, bottleneck.CpuWaitUs!.Value, 6);
    }

    [Fact]
    public void LossOfTheSteadyState_IsTheLimitThatBreaks()
    {
        var (result, _) = Search(1, 80, guests => guests, growsFrom: 30);
        var answer = result.Overload!;
        Assert.Equal(29, answer.LastPass!.Guests);
        Assert.Equal(
            "no steady state: web backlog grows by 5 (5 to 5) /s (100.0 % of the requests completed)", answer.BrokenLimit);
        Assert.Equal(29, answer.Bottleneck!.At.Guests);
    }

    [Theory]
    [InlineData(12, "12", "20", "4", "8", "12", "20", "40")]
    [InlineData(19, "12", "20", "4", "8", "12", "20", "40")]
    [InlineData(38, "36", "40", "4", "8", "12", "16", "20", "24", "28", "32", "36", "40", "44", "48", "52", "56", "60", "64")]
    [InlineData(9, "8", "15", "1", "8", "15", "22", "29")]
    [InlineData(1, "1", "100", "1", "100")]
    public void Axis_WithGaps_IsSearchedAmongItsValuesOnly(int lastGood, string pass, string fail, params string[] values)
    {
        var sweep = new SweepSpec { Axes = [new SweepAxis(Fake.CountPath, values)], FindOverload = true };
        var result = new Experiment((scenario, seed) => Run(scenario, seed, scenario.Guests[0].Count > lastGood ? 60 : 10), 2)
            .Sweep(sweep, Load, TestContext.Current.CancellationToken);
        Assert.Equal(pass, result.Overload!.LastPass!.Coordinates[0].Value);
        Assert.Equal(fail, result.Overload.FirstFail!.Coordinates[0].Value);
        Assert.All(result.Points, point => Assert.Contains(point.Coordinates[0].Value, values));
    }

    [Fact]
    public void FirstValueThatOnlyLeansToBreaking_IsNotSaidToBreak()
    {
        var (result, _) = Search(4, 5, _ => 48, scatterFrom: 4, scatterTo: 5);
        Assert.All(result.Points, point => Assert.Equal(Verdict.Undecided, point.Verdict));
        Assert.Equal(OverloadOutcome.Found, result.Overload!.Outcome);
        Assert.Null(result.Overload.FirstFail);
        Assert.Equal([4, 5], result.Overload.Undecided.Select(point => point.Guests));
    }

    private static (SweepResult Result, int Evaluations) Search(
        int first, int last, Func<int, double> p95, int admittedUpTo = int.MaxValue, int scatterFrom = int.MaxValue,
        int scatterTo = int.MinValue, int growsFrom = int.MaxValue, int workers = 2)
    {
        var evaluations = 0;
        var experiment = new Experiment((scenario, seed) =>
        {
            var guests = scenario.Guests[0].Count;
            if (seed == StableHash.Mix(7, 0))
                Interlocked.Increment(ref evaluations);
            var scatters = guests >= scatterFrom && guests <= scatterTo;
            var scatter = scatters ? 10 * (new RandomStream(seed, "scatter").NextDouble() - 0.5) : 0;
            return guests < growsFrom ? Run(scenario, seed, p95(guests) + scatter) : Growing(scenario, seed);
        }, workers);
        var result = experiment.Sweep(Fake.Range(first, last), overrides => int.Parse(overrides[0].Value) > admittedUpTo
            ? Fake.Refuse(ProblemCode.AdmissionGuests, "too many guests")
            : Load(overrides), TestContext.Current.CancellationToken);
        return (result, evaluations);
    }

    internal static LoadResult Load(IReadOnlyList<Override> overrides) =>
        Fake.Load(Fake.Scenario(guests: int.Parse(overrides[0].Value), objectives: Fake.Limit(LimitMs)));

    /// <summary>At least the 2,000 requests of the class that a p95 needs.</summary>
    internal static RunResult Run(Scenario scenario, ulong seed, double milliseconds) =>
        Fake.Run(scenario, seed, _ => Enumerable.Repeat(milliseconds, (2000 / scenario.Guests[0].Count) + 1));

    private static RunResult Growing(Scenario scenario, ulong seed) => Fake.Run(scenario, seed,
        [.. Enumerable.Range(0, scenario.Guests[0].Count).Select(guest => Fake.Guest(guest, 100, 100, 0, Fake.Histogram([1])))],
        bin => new ClassBin(0, 0, 0, 5 * (bin + 1)));
}
