using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Barriers and pauses where the result is known in closed form or by hand.</summary>
public sealed class MeetingTheoryTests
{
    /// <summary>With a processor for each thread a meeting takes the longest of n exponential times, in the mean the nth harmonic number.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Barrier_WithoutOverCommitment_TakesTheLongestOfAll(bool spins)
    {
        const int Threads = 4, Meetings = 500;
        var guest = Hosts.Guest("guest", Threads, Hosts.Batch(Threads, Threads, 1) with
        {
            Each = [MeetingHosts.Barrier(spins, Meetings, betweenMs: 1, cv: 1)],
        });
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(Threads)), 10_000, 0, guest);

        var elapsed = Replications.Of(100, scenario, run => [run.ElapsedMs()]).Column(0);

        TheoryGate.Agrees("elapsed", Meetings * (1 + (1 / 2.0) + (1 / 3.0) + (1 / 4.0)), elapsed);
    }

    /// <summary>
    /// Two threads that meet every 1 ms on one logical processor. Who blocks gives way at once: 2 ms a meeting. Who spins burns its slice
    /// of 10 ms, in which it ends one meeting and comes to the next.
    /// </summary>
    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 1001)]
    public void Barrier_OnOneProcessor_CostsASliceWhereThreadsSpin(bool spins, double elapsedMs)
    {
        var run = Execute(1, 10_000, Hosts.Guest("guest", 2, Hosts.Batch(2, 2, 1) with { Each = [MeetingHosts.Barrier(spins, 100, 1)] }));

        Assert.Equal(Hosts.Ms(elapsedMs), run.Classes[0].Guests[0].Elapsed);
        Assert.Equal(Hosts.Ms(elapsedMs - 200), run.Classes[0].Guests[0].Processors.Spinning);
    }

    /// <summary>Five rounds for two threads: with the odd one out the other has ended, and is waited for no more.</summary>
    [Theory]
    [InlineData(2, null)]
    [InlineData(3, 2)]
    public void Barrier_DoesNotWaitForThreadsThatHaveEnded(int threads, int? parties)
    {
        var work = Hosts.Batch(threads, 5, 1) with { Each = [MeetingHosts.Barrier(false, 1, 1, parties: parties)] };

        Assert.NotNull(Execute(4, 1_000, Hosts.Guest("guest", threads, work)).Classes[0].Guests[0].Elapsed);
    }

    /// <summary>
    /// Two threads in step, of which the second to come stops both: 100 rounds of 3 ms, and each a pause of 1 ms, for the last of which
    /// the first thread is no longer there to wait.
    /// </summary>
    [Fact]
    public void Pause_WithoutOverCommitment_AddsItsWorkToEverybody()
    {
        var work = Hosts.Batch(2, 200, 1) with { Each = [Hosts.Cpu(3, cv: 0), MeetingHosts.Pause(every: 2, workMs: 1)] };
        var run = Execute(2, 10_000, Hosts.Guest("guest", 2, work));

        var guest = run.Classes[0].Guests[0];
        Assert.Equal(Hosts.Ms(400), guest.Elapsed);
        Assert.Equal((100, Hosts.Ms(100), Duration.Zero), (guest.Pauses.Count, guest.Pauses.Length, guest.Pauses.TimeToSafePoint));
        Assert.Equal(Hosts.Ms(600 + 100).Nanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.Work));
        Assert.Equal(Hosts.Ms(99).Nanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.LockWait));
    }

    /// <summary>
    /// One logical processor, slices of 10 ms in turn: the two threads until 10 and 20 ms, the other guest until 30, the first thread with
    /// its round done at 32 until 40, the second with its round done at 42. It stops the world, and the other guest, which has run for
    /// less, goes first. At 52 the first thread comes to its safe point. Who wakes queues behind who waits, so that the other guest has
    /// one more turn before the pause's work, which ends at 63.
    /// </summary>
    [Fact]
    public void Pause_WaitsForTheProcessorThatIsNotRunning()
    {
        var work = Hosts.Batch(2, 1_000, 1) with { Each = [Hosts.Cpu(12, cv: 0), MeetingHosts.Pause(every: 2, workMs: 1)] };
        var run = Execute(1, 64, Hosts.Guest("guest", 2, work), Hosts.Guest("other", 1, Hosts.Endless(1)));

        var pauses = run.Classes[0].Guests[0].Pauses;
        Assert.Equal((1, Hosts.Ms(21), Hosts.Ms(10)), (pauses.Count, pauses.Length, pauses.TimeToSafePoint));
    }

    /// <summary>
    /// The first thread loses its processor at 10 ms under a lock, where the second stops the world. A lock of the kernel does not hold
    /// that up; with one of the application the other guest's slice has to pass first.
    /// </summary>
    [Theory]
    [InlineData(LockKind.SpinTicket, 0)]
    [InlineData(LockKind.SpinUnfair, 0)]
    [InlineData(LockKind.Adaptive, 0)]
    [InlineData(LockKind.Mutex, 10)]
    public void Pause_CountsThreadsInTheKernelAsStopped(LockKind kind, double toSafePointMs)
    {
        var work = Hosts.Batch(2, 1_000, 1) with { Each = [MeetingHosts.Pause(every: 2, workMs: 1), LockHosts.Lock(kind, 12)] };
        var run = Execute(1, 32, Hosts.Guest("guest", 2, work), Hosts.Guest("other", 1, Hosts.Endless(1)));

        var pauses = run.Classes[0].Guests[0].Pauses;
        Assert.Equal(1, pauses.Count);
        Assert.Equal(Hosts.Ms(toSafePointMs), pauses.TimeToSafePoint);
    }

    private static RunResult Execute(int cores, double durationMs, params GuestSpec[] guests) =>
        ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(cores)), durationMs, 0, guests), 1);
}
