using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments.Comparison;

/// <summary>Pairs are read off one window of time, whichever side needs the longer warm-up.</summary>
public sealed class CommonWindowTests
{
    private const int Replications = 10;

    /// <summary>Half a second a bin: they settle by 4, 30 and 45 s of 100 s, and a tenth is the floor.</summary>
    private static readonly Dictionary<string, int> SettlesAt =
        new() { ["base"] = 60, ["slow"] = 90, ["quick"] = 8, ["late"] = 150 };

    [Fact]
    public void Longest_warm_up_is_that_of_all()
    {
        var (points, runs) = Simulate(finds: true, "slow", "quick");
        Assert.All(points, point => Assert.Equal(Duration.FromSeconds(45), point.Scenario!.Run.Warmup));
        Assert.All(points.SelectMany(point => point.Replications), run => Assert.Equal(Duration.FromSeconds(55), run.Window));
        Assert.Equal(3 * Replications, runs.Count(warmup => warmup == Duration.FromSeconds(10)));
    }

    [Fact]
    public void Run_that_has_not_settled_by_half_has_no_figures_and_moves_nobody()
    {
        var (points, _) = Simulate(finds: true, "late", "quick");
        Assert.Equal([PointState.Steady, PointState.RunTooShort, PointState.Steady], points.Select(point => point.State));
        Assert.All(new[] { points[0], points[2] }, point => Assert.Equal(Duration.FromSeconds(30), point.Scenario!.Run.Warmup));
    }

    [Fact]
    public void Warm_up_that_is_given_is_kept_and_costs_no_second_pass()
    {
        var (points, runs) = Simulate(finds: false, "slow");
        Assert.All(points, point => Assert.Equal(Duration.FromSeconds(10), point.Scenario!.Run.Warmup));
        Assert.Equal(2 * Replications, runs.Count);
    }

    private static (IReadOnlyList<PointResult> Points, List<Duration> Warmups) Simulate(bool finds, params string[] alternatives)
    {
        var warmups = new List<Duration>();
        var plan = new ComparisonPlan("base", alternatives, name => Fake.Load(Scenario(name, finds)));
        var result = plan.Simulate(
            new Experiment((scenario, seed) =>
            {
                warmups.Add(scenario.Run.Warmup);
                return WarmupCutTests.Rising(scenario, seed, SettlesAt[scenario.Name], grows: 0);
            }, workers: 1),
            TestContext.Current.CancellationToken);
        return (result.Points, warmups);
    }

    private static Scenario Scenario(string name, bool finds)
    {
        var scenario = Fake.Scenario(replications: Replications);
        return scenario with
        {
            Name = name,
            Run = scenario.Run with { FindsWarmup = finds, Warmup = LeastWarmup.Of(scenario.Run.Duration) },
        };
    }
}
