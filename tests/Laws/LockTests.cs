using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Processors;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Locks on random hosts: over-committed or not, of every kind, with and without notifications and hints.</summary>
public sealed class LockTests
{
    private const int Count = 100;

    [Fact]
    public void Parts_OfAllResponses_AddUpToTheResponseTimes() => RandomHosts.Hold(Count, seed =>
    {
        var run = ScenarioRun.Execute(Of(seed), seed);
        foreach (var guests in run.Classes)
        {
            var parts = Enumerable.Range(0, Parts.Count).Sum(part => (long)guests.Response.PartSum(part));
            Assert.Equal(guests.Response.SumNanoseconds, parts);
            Assert.All(Enumerable.Range(0, Parts.Count), part => Assert.True(guests.Response.PartSum(part) >= 0));
        }
        foreach (var times in run.Classes.SelectMany(c => c.Guests).Select(g => g.Processors))
            Assert.Equal(run.Window * times.Count, times.Running + times.Ready + times.Capped + times.Idle);
    });

    /// <summary>A round of constant times under one lock: the rounds of one guest can never overlap, and every one of them is done.</summary>
    [Fact]
    public void CriticalSections_NeverOverlap_AndNoThreadIsLost() => RandomHosts.Hold(Count / 4, seed =>
    {
        const long Rounds = 200;
        var (kind, random) = (KindOf(seed), RandomHosts.Of(seed, entitlements: false));
        var guest = LockHosts.Batch(kind, 1 + (int)(seed % 7), Rounds, 1, 1, betweenMs: 0.5).With(seed % 2 == 0, seed % 3 == 0) with
        {
            Workload = Hosts.Batch(1 + (int)(seed % 11), Rounds, 1) with { Each = [LockHosts.Lock(kind, 0.5), Hosts.Cpu(0.1, 1)] },
            ThreadQuantum = random.Guests[0].ThreadQuantum,
        };
        var scenario = Of(seed) with { Guests = [guest, .. random.Guests.Select(g => g with { Workload = Hosts.Endless(2) })] };
        scenario = scenario with { Run = scenario.Run with { Duration = Hosts.Ms(100_000), Warmup = Duration.Zero } };

        var built = Steps.Every(scenario, seed, Hosts.Ms(1_000), _ => { });

        var requests = built.Classes[0].Guests[0].Partition.Requests;
        var batch = built.Classes[0].Guests[0].Batch!;
        Assert.Equal(Rounds, requests.Completed);
        Assert.InRange(batch.FinishedAt!.Value.Nanoseconds, Rounds * Hosts.Ms(0.5).Nanoseconds, long.MaxValue);
        var work = built.Classes[0].Guests[0].Partition.Processors.ToArray().Sum(p => p.ReadRunning(built.Simulation.Now).Work.Nanoseconds);
        Assert.InRange(work, Rounds * Hosts.Ms(0.5).Nanoseconds, long.MaxValue);
    });

    [Fact]
    public void SameSeed_GivesTheSameEvents() => RandomHosts.Hold(Count / 10, seed =>
    {
        var (one, other) = (ScenarioRun.Execute(Of(seed), seed), ScenarioRun.Execute(Of(seed), seed));
        Assert.Equal(one.Fingerprint, other.Fingerprint);
    });

    /// <summary>No logical processor idles while a virtual processor waits, spinners that give way included.</summary>
    [Fact]
    public void LogicalProcessors_NeverIdleWhileAnyWaits() => RandomHosts.Hold(Count / 4, seed =>
        Steps.Watch(Of(seed), seed, Hosts.Ms(1), built =>
        {
            var waits = built.Host.Processors.Any(p => p.State == RunState.Ready && !p.Partition.IsRoot);
            Assert.False(waits && built.Host.Machine.Processors.ToArray().Any(p => p.Current is null));
        }));

    /// <summary>Where cores have one thread the core scheduler is the classic one, with notifications and pause-loop exits too.</summary>
    [Fact]
    public void Events_OnCoresOfOneThread_AreThoseOfTheClassicScheduler() => RandomHosts.Hold(Count / 2, seed =>
    {
        var (one, other) = (
            ScenarioRun.Execute(OnSingleThreads(Of(seed), SchedulerKind.Classic), seed),
            ScenarioRun.Execute(OnSingleThreads(Of(seed), SchedulerKind.Core), seed));
        Assert.Equal((one.Events, one.Fingerprint), (other.Events, other.Fingerprint));
    });

    private static Scenario OnSingleThreads(Scenario scenario, SchedulerKind scheduler) => scenario with
    {
        Host = scenario.Host with
        {
            Machine = scenario.Host.Machine with { ThreadsPerCore = 1 },
            Root = scenario.Host.Root with { VirtualProcessors = scenario.Host.Machine.CoresPerSocket },
            Hypervisor = scenario.Host.Hypervisor! with { Scheduler = scheduler },
        },
    };

    private static LockKind KindOf(ulong seed) => (LockKind)(seed % (ulong)Enum.GetValues<LockKind>().Length);

    private static Scenario Of(ulong seed)
    {
        var scenario = RandomHosts.Of(seed);
        var yields = LockHosts.Classic(1, (SpinYield)(seed % 4), notifyAfterMs: 0.05).Hypervisor!.Spin!;
        var step = LockHosts.Lock(KindOf(seed), 0.05, 1, times: 3, betweenMs: 0.02);
        return scenario with
        {
            Host = scenario.Host with
            {
                Hypervisor = scenario.Host.Hypervisor! with { Spin = yields with { PauseLoopExit = seed % 5 == 0 } },
            },
            Guests =
            [
                .. scenario.Guests.Select(guest => guest.Workload is IdleWorkload ? guest : guest.With(seed % 2 == 0, seed % 3 == 0) with
                {
                    Workload = guest.Workload with { Each = [.. guest.Workload.Each, step] },
                }),
            ],
        };
    }
}
