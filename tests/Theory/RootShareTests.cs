using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>The root scheduler divides a processor evenly and knows no entitlements.</summary>
public sealed class RootShareTests
{
    private const double QuantumMs = 31.25;
    private const double WindowMs = 100_000;
    private const double Lag = 2 * QuantumMs / WindowMs;

    /// <summary>Three threads on one processor: a third each, whatever weight, reserve and limit say.</summary>
    [Fact]
    public void Shares_OfThreadsThatAreAlwaysReady_AreEqualWhateverTheirEntitlements() => AssertShares(
        1, [1.0 / 3, 1.0 / 3, 1.0 / 3],
        Guest(0) with { Weight = 10_000 }, Guest(1) with { Weight = 1, Limit = 0.1 }, Guest(2) with { Reserve = 0.9 });

    /// <summary>
    /// Ideal processors are given in turn, and nothing but an idle processor moves a thread: of five on two processors, three
    /// share one and two the other.
    /// </summary>
    [Fact]
    public void Shares_OnSeveralProcessors_AreThoseOfEachQueue() => AssertShares(
        2, [1.0 / 3, 1.0 / 2, 1.0 / 3, 1.0 / 2, 1.0 / 3], [.. Enumerable.Range(0, 5).Select(Guest)]);

    /// <summary>A quantum of 31.25 ms and two threads: each is dispatched once in 62.5 ms.</summary>
    [Fact]
    public void Turns_OfTwoThreads_LastOneQuantum()
    {
        var run = Run(1, Guest(0), Guest(1));

        Assert.All(run.Classes, guest => Assert.InRange(
            guest.Guests[0].Processors.Dispatches, (WindowMs / 2 / QuantumMs) - 1, (WindowMs / 2 / QuantumMs) + 1));
    }

    private static void AssertShares(int processors, double[] shares, params GuestSpec[] guests)
    {
        var run = Run(processors, guests);
        for (var i = 0; i < guests.Length; i++)
            Assert.Equal(shares[i], run.Classes[i].Guests[0].Processors.Running / run.Window, Lag);
    }

    private static RunResult Run(int processors, params GuestSpec[] guests) => ScenarioRun.Execute(
        Hosts.Scenario(Hosts.Root(Hosts.Machine(processors), QuantumMs), WindowMs + 1_000, 1_000, guests), 1);

    private static GuestSpec Guest(int number) => Hosts.Guest($"g{number}", 1, Hosts.Endless(1));
}
