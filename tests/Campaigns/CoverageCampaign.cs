using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Experiments;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Campaigns;

/// <summary>
/// How often the 95 % intervals of whole points hold the truth, warm-up and stopping included (docs/VALIDATION-CAMPAIGNS.md). A cell
/// fails where the 99 % binomial interval of its coverage lies wholly below 92 % (means) or 88 % (P95); P99 is printed only.
/// </summary>
public sealed class CoverageCampaign(ITestOutputHelper output)
{
    private const int ShortForm = 20;
    private const int ShortFormSimulated = 2;
    private const double Requests = 40_000;
    private const double RatePerSecond = 100;
    private const double LeastOfMeans = 0.92;
    private const double LeastOfTails = 0.88;

    [Theory]
    [InlineData(1, 0.7, false)]
    [InlineData(1, 0.7, true)]
    [InlineData(1, 0.9, false)]
    [InlineData(1, 0.9, true)]
    [InlineData(4, 0.7, false)]
    [InlineData(4, 0.7, true)]
    [InlineData(4, 0.9, false)]
    [InlineData(4, 0.9, true)]
    public void Intervals_OfAQueue_HoldTheTruthAsOftenAsTheySay(int servers, double load, bool sequential)
    {
        var queue = new FakeServers(servers, load);
        Judge("recursion", servers, load, sequential, Scale.Of(ShortForm), Wait(), queue.Run);
    }

    [Theory]
    [InlineData(1, 0.7)]
    [InlineData(4, 0.7)]
    public void Intervals_OfASimulatedQueue_HoldTheTruthAsOftenAsTheySay(int servers, double load)
    {
        Assert.SkipUnless(RandomCases.Times is not null, "HVSIM_LONG asks for the simulated form.");
        var guest = Hosts.Guest("web", servers, Hosts.Poisson(RatePerSecond / 1000, 1000 * servers * load / RatePerSecond));
        var scenario = Hosts.Scenario(Hosts.Native(Hosts.Machine(servers)), 1000 * Requests / RatePerSecond, 0, guest);
        Judge("simulator", servers, load, sequential: false, Scale.Of(ShortFormSimulated), scenario, ScenarioRun.Execute);
    }

    private static Scenario Wait() => Fake.Scenario(rate: RatePerSecond, seconds: Requests / RatePerSecond);

    private void Judge(
        string feed, int servers, double load, bool sequential, int experiments, Scenario scenario,
        Func<Scenario, ulong, RunResult> execute)
    {
        var service = 1000 * servers * load / RatePerSecond;
        double[] truth =
        [
            service * QueueTheory.Mean(servers, load),
            service * QueueTheory.Quantile(servers, load, 0.95),
            service * QueueTheory.Quantile(servers, load, 0.99),
        ];
        var points = Scale.Run(experiments, seed => new Experiment(execute, 1).Run(scenario with
        {
            Run = scenario.Run with
            {
                Seed = StableHash.Mix(seed, 1),
                FindsWarmup = true,
                Warmup = LeastWarmup.Of(scenario.Run.Duration),
                Replications = new ReplicationRange(10, sequential ? 100 : 10),
            },
        }).Points.Single()).Select(point => new Outcome(point, truth)).ToArray();

        var answered = points.Where(point => point.State == PointState.Steady).ToArray();
        int Covered(int statistic) => answered.Count(point => point.Covers[statistic]);
        output.WriteLine(FormattableString.Invariant(
            $"{feed} M/M/{servers} at {load:P0} {(sequential ? "sequential" : "fixed")}: {experiments} experiments, ")
            + FormattableString.Invariant($"mean {Covered(0) / (double)answered.Length:P1}, p95 {Covered(1) / (double)answered.Length:P1}, ")
            + FormattableString.Invariant($"p99 {Covered(2) / (double)answered.Length:P1}; ")
            + $"bias {string.Join(", ", truth.Select((_, i) => Bias(answered, i)))}; "
            + FormattableString.Invariant($"replications {answered.Average(point => point.Count):F1}, ")
            + FormattableString.Invariant($"warm-up {answered.Average(point => point.Warmup):P1} of the run; ")
            + $"too short {points.Count(point => point.State == PointState.RunTooShort)}, "
            + $"no steady state {points.Count(point => point.State == PointState.NoSteadyState)}");
        Assert.False(Scale.IsBelow(Covered(0), answered.Length, LeastOfMeans), "the mean is covered too seldom");
        Assert.False(Scale.IsBelow(Covered(1), answered.Length, LeastOfTails), "the p95 is covered too seldom");
        Assert.False(Scale.IsAbove(experiments - answered.Length, experiments, 0.02), "too many experiments have no answer");
    }

    private static string Bias(Outcome[] answered, int statistic) =>
        FormattableString.Invariant($"{answered.Average(point => point.Errors[statistic]):P2}");

    private sealed class Outcome(PointResult point, double[] truth)
    {
        private static readonly string[] Statistics = [Statistic.Mean, Statistic.P95, Statistic.P99];

        public PointState State { get; } = point.State;

        public int Count { get; } = point.Replications.Count;

        public double Warmup { get; } = point.Scenario!.Run.Warmup / point.Scenario.Run.Duration;

        public double[] Errors { get; } = [.. Statistics.Zip(truth, (statistic, value) =>
            ((point.Reading("response-time", "web", statistic, Scope.Pooled)?.Value ?? value) / value) - 1)];

        public bool[] Covers { get; } = [.. Statistics.Zip(truth, (statistic, value) =>
            point.Reading("response-time", "web", statistic, Scope.Pooled)?.Estimate is { } estimate
                && estimate.Low <= value && value <= estimate.High)];
    }
}
