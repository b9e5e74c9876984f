using HvSim.Engine;
using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>A run is a pure function of scenario and seed; looking at it changes nothing, and neighbours share no draws.</summary>
public sealed class RepeatabilityTests
{
    [Fact]
    public void Run_OfTheSameSeed_IsTheSame() => RandomHosts.Hold(60, seed =>
    {
        var (first, second) = (ScenarioRun.Execute(RandomHosts.Of(seed), seed), ScenarioRun.Execute(RandomHosts.Of(seed), seed));
        Assert.Equal((first.Fingerprint, first.Events, first.Window), (second.Fingerprint, second.Events, second.Window));
        Assert.Equal(first.Host.LogicalProcessors, second.Host.LogicalProcessors);
        Assert.Equal(first.Classes.Select(c => c.Response.SumNanoseconds), second.Classes.Select(c => c.Response.SumNanoseconds));
    });

    [Fact]
    public void Runs_OfDifferentSeeds_Differ()
    {
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(1)), 1_000, 0, Hosts.Guest("guest", 1, Hosts.Poisson(0.5)));

        var fingerprints = Enumerable.Range(1, 50).Select(seed => ScenarioRun.Execute(scenario, (ulong)seed).Fingerprint);

        Assert.Equal(50, fingerprints.Distinct().Count());
    }

    /// <summary>Where the warm-up ends, how long the bins are and how often a run is stopped are only about reading.</summary>
    [Fact]
    public void Readings_AtOtherInstants_ChangeNothing() => RandomHosts.Hold(60, seed =>
    {
        var scenario = RandomHosts.Of(seed);
        var run = ScenarioRun.Execute(scenario, seed);
        var later = ScenarioRun.Execute(scenario with { Run = scenario.Run with { Warmup = Hosts.Ms(123.456789) } }, seed);
        var stepped = Steps.Every(scenario, seed, Hosts.Ms(0.777), _ => { });
        stepped.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);

        Assert.Equal((run.Fingerprint, run.Events), (later.Fingerprint, later.Events));
        Assert.Equal((run.Fingerprint, run.Events), (stepped.Simulation.Fingerprint, stepped.Simulation.EventCount));
    });

    /// <summary>Another guest, idle or not, disturbs no arrival and no drawn work.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Draws_BesideAnotherGuest_StayTheSame(bool isIdle)
    {
        var other = Hosts.Guest("other", 2, isIdle ? Hosts.Idle() : Hosts.Poisson(0.9));
        var bursts = Hosts.Poisson(0.4) with { Arrivals = ArrivalLaw.Bursty, Bursts = new BurstSpec(4, 0.2, Hosts.Ms(10)) };
        GuestSpec[] guests =
        [
            Hosts.Guest("open", 1, Hosts.Poisson(0.3)),
            Hosts.Guest("bursty", 1, bursts),
            Hosts.Guest("batch", 2, Hosts.Batch(2, 500, 1) with { Each = [Hosts.Cpu(1, 2)] }),
        ];
        var alone = Run(guests);

        foreach (var crowd in new[] { Run([other, .. guests])[1..], Run([.. guests, other])[..^1] })
        {
            for (var i = 0; i < guests.Length; i++)
                Assert.Equal(alone[i].Guests[0].Arrived, crowd[i].Guests[0].Arrived);
            // All rounds of the batch are done: their work is the sum of all draws.
            Assert.Equal(alone[2].Response.PartSum((int)ResponsePart.Work), crowd[2].Response.PartSum((int)ResponsePart.Work));
            Assert.Equal(500, crowd[2].Response.Count);
        }

        static GuestClassResult[] Run(GuestSpec[] guests)
        {
            // A second batch that does not end keeps the run going to its end.
            GuestSpec[] all = [.. guests, Hosts.Guest("keep", 1, Hosts.Endless(1))];
            return [.. ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(2)), 5_000, 0, all), 5).Classes.SkipLast(1)];
        }
    }

    /// <summary>An idle guest created last takes part in nothing at all.</summary>
    [Fact]
    public void IdleGuest_CreatedLast_ChangesNoAnswer() => RandomHosts.Hold(60, seed =>
    {
        var scenario = RandomHosts.Of(seed);
        var idle = Hosts.Guest("idle", 3, Hosts.Idle());
        var (without, with) = (ScenarioRun.Execute(scenario, seed), ScenarioRun.Execute(
            scenario with { Guests = [.. scenario.Guests, idle] }, seed));

        Assert.Equal(without.Events, with.Events);
        Assert.Equal(without.Classes.Select(c => c.Response.SumNanoseconds), with.Classes.SkipLast(1).Select(c => c.Response.SumNanoseconds));
        Assert.Equal(without.Host.LogicalProcessors, with.Host.LogicalProcessors);
    });
}
