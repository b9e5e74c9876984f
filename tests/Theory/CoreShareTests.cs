using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>
/// Rates under the core scheduler of guests that are always ready, on one core of two threads: nothing is random.
/// </summary>
public sealed class CoreShareTests
{
    private const double SliceMs = 10;
    private const double WindowMs = 100_000;

    /// <summary>Service may lag its ideal by this many slices over a window: where a round begins and ends.</summary>
    private const double Lag = 4 * SliceMs / WindowMs;

    private int _guests;

    [Fact]
    public void Weights_OfPairs_DivideTheCore() =>
        // a pair of weight 100 each against one of 300 each: 1/4 and 3/4 of the core, for each member
        AssertRates([0.25, 0.75], Pair(100), Pair(300));

    [Fact]
    public void Weight_OfASingleProcessor_CountsOnceAgainstAPairs() =>
        // 100 against 100 + 100: a third of the core and two thirds of it
        AssertRates([1.0 / 3, 2.0 / 3], Single(100), Pair(100));

    [Fact]
    public void HalfAPair_HoldsItsCoreLikeAWholeOne()
    {
        // One thread of work in a guest of two processors: it runs half the time, and the neighbour's thread is stranded
        // meanwhile.
        var half = Hosts.Guest("half", 2, Hosts.Endless(1));
        var run = Run(half, Pair(100));

        Assert.Equal(0.5, Share(run, 0), Lag);
        Assert.Equal(1.0, Share(run, 1), 2 * Lag);
        Assert.Equal(0.5, Stranded(run), 2 * Lag);
    }

    [Fact]
    public void GuestOfOneThreadPerCore_StrandsTheOtherThread()
    {
        // Two processors that take the only core in turns: each runs half the time, and one thread is always stranded.
        var run = Run(Hosts.Guest("plain", 2, Hosts.Endless(2)) with { ThreadsPerCore = 1 });

        Assert.Equal(1, Share(run, 0), 2 * Lag);
        Assert.Equal(1, Stranded(run), 2 * Lag);
    }

    [Fact]
    public void Reserve_OfAPair_ComesOnTopOfItsShareOfTheCore() =>
        // .3 + .7 / 2 and .7 / 2 of the core
        AssertRates([0.65, 0.35], Pair(100) with { Reserve = 0.3 }, Pair(100));

    /// <summary>Each member is held back by itself; the pair holds the core while one of them may run.</summary>
    [Fact]
    public void Limit_OfAPairAlone_IsMetByEachMember()
    {
        var run = Run(Pair(100) with { Limit = 0.3 });

        Assert.Equal(0.6, Share(run, 0), 2 * Lag);
        Assert.Equal(0, Stranded(run), Lag);
    }

    private static void AssertRates(double[] ofTheCore, params GuestSpec[] guests)
    {
        var run = Run(guests);
        for (var i = 0; i < guests.Length; i++)
            Assert.Equal(ofTheCore[i], Share(run, i) / guests[i].VirtualProcessors, Lag);
    }

    private GuestSpec Pair(int weight) => Hosts.Guest($"pair-{weight}-{_guests++}", 2, Hosts.Endless(2)) with { Weight = weight };

    private static GuestSpec Single(int weight) => Hosts.Guest($"single-{weight}", 1, Hosts.Endless(1)) with { Weight = weight };

    private static RunResult Run(params GuestSpec[] guests) => ScenarioRun.Execute(
        Hosts.Scenario(Hosts.Core(Hosts.Machine(1, threadsPerCore: 2), SliceMs), WindowMs + 1_000, 1_000, guests), 1);

    private static double Share(RunResult run, int guestClass) =>
        run.Classes[guestClass].Guests[0].Processors.Running / run.Window;

    private static double Stranded(RunResult run) =>
        run.Host.LogicalProcessors.Sum(lp => lp.Stranded / run.Window);
}
