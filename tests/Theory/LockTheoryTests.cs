using HvSim.Models;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Locks where closed forms are known: nobody lacks a processor.</summary>
public sealed class LockTheoryTests
{
    public static TheoryData<LockKind> Kinds => [.. Enum.GetValues<LockKind>()];

    /// <summary>R = n (between + hold), to the nanosecond.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lock_WithoutContention_AddsNothingButTheTimeUnderIt(LockKind kind)
    {
        var work = Hosts.Clients(1, thinkMs: 1) with { Each = [LockHosts.Lock(kind, 0.25, times: 4), Hosts.Cpu(2, cv: 0)] };
        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(2)), 2_000, 0, Hosts.Guest("guest", 2, work)), 1);

        var response = run.Classes[0].Response;
        Assert.InRange(response.Count, 500, long.MaxValue);
        Assert.Equal(3_000_000 * response.Count, response.SumNanoseconds);
        Assert.Equal(response.SumNanoseconds, response.PartSum((int)ResponsePart.Work));
    }

    /// <summary>A lock is a single server of the times under it, and those who compute outside are its sources.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ClosedContention_OnOneLock_IsTheMachineRepairman(LockKind kind)
    {
        const int Threads = 6;
        const double Think = 3, Hold = 1;
        var work = Hosts.Clients(Threads, Think) with { Each = [LockHosts.Lock(kind, Hold, 1)] };
        var guest = Hosts.Guest("guest", Threads, work);
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(Threads)), 30_000, 500, guest);

        var rows = Replications.Of(40, scenario, run =>
        [
            run.Classes[0].Response.Count / (run.Window.Seconds * 1000),
            run.MeanPart(ResponsePart.Spinning) + run.MeanPart(ResponsePart.LockWait),
        ]);

        // p(k) = p(k-1) (N - k + 1) S / Z; X = (1 - p(0)) / S; the wait is N / X - Z - S
        var (weight, sum) = (1.0, 1.0);
        for (var k = 1; k <= Threads; k++)
        {
            weight *= (Threads - k + 1) * Hold / Think;
            sum += weight;
        }
        var throughput = (1 - (1 / sum)) / Hold;
        TheoryGate.Agrees($"{kind} throughput", throughput, rows.Column(0));
        TheoryGate.Agrees($"{kind} wait", (Threads / throughput) - Think - Hold, rows.Column(1));
    }

    /// <summary>First-in first-out with constant times: nobody waits for more than all the others, R at most N hold.</summary>
    [Fact]
    public void TicketLock_IsFirstInFirstOut()
    {
        const int Threads = 8;
        var work = Hosts.Clients(Threads, thinkMs: 2) with { Each = [LockHosts.Lock(LockKind.SpinTicket, 1)] };
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(Threads)), 5_000, 0, Hosts.Guest("guest", Threads, work));

        var response = ScenarioRun.Execute(scenario, 1).Classes[0].Response;

        Assert.InRange(response.Quantile(1), 5.0, Threads * 1.004);
    }

    /// <summary>Steps of one name share a lock, steps of two names do not: two threads then work side by side.</summary>
    [Theory]
    [InlineData("l", 200)]
    [InlineData("other", 101)]
    public void Name_DecidesWhoSharesALock(string name, double elapsed)
    {
        var (first, second) = (LockHosts.Lock(LockKind.Mutex, 0.5), LockHosts.Lock(LockKind.Mutex, 0.5));
        second = second with { Lock = second.Lock! with { Name = name } };
        var guest = Hosts.Guest("guest", 2, Hosts.Batch(2, 200, 1) with { Each = [first, second] });

        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(2)), 10_000, 0, guest), 1);

        Assert.InRange(run.ElapsedMs(), elapsed - 1, elapsed + 1);
    }

    /// <summary>Who waits for a mutex leaves its virtual processor and never spins; who waits for a spinlock does nothing else.</summary>
    [Theory]
    [InlineData(LockKind.Mutex, ResponsePart.LockWait, ResponsePart.Spinning)]
    [InlineData(LockKind.SpinTicket, ResponsePart.Spinning, ResponsePart.LockWait)]
    public void Waiters_WaitAsTheirLockHasThemWait(LockKind kind, ResponsePart waits, ResponsePart never)
    {
        var work = Hosts.Batch(2, 100, 1) with { Each = [LockHosts.Lock(kind, 1)] };
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(2)), 10_000, 0, Hosts.Guest("guest", 2, work));

        var response = ScenarioRun.Execute(scenario, 1).Classes[0].Response;

        Assert.InRange(response.PartSum((int)waits), Hosts.Ms(40).Nanoseconds, Hosts.Ms(100).Nanoseconds);
        Assert.Equal(0, response.PartSum((int)never));
    }
}
