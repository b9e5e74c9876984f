using System.Globalization;
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
/// How often the search for the overload point is right: M/M/4 whose load rises by 2.9 points a step, with a limit on the p95 from
/// which the true values at the last good step and at the next one are at least 10 % off. Of 100 seeds at least 93 have to be right
/// and at most 2 wrong; the others are open.
/// </summary>
public sealed class SearchCampaign(ITestOutputHelper output)
{
    private const int Servers = 4;
    private const int Steps = 48;
    private const int StepsAtFullLoad = 34;
    private const int LastGood = 30;
    private const double MeanServiceMs = 10;
    private const double Seconds = 60;
    private const int ShortForm = 10;
    private const int ShortFormSimulated = 1;
    private const double LeastRight = 0.93;
    private const double MostWrong = 0.02;

    [Fact]
    public void Search_OfAQueue_FindsTheLastGoodStep() => Judge(
        "recursion", Scale.Of(ShortForm), Fake.Scenario(),
        (scenario, seed) => FakeServers.AtRate(scenario, seed, Servers, MeanServiceMs / 1000));

    [Fact]
    public void Search_OfASimulatedQueue_FindsTheLastGoodStep()
    {
        Assert.SkipUnless(RandomCases.Times is not null, "HVSIM_LONG asks for the simulated form.");
        var guest = Hosts.Guest("web", Servers, Hosts.Poisson(1, MeanServiceMs));
        var scenario = Hosts.Scenario(Hosts.Native(Hosts.Machine(Servers)), Seconds * 1000, 0, guest);
        Judge("simulator", Scale.Of(ShortFormSimulated), scenario, ScenarioRun.Execute);
    }

    private void Judge(string feed, int experiments, Scenario scenario, Func<Scenario, ulong, RunResult> execute)
    {
        var limit = Math.Sqrt(P95(LastGood) * P95(LastGood + 1));
        Assert.True(P95(LastGood) <= 0.9 * limit && P95(LastGood + 1) >= 1.1 * limit, "the steps are too close to the limit");

        var axis = new SweepAxis("guests.web.workload.requests.rate",
            [.. Enumerable.Range(1, Steps).Select(step => step.ToString(CultureInfo.InvariantCulture))]);
        var sweep = new SweepSpec { Axes = [axis], FindOverload = true };
        var answers = Scale.Run(experiments, seed => new Experiment(execute, 1).Sweep(
            sweep, overrides => Fake.Load(AtStep(scenario, int.Parse(overrides[0].Value, CultureInfo.InvariantCulture), seed, limit))));

        var edges = answers.Select(result => (Edge(result.Overload!.LastPass), Edge(result.Overload.FirstFail))).ToArray();
        var right = edges.Count(edge => edge == (LastGood, LastGood + 1));
        var wrong = edges.Count(edge => edge.Item1 > LastGood || edge.Item2 <= LastGood);
        var runs = answers.Average(result => result.Points.Sum(point => point.Replications.Count));
        output.WriteLine(FormattableString.Invariant(
            $"{feed}: of {experiments} searches {right} right, {wrong} wrong, {experiments - right - wrong} open; ")
            + FormattableString.Invariant($"{runs:F0} replications each; ")
            + $"{string.Join(' ', edges.Where(edge => edge != (LastGood, LastGood + 1)))}");
        Assert.False(Scale.IsBelow(right, experiments, LeastRight), "the search is right too seldom");
        Assert.False(Scale.IsAbove(wrong, experiments, MostWrong), "the search is wrong too often");
    }

    private static double P95(int step) => MeanServiceMs * QueueTheory.Quantile(Servers, step / (double)StepsAtFullLoad, 0.95);

    private static int Edge(PointResult? point) =>
        point is null ? 0 : int.Parse(point.Coordinates[0].Value, CultureInfo.InvariantCulture);

    private static Scenario AtStep(Scenario scenario, int step, ulong seed, double limitMs)
    {
        var duration = Duration.FromSeconds(Seconds);
        var workload = (OpenWorkload)scenario.Guests[0].Workload;
        return scenario with
        {
            Guests =
            [
                scenario.Guests[0] with
                {
                    Workload = workload with { RatePerSecond = step / (double)StepsAtFullLoad * Servers * 1000 / MeanServiceMs },
                },
            ],
            Objectives = [Fake.Limit(limitMs)],
            Run = new RunSpec
            {
                Duration = duration,
                Warmup = LeastWarmup.Of(duration),
                FindsWarmup = true,
                Replications = new ReplicationRange(10, 60),
                Seed = StableHash.Mix(seed, 3),
            },
        };
    }
}
