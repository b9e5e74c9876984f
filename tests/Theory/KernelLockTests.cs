using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>The kernel lock that is a rate, where what it does is known.</summary>
public sealed class KernelLockTests
{
    private const double MillisecondsOfRun = 60_000;

    /// <summary>The holder is always found under the lock.</summary>
    private static readonly KernelLockSettings Always = new(1_000_000, Duration.FromNanoseconds(1_000));

    /// <summary>
    /// One virtual processor beside another guest's on one logical one loses it every 20 ms, each time under the lock with the probability
    /// that it spends there: a binomial number, within 4 standard deviations of its mean.
    /// </summary>
    [Theory]
    [InlineData(50_000, 10_000, 0.5)]
    [InlineData(50_000, 2_000, 0.1)]
    public void PreemptedHolders_AreAsManyAsTheShareUnderTheLock(double rate, long holdNs, double share)
    {
        var guest = With(Hosts.Guest("guest", 1, Hosts.Endless(1)), new(rate, Duration.FromNanoseconds(holdNs)));
        var scenario = Hosts.Scenario(
            Hosts.Classic(Hosts.Machine(1)), MillisecondsOfRun, 0, guest, Hosts.Guest("other", 1, Hosts.Endless(1)));

        var built = HostBuilder.Build(scenario, 1);
        built.Start();
        built.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);

        const double Preemptions = MillisecondsOfRun / 20;
        var deviation = Math.Sqrt(Preemptions * share * (1 - share));
        var holders = built.Classes[0].Guests[0].Partition.Processors[0].PreemptedHolders;
        Assert.InRange(holders, (Preemptions * share) - (4 * deviation), (Preemptions * share) + (4 * deviation));
    }

    /// <summary>Where nobody loses a processor nobody is found under the lock: not an event differs.</summary>
    [Fact]
    public void Lock_WithoutOverCommitment_ChangesNothing()
    {
        var guest = Hosts.Guest("guest", 4, Hosts.Poisson(1.5));
        RunResult Run(GuestSpec one) => ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(4)), 5_000, 0, one), 1);

        var (with, without) = (Run(With(guest, Always)), Run(guest));

        Assert.Equal(without.Classes[0].Response.SumNanoseconds, with.Classes[0].Response.SumNanoseconds);
        Assert.Equal(without.Events, with.Events);
    }

    /// <summary>
    /// Two virtual processors take turns of 10 ms on one logical one. Each time, the one that loses it is under the lock, and the other
    /// comes there after 1 us of work and spins for the rest of its slice; half of all time. With notifications it spins for 0.22 ms, and
    /// gives its turn to the holder.
    /// </summary>
    [Theory]
    [InlineData(false, 49.9, 50)]
    [InlineData(true, 0.5, 3)]
    public void Waiters_SpinUntilTheHolderRuns(bool notifies, double lowPercent, double highPercent)
    {
        var guest = With(Hosts.Guest("guest", 2, Hosts.Endless(2)), Always).With(notifies);
        var run = ScenarioRun.Execute(
            Hosts.Scenario(LockHosts.Classic(1, SpinYield.Holder), MillisecondsOfRun, 0, guest), 1);

        var spinning = run.Classes[0].Guests[0].Processors.Spinning.Seconds / run.Window.Seconds;
        Assert.InRange(100 * spinning, lowPercent, highPercent);
    }

    private static GuestSpec With(GuestSpec guest, KernelLockSettings kernelLock) =>
        guest with { Workload = guest.Workload with { KernelLock = kernelLock } };
}
