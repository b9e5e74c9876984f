using System.Collections.Concurrent;
using System.Text.Json;
using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class ExperimentTests
{
    [Fact]
    public void Replications_HaveSeedsByTheirIndexAndStandInOrder()
    {
        var point = new Experiment(Noisy, workers: 4).Run(Fake.Scenario(replications: 12), Token).Points.Single();
        var seeds = Enumerable.Range(0, 12).Select(index => StableHash.Mix(7, (ulong)index));
        Assert.Equal(seeds, point.Replications.Select(run => run.Seed));
        Assert.Empty(point.Coordinates);
    }

    [Fact]
    public void Numbers_AreTheSameAtAnyNumberOfWorkers()
    {
        var texts = new[] { 1, 2, 5 }.Select(workers =>
        {
            var sweep = new Experiment(Unhurried, workers).Sweep(Fake.Range(1, 40), Load, Token);
            return JsonSerializer.Serialize(sweep.Points.Select(point => (point.Coordinates, point.Readings)), WithFields)
                + sweep.Overload!.Summary;
        }).ToArray();
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Fact]
    public void Sweep_WithoutSearch_EvaluatesEveryCombinationFirstAxisSlowest()
    {
        var sweep = new SweepSpec
        {
            Axes = [new SweepAxis("guests.web.count", ["1", "2"]), new SweepAxis("host.os", ["a", "b", "c"])],
            FindOverload = false,
        };
        var result = new Experiment(Noisy, workers: 3).Sweep(sweep, Load, Token);
        Assert.Equal(["1a", "1b", "1c", "2a", "2b", "2c"],
            result.Points.Select(point => string.Concat(point.Coordinates.Select(coordinate => coordinate.Value))));
        Assert.Null(result.Overload);
        Assert.False(result.Interrupted);
    }

    [Fact]
    public void PointThatIsNotAdmitted_FailsWithItsReasonAndTheSweepGoesOn()
    {
        var result = new Experiment(Noisy, workers: 1).Sweep(Fake.Range(1, 3, find: false), overrides =>
            overrides[0].Value == "2"
                ? Fake.Refuse(ProblemCode.AdmissionReserve, "the reserves exceed the processors")
                : Load(overrides), Token);
        Assert.Equal([PointState.Steady, PointState.NotAdmitted, PointState.Steady], result.Points.Select(point => point.State));
        Assert.Equal("admission: the reserves exceed the processors", result.Points[1].StateReason);
        Assert.Equal(Verdict.Fail, result.Points[1].Verdict);
    }

    [Fact]
    public void PointThatIsNotValid_StopsTheSweepBeforeAnythingIsSimulated()
    {
        var runs = 0;
        var experiment = new Experiment((scenario, seed) =>
        {
            Interlocked.Increment(ref runs);
            return Noisy(scenario, seed);
        }, workers: 1);
        var failure = Assert.Throws<PointLoadException>(() => experiment.Sweep(Fake.Range(1, 3, find: false), overrides =>
            overrides[0].Value == "3" ? Fake.Refuse(ProblemCode.OutOfRange, "too many") : Load(overrides), Token));
        Assert.Equal(0, runs);
        Assert.Contains("guests.web.count=3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Interruption_OfARun_KeepsTheReplicationsUpToTheFirstUnfinishedOne()
    {
        using var source = new CancellationTokenSource();
        var runs = 0;
        var experiment = new Experiment((scenario, seed) =>
        {
            if (++runs == 3)
                source.Cancel();
            return Noisy(scenario, seed);
        }, workers: 1);
        var result = experiment.Run(Fake.Scenario(replications: 10), source.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(3, result.Points.Single().Replications.Count);
    }

    [Fact]
    public void Interruption_BeforeTheSecondReplication_LeavesNoPoint()
    {
        var result = new Experiment(Noisy, workers: 2).Run(Fake.Scenario(), new CancellationToken(canceled: true));
        Assert.True(result.Interrupted);
        Assert.Empty(result.Points);
    }

    [Fact]
    public void Interruption_OfASweep_KeepsTheFinishedPoints()
    {
        using var source = new CancellationTokenSource();
        var runs = 0;
        var experiment = new Experiment((scenario, seed) =>
        {
            if (++runs == 12)
                source.Cancel();
            return Noisy(scenario, seed);
        }, workers: 1);
        var result = experiment.Sweep(Fake.Range(1, 4, find: false), Load, source.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(["1", "2"], result.Points.Select(point => point.Coordinates[0].Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void FailingReplication_IsNamed_TheFirstOneInOrder(int workers)
    {
        var third = StableHash.Mix(7, 2);
        var experiment = new Experiment((scenario, seed) => seed == third || seed == StableHash.Mix(7, 4)
            ? throw new InvalidOperationException("lock held twice")
            : Noisy(scenario, seed), workers);
        var failure = Assert.Throws<ReplicationFailedException>(() => experiment.Run(Fake.Scenario(replications: 8), Token));
        Assert.Equal($"Replication 2 (seed {third}) failed: lock held twice", failure.Message);
    }

    [Fact]
    public void Progress_CountsUpToTheEnd()
    {
        var sink = new Sink();
        new Experiment(Noisy, workers: 3, sink).Sweep(Fake.Range(1, 4, find: false), Load, Token);
        var last = sink.Reports.Last();
        Assert.Equal((4, 4, 20, 20, 2_000L),
            (last.PointsDone, last.PointsTotal, last.RunsDone, last.RunsTotal, last.EventsDone));
        Assert.Contains(sink.Reports, report => report.RelativeWidth is > 0 and < 1);
        Assert.All(sink.Reports.Zip(sink.Reports.Skip(1)), pair => Assert.True(pair.First.RunsDone <= pair.Second.RunsDone));
    }

    [Fact]
    public void UnusableRequests_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Experiment(Noisy, workers: 0));
        var axis = new SweepAxis("guests.web.count", ["1", "2"]);
        var experiment = new Experiment(Noisy, workers: 1);
        Assert.Throws<ArgumentException>(() => experiment.Sweep(new SweepSpec { Axes = [], FindOverload = false }, Load, Token));
        var plane = new SweepSpec { Axes = [axis, axis], FindOverload = true };
        Assert.Throws<ArgumentException>(() => experiment.Sweep(plane, Load, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static LoadResult Load(IReadOnlyList<Override> overrides) =>
        Fake.Load(Fake.Scenario(guests: int.Parse(overrides[0].Value), objectives: Fake.Limit(50)));

    private static RunResult Noisy(Scenario scenario, ulong seed)
    {
        var random = new RandomStream(seed, "response");
        return Fake.Run(scenario, seed,
            _ => Enumerable.Range(0, 50).Select(_ => scenario.Guests[0].Count * (1 + random.NextDouble())));
    }

    /// <summary>Takes a while that has nothing to do with the order of the replications.</summary>
    private static RunResult Unhurried(Scenario scenario, ulong seed)
    {
        Thread.Sleep((int)(seed % 4));
        return Noisy(scenario, seed);
    }

    private sealed class Sink : IProgressSink
    {
        public ConcurrentQueue<Progress> Reports { get; } = [];

        public void Report(Progress progress) => Reports.Enqueue(progress);
    }
}
