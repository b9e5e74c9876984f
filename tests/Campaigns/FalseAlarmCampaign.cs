using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Experiments;
using Xunit;

namespace HvSim.Tests.Campaigns;

/// <summary>
/// How often a stable queue is taken for an overloaded one, at most 2 % of the time, and whether one that is offered 102 % of its
/// capacity is found out. A load fails where the 99 % binomial interval of its alarms lies wholly above 2 %.
/// </summary>
public sealed class FalseAlarmCampaign(ITestOutputHelper output)
{
    private const int ShortForm = 40;
    private const double Seconds = 400;
    private const double RatePerSecond = 100;
    private const double MostAlarms = 0.02;
    private const double LeastCaught = 0.98;

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.9)]
    [InlineData(0.95)]
    public void StableQueue_IsSeldomTakenForAnOverloadedOne(double load)
    {
        var states = States(load, Scale.Of(ShortForm));
        var alarms = states.Count(state => state == PointState.NoSteadyState);
        output.WriteLine(FormattableString.Invariant($"at {load:P0}: {alarms} false alarms in {states.Length}, ")
            + $"{states.Count(state => state == PointState.RunTooShort)} refused as too short");
        Assert.False(Scale.IsAbove(alarms, states.Length, MostAlarms), "too many false alarms");
    }

    [Fact]
    public void QueueOfferedMoreThanItCanServe_IsFoundOut()
    {
        var states = States(1.02, Scale.Of(ShortForm));
        var caught = states.Count(state => state == PointState.NoSteadyState);
        output.WriteLine($"at 102 %: {caught} of {states.Length} found out");
        Assert.False(Scale.IsBelow(caught, states.Length, LeastCaught), "an overloaded queue passes too often");
        // A run refused as too short prints no mean either; the longer one that it asks for shows the overload.
        Assert.DoesNotContain(PointState.Steady, states);
    }

    private static PointState[] States(double load, int experiments)
    {
        var queue = new FakeServers(1, load);
        var scenario = Fake.Scenario(rate: RatePerSecond, replications: 10, seconds: Seconds);
        return Scale.Run(experiments, seed => new Experiment(queue.Run, 1).Run(scenario with
        {
            Run = scenario.Run with
            {
                Seed = StableHash.Mix(seed, 2),
                FindsWarmup = true,
                Warmup = LeastWarmup.Of(scenario.Run.Duration),
            },
        }).Points.Single().State);
    }
}
