using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>
/// Barriers and pauses on random hosts, together with locks of every kind, a kernel lock that is a rate, sleeps, ticks, and flushes and
/// interrupts that wake idle virtual processors.
/// </summary>
public sealed class MeetingTests
{
    private const int Count = 150;

    [Fact]
    public void Parts_OfAllResponses_AddUpToTheResponseTimes() => RandomHosts.Hold(Count, seed =>
    {
        var run = ScenarioRun.Execute(Of(seed, rounds: 100_000), seed);
        foreach (var guests in run.Classes)
        {
            var parts = Enumerable.Range(0, Parts.Count).Sum(part => (long)guests.Response.PartSum(part));
            Assert.Equal(guests.Response.SumNanoseconds, parts);
            Assert.All(Enumerable.Range(0, Parts.Count), part => Assert.True(guests.Response.PartSum(part) >= 0));
        }
        foreach (var times in run.Classes.SelectMany(c => c.Guests).Select(g => g.Processors))
            Assert.Equal(run.Window * times.Count, times.Running + times.Ready + times.Capped + times.Idle);
    });

    /// <summary>Whatever stands in the way, every thread ends.</summary>
    [Fact]
    public void NoThread_IsLost() => RandomHosts.Hold(Count, seed =>
    {
        const int Rounds = 20;
        var built = HostBuilder.Build(Of(seed, Rounds), seed);
        var guest = built.Classes[0].Guests[0];
        built.Start();
        for (var second = 1; second <= 600 && guest.Batch!.FinishedAt is null; second++)
            built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(1_000 * second));

        Assert.Equal(Rounds, guest.Partition.Requests.Completed);
        Assert.NotNull(guest.Batch!.FinishedAt);
    });

    /// <summary>
    /// While a pause does its work, no other thread of the guest gets any done in user mode. One that has just come from the kernel may
    /// stand on its virtual processor until what it did there is paid for.
    /// </summary>
    [Fact]
    public void NobodyWorks_WhileTheWorldIsStopped()
    {
        var seen = 0;
        RandomHosts.Hold(Count, seed =>
        {
            var before = new Dictionary<(VirtualProcessor Processor, long Pause), (Request Thread, Duration Work)>();
            Steps.Watch(Of(seed, rounds: 100_000), seed, Hosts.Ms(0.2), built =>
            {
                var partition = built.Classes[0].Guests[0].Partition;
                if (partition.World is not { IsStopped: true } world)
                    return;
                foreach (var processor in partition.Processors)
                {
                    seen++;
                    if (processor.Thread is not { } thread || !world.MustStop(thread))
                        continue;
                    var place = (processor, world.Totals.Count);
                    var now = (thread, processor.ReadRunning(built.Simulation.Now).Work);
                    if (before.TryGetValue(place, out var then) && then.Thread == thread)
                        Assert.Equal(then, now);
                    before[place] = now;
                }
            });
        });
        Assert.InRange(seen, 10 * Count, int.MaxValue);
    }

    [Fact]
    public void SameSeed_GivesTheSameEvents() => RandomHosts.Hold(Count / 10, seed => Assert.Equal(
        ScenarioRun.Execute(Of(seed, 500), seed).Fingerprint, ScenarioRun.Execute(Of(seed, 500), seed).Fingerprint));

    private static StepSpec Signal(StepKind kind) => new(kind, default) { Signal = new SignalSpec(1, null, IncludesIdle: true) };

    /// <summary>A batch of all kinds of steps beside the guests of a random host.</summary>
    private static Scenario Of(ulong seed, long rounds)
    {
        var scenario = RandomHosts.Of(seed);
        var kind = (LockKind)(seed % 4);
        var work = Hosts.Batch(2 + (int)(seed % 5), rounds, 1) with
        {
            KernelLock = seed % 2 == 0 ? new KernelLockSettings(20_000, Duration.FromNanoseconds(10_000 + (1_000 * (long)(seed % 20)))) : null,
            Each =
            [
                Hosts.Cpu(0.7, 1), MeetingHosts.Pause(every: 3, workMs: 0.8, cv: 1), LockHosts.Lock(kind, 0.2, 1, times: 2, betweenMs: 0.1),
                Hosts.Sleep(0.1, 1), MeetingHosts.Barrier(seed % 3 == 0, 2, 0.3, 1),
                MeetingHosts.Pause(every: 5, workMs: 0.2),
                Signal(seed % 2 == 0 ? StepKind.Flush : StepKind.InterruptAll), Signal(StepKind.Flush),
            ],
        };
        // Who spins in user mode without end leaves its virtual processor at the end of its quantum alone.
        var quantum = Duration.Min(scenario.Guests[0].ThreadQuantum, Hosts.Ms(20));
        var guest = Hosts.Guest("meeter", 1 + (int)(seed % 4), work) with
        {
            ThreadQuantum = quantum,
            // Ticks that are caught up can take more than a slice, and then nothing else gets done.
            Timer = scenario.Guests[0].Timer is { } timer ? timer with { Late = LateTicks.Merge } : null,
            Enlightenments = scenario.Guests[0].Enlightenments with { RemoteTlbFlush = seed % 5 == 0, ClusterIpi = seed % 3 == 0 },
        };
        return scenario with { Guests = [guest, .. scenario.Guests] };
    }
}
