using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Run;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scheduler;

/// <summary>What spinning costs where virtual processors outnumber logical ones, and what notifications and hints give back.</summary>
public sealed class LongSpinTests
{
    /// <summary>
    /// Where ticket locks burn nine tenths of the time, giving it back leaves a tenth. Unfair ones pass over who cannot run, so that
    /// there is less to give back; that it is some is what is claimed.
    /// </summary>
    [Theory]
    [InlineData(LockKind.SpinTicket, 0.1)]
    [InlineData(LockKind.SpinUnfair, 0.9)]
    public void Notification_ShortensOvercommittedWorkUnderKernelSpinlocks(LockKind kind, double most)
    {
        var off = Elapsed(kind, 4, 8, notifies: false);
        var on = Elapsed(kind, 4, 8, notifies: true);

        Assert.InRange(on / off, 0, most);
    }

    [Fact]
    public void Notification_DoesNothingForApplicationLocks() => Assert.Equal(
        Elapsed(LockKind.Mutex, 4, 8, notifies: false), Elapsed(LockKind.Mutex, 4, 8, notifies: true));

    [Theory]
    [InlineData(LockKind.SpinTicket)]
    [InlineData(LockKind.Adaptive)]
    public void NotificationAndHint_DoNothingWithoutOvercommitment(LockKind kind)
    {
        var off = Elapsed(kind, 8, 8, notifies: false);

        Assert.Equal(off, Elapsed(kind, 8, 8, notifies: true));
        Assert.Equal(off, Elapsed(kind, 8, 8, notifies: false, hint: true));
    }

    [Fact]
    public void NotificationAndHint_DoNothingWithoutLocks()
    {
        var guest = Hosts.Guest("plain", 8, Hosts.Batch(8, 1_000, 1));
        var host = LockHosts.Classic(4, SpinYield.Holder);

        Assert.Equal(
            ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 0, guest), 1).ElapsedMs(),
            ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 0, guest.With(notifies: true, hint: true)), 1).ElapsedMs());
    }

    /// <summary>
    /// The lock hint ends the spinning of waiters whose holder has no processor. The work is contended more than that for which the
    /// largest gain, 3.25 times on 8 processors, is published (ye-2020-lock-hint).
    /// </summary>
    [Fact]
    public void Hint_ShortensOvercommittedWorkUnderAdaptiveLocks_TheMoreTheMoreProcessors()
    {
        double[] gains = [.. new[] { 1, 2, 4, 8 }.Select(cores =>
            Elapsed(LockKind.Adaptive, cores, 2 * cores, notifies: false)
            / Elapsed(LockKind.Adaptive, cores, 2 * cores, notifies: false, hint: true))];

        Assert.InRange(gains[^1], 3.25, double.MaxValue);
        Assert.Equal(gains.Order(), gains);
    }

    /// <summary>Ticket locks pass to waiters without a processor, for which all the others spin (Fitzhardinge 2008: 90 % and more).</summary>
    [Fact]
    public void TicketLock_BurnsMostOfTheTimeWhenTwiceOvercommitted()
    {
        var guest = LockHosts.Batch(LockKind.SpinTicket, 16, 10_000, holdMs: 0.002, times: 10, betweenMs: 0.02).With(notifies: false);
        var run = ScenarioRun.Execute(Hosts.Scenario(LockHosts.Classic(8, SpinYield.Holder), 600_000, 0, guest), 1);

        var times = run.Classes[0].Guests[0].Processors;
        Assert.InRange(times.Spinning / times.Running, 0.9, 1);
    }

    /// <summary>
    /// Giving way at once loses where most waits are short and for a holder that runs, with three guests that each fill the host: who
    /// has given way gets the ticket lock while it waits for a processor, and everybody behind it waits too (W. Li 2019: 8 times).
    /// </summary>
    [Fact]
    public void EagerYielding_CanLose()
    {
        var patient = AmongThree(notifyAfterMs: 0.22);
        var eager = AmongThree(notifyAfterMs: 0.001);

        Assert.InRange(eager / patient, 1.3, double.MaxValue);
    }

    private static double AmongThree(double notifyAfterMs)
    {
        var host = LockHosts.Classic(4, SpinYield.Any, notifyAfterMs);
        var hypervisor = host.Hypervisor!;
        hypervisor = hypervisor with
        {
            Costs = hypervisor.Costs with { ContextSwitch = Hosts.Ms(0.002), CacheRefill = Hosts.Ms(0.05) },
        };
        var guest = LockHosts.Batch(LockKind.SpinTicket, 4, 400, holdMs: 0.002, times: 100, betweenMs: 0.01).With(notifies: true);
        var scenario = Hosts.Scenario(host with { Hypervisor = hypervisor }, 600_000, 0, guest with { Count = 3 });
        return ScenarioRun.Execute(scenario, 1).ElapsedMs();
    }

    private static double Elapsed(LockKind kind, int cores, int processors, bool notifies, bool hint = false)
    {
        var guest = LockHosts.Batch(kind, processors, 1_000 * processors, holdMs: 0.002, times: 20, betweenMs: 0.04).With(notifies, hint);
        return ScenarioRun.Execute(Hosts.Scenario(LockHosts.Classic(cores, SpinYield.Holder), 600_000, 0, guest), 1).ElapsedMs();
    }
}
