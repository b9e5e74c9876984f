using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>The warm-up that a point finds, seen from outside: which scenarios are simulated, and what comes of them.</summary>
public sealed class WarmupCutTests
{
    private const int Bins = 200;
    private const int Pilots = 10;

    [Fact]
    public void PointThatHasSettledByATenth_KeepsItsFirstReplications()
    {
        var (point, warmups) = Run(settlesAt: 8, grows: 0);
        Assert.Equal(PointState.Steady, point.State);
        Assert.Equal(Duration.FromSeconds(10), point.Scenario!.Run.Warmup);
        Assert.Equal(Pilots, warmups.Count);
        Assert.Equal(Pilots, point.Replications.Count);
    }

    [Fact]
    public void PointThatSettlesLater_IsRunAgainWithOneCutForAll()
    {
        var (point, warmups) = Run(settlesAt: 60, grows: 0);
        // Bins 60 to 199 are level; half a second each, in batches of five.
        Assert.Equal(Duration.FromSeconds(30), point.Scenario!.Run.Warmup);
        Assert.Equal(
            [(Duration.FromSeconds(10), Pilots), (Duration.FromSeconds(30), Pilots)],
            warmups.GroupBy(time => time).Select(group => (group.Key, group.Count())).OrderBy(entry => entry.Key));
        Assert.All(point.Replications, run => Assert.Equal(Duration.FromSeconds(70), run.Window));
    }

    [Fact]
    public void PointThatSettlesBeyondHalf_HasNoFigures_AndSaysWhatWouldDo()
    {
        var (point, _) = Run(settlesAt: 150, grows: 0);
        Assert.Equal(PointState.RunTooShort, point.State);
        Assert.Equal(
            "run too short: web response-time has not settled after half of its 100 s; a run.duration of 200 s or more would do",
            point.StateReason);
        Assert.Equal(Verdict.Undecided, point.Verdict);
        Assert.Empty(point.Readings);
        Assert.Equal(Pilots, point.Replications.Count);
    }

    [Fact]
    public void PointWithTooFewRequests_HasNoFigures_AndSaysWhatWouldDo()
    {
        // One request in every second bin: 100 in each of ten replications, so that each of 40 batches holds 20 or 30. With one
        // in eight bins it is 25 in each, and 250 in all; 400 would be ten a batch.
        Assert.Equal(PointState.Steady, Run(settlesAt: 8, grows: 0, requestEvery: 2).Point.State);
        var (point, _) = Run(settlesAt: 8, grows: 0, requestEvery: 8);
        Assert.Equal(PointState.RunTooShort, point.State);
        Assert.Equal(
            "run too short: 250 observations of web response-time in 10 replications do not tell when the start of its"
                + " 100 s has settled; a run.duration of 200 s or more would do, or a run.warmup that you know",
            point.StateReason);
        Assert.Empty(point.Readings);
        Assert.Contains("a run.duration of 800 s or more", Run(8, 0, requestEvery: 40).Point.StateReason);
    }

    [Fact]
    public void GrowingBacklogOfTooFewRequests_IsTooShortARun_NotOverload() =>
        Assert.Equal(PointState.RunTooShort, Run(settlesAt: 8, grows: 5, requestEvery: 8).Point.State);

    [Fact]
    public void BatchWithoutARequest_LeavesTheWarmupOpen_HoweverManyThereAreElsewhere() =>
        // Bins 0, 10, 20, ... with 50 requests each: every second batch of five has none.
        Assert.Equal(PointState.RunTooShort, Run(settlesAt: 8, grows: 0, requestEvery: 10, requests: 50).Point.State);

    [Fact]
    public void ClassThatNoObjectiveConcerns_MayHaveFewRequests()
    {
        var (point, _) = Run(settlesAt: 8, grows: 0, requestEvery: 8, objectives: Fake.Limit(50) with { Guest = "other" });
        Assert.Equal(PointState.Steady, point.State);
    }

    [Fact]
    public void PointWithoutASteadyState_IsOverloaded_NotTooShort()
    {
        var (point, _) = Run(settlesAt: 150, grows: 5);
        Assert.Equal(PointState.NoSteadyState, point.State);
    }

    [Fact]
    public void WarmupThatIsGiven_IsKept()
    {
        var (point, warmups) = Run(settlesAt: 60, grows: 0, finds: false);
        Assert.Equal(Duration.FromSeconds(10), point.Scenario!.Run.Warmup);
        Assert.Equal(Pilots, warmups.Count);
    }

    private static (PointResult Point, IReadOnlyCollection<Duration> Warmups) Run(
        int settlesAt, double grows, bool finds = true, int requestEvery = 0, int requests = 1, params ObjectiveSpec[] objectives)
    {
        var warmups = new List<Duration>();
        var scenario = Fake.Scenario(replications: Pilots, objectives: objectives);
        scenario = scenario with
        {
            Run = scenario.Run with { FindsWarmup = finds, Warmup = LeastWarmup.Of(scenario.Run.Duration) },
        };
        var point = new Experiment((one, seed) =>
        {
            warmups.Add(one.Run.Warmup);
            var run = Rising(one, seed, settlesAt, grows);
            return requestEvery == 0 ? run : Thinned(run, requestEvery, requests);
        }, workers: 1).Run(scenario, TestContext.Current.CancellationToken).Points.Single();
        return (point, warmups);
    }

    /// <summary>Response times that rise for a number of bins and then alternate around a level, a little apart by the seed.</summary>
    internal static RunResult Rising(Scenario scenario, ulong seed, int settlesAt, double grows)
    {
        var run = Fake.Run(scenario, seed, _ => Enumerable.Repeat(10.0, 50));
        var level = 0.01 + (1e-5 * new RandomStream(seed, "level").NextDouble());
        var busy = run.Series.Bins[0].Processors;
        var bins = Enumerable.Range(0, Bins).Select(bin =>
        {
            var response = bin < settlesAt ? level * bin / settlesAt / 2 : level * (1 + (0.001 * (bin / 5 % 2)));
            return new TimeBin(Instant.Zero + (scenario.Run.Duration / Bins * (bin + 1)), busy,
                [new ClassBin(50, 50, Duration.FromSeconds(50 * response).Nanoseconds, (long)(grows * bin))]);
        });
        return run with { Series = new TimeSeries(scenario.Run.Duration / Bins, [.. bins]) };
    }

    /// <summary>The same response times from a few requests in every so many bins.</summary>
    private static RunResult Thinned(RunResult run, int every, int requests) => run with
    {
        Series = run.Series with
        {
            Bins =
            [
                .. run.Series.Bins.Select((bin, index) => bin with
                {
                    Classes = index % every > 0
                        ? [new ClassBin(0, 0, 0, bin.Classes[0].InSystem)]
                        : [new ClassBin(requests, requests, bin.Classes[0].ResponseNanoseconds / 50 * requests, bin.Classes[0].InSystem)],
                }),
            ],
        },
    };
}
