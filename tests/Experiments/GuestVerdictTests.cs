using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>
/// The verdict on guests, on readings made by hand; runs are 100 s long and guests have two virtual processors.
/// </summary>
public sealed class GuestVerdictTests
{
    [Theory]
    [InlineData(90.1, 6.1, GuestHealth.UnderProvisioned)]
    [InlineData(90.0, 6.1, GuestHealth.EfficientlyProvisioned)]
    [InlineData(90.1, 6.0, GuestHealth.EfficientlyProvisioned)]
    [InlineData(30.0, 0.0, GuestHealth.EfficientlyProvisioned)]
    public void Guest_IsUnderProvisioned_WhereAllItsProcessorsAreBusyAndItsQueueIsLong(
        double leastBusy, double readyThreads, GuestHealth expected) =>
        Assert.Equal(expected, Judge(Guest(0, leastBusy, readyThreads, wanted: 95)).Health);

    [Theory]
    [InlineData(19.9, GuestHealth.OverProvisioned)]   // one processor would be wanted for 39.8 %
    [InlineData(20.0, GuestHealth.EfficientlyProvisioned)]
    public void Guest_IsOverProvisioned_WhereOneProcessorLessWouldStillBeLittleWanted(double wanted, GuestHealth expected) =>
        Assert.Equal(expected, Judge(Guest(0, 5, 0, wanted)).Health);

    [Fact]
    public void Guest_WhoseObjectiveIsBroken_HasNotMoreThanItNeeds()
    {
        // All of its requests take 1 ms.
        GuestHealth With(double limitMs) => Judge(
            Fake.Scenario(objectives: Fake.Limit(limitMs, ObjectiveStatistic.Mean)), Guest(0, 5, 0, wanted: 5)).Health;
        Assert.Equal(GuestHealth.OverProvisioned, With(limitMs: 2));
        Assert.Equal(GuestHealth.EfficientlyProvisioned, With(limitMs: 0.5));
    }

    [Fact]
    public void Guest_WithOneProcessor_CannotSpareIt()
    {
        var scenario = Fake.Scenario();
        scenario = scenario with { Guests = [scenario.Guests[0] with { VirtualProcessors = 1 }] };
        Assert.Equal(GuestHealth.EfficientlyProvisioned, Judge(scenario, Guest(0, 1, 0, wanted: 1)).Health);
    }

    [Fact]
    public void Class_GoesByTheGuestThatFaresWorst_AndNamesIt()
    {
        var verdict = Judge(Guest(0, 50, 0.1, wanted: 55), Guest(1, 95, 7, wanted: 96), Guest(2, 93, 6.5, wanted: 97));
        Assert.Equal(GuestHealth.UnderProvisioned, verdict.Health);
        Assert.Equal(
            "web[1] has both virtual processors at least 95.0 % busy (above 90 %), 7 ready threads on average (above 3 for each)",
            verdict.Evidence);
        // One guest that needs its processors is enough for the class not to have too many.
        Assert.Equal(GuestHealth.EfficientlyProvisioned,
            Judge(Guest(0, 1, 0, wanted: 2), Guest(1, 18, 0, wanted: 25)).Health);
    }

    [Fact]
    public void ProcessorsThatWaitForLogicalOnes_AreNotBusy_ButWanted()
    {
        // They run 60 % of the time and are ready for 38 %: the host is short, not the guest.
        var verdict = Judge(Guest(0, 60, 9, wanted: 98));
        Assert.Equal(GuestHealth.EfficientlyProvisioned, verdict.Health);
        Assert.Equal("both virtual processors at least 60.0 % busy, 9 ready threads on average (above 3 for each)",
            verdict.Evidence);
    }

    [Fact]
    public void IdleGuests_HaveNoVerdict()
    {
        var scenario = Fake.Scenario(workload: new IdleWorkload { Each = [], SmtSlowdown = 1 });
        Assert.Empty(Point(scenario, Guest(0, 0, 0, wanted: 0)).GuestVerdicts);
    }

    [Fact]
    public void Thresholds_StateTheirSource()
    {
        Assert.Contains(VerdictThresholds.ReadyThreadsAbove, VerdictThresholds.All);
        Assert.Equal("friedman-capacity-rules", VerdictThresholds.ReadyThreadsAbove.Source);
        Assert.Equal("hyperv-bottlenecks", VerdictThresholds.UnderProvisionedAbove.Source);
        Assert.Equal(HvSim.Scenarios.Evidence.Assumed, VerdictThresholds.OverProvisionedGuest.Evidence);
    }

    private static GuestVerdict Judge(params GuestResult[] guests) => Judge(Fake.Scenario(guests.Length), guests);

    private static GuestVerdict Judge(Scenario scenario, params GuestResult[] guests) =>
        Assert.Single(Point(scenario, guests).GuestVerdicts);

    private static PointResult Point(Scenario scenario, params GuestResult[] guests)
    {
        var run = Fake.Run(scenario, 0, guests, _ => new ClassBin(0, 0, 0, 0));
        return PointSummary.Of([], scenario, [run, run]);
    }

    /// <summary>Percentages of 100 s; of the time wanted, what the least busy processor does not run is spent ready.</summary>
    private static GuestResult Guest(int index, double leastBusy, double readyThreads, double wanted)
    {
        var guest = Fake.Guest(index, 100, 100, 0, Fake.Histogram([1]));
        var running = Math.Min(leastBusy, wanted);
        return guest with
        {
            LeastRunning = Duration.FromSeconds(leastBusy),
            MeanReadyThreads = readyThreads,
            Processors = guest.Processors with
            {
                Running = Duration.FromSeconds(2 * running),
                Ready = Duration.FromSeconds(2 * (wanted - running)),
            },
        };
    }
}
