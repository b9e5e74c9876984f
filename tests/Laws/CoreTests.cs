using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>What the core scheduler promises on any host.</summary>
public sealed class CoreTests
{
    /// <summary>No two guests are on a core at an instant, and of one guest only neighbours that may share a core.</summary>
    [Fact]
    public void Cores_AtEveryInstant_BelongToOnePair() => RandomHosts.Hold(300, seed => Steps.Watch(
        CoreHost(seed), seed, Hosts.Ms(0.05), built =>
        {
            foreach (var processor in built.Host.Machine.Processors)
            {
                if (processor.Current is { } one && processor.Sibling?.Current is { } other)
                    Assert.True(AreNeighbours(built, one, other), $"{one.Name} beside {other.Name} at {built.Simulation.Now}");
            }
        }));

    /// <summary>
    /// With costs at zero, nobody is ready at the end of an instant while a whole core that it may use is free, or while its
    /// neighbour runs: then it runs too.
    /// </summary>
    [Fact]
    public void ReadyProcessors_AtTheEndOfAnInstant_LeaveNoCoreIdle() => RandomHosts.Hold(300, seed => Steps.Watch(
        CoreHost(seed, costs: false), seed, Hosts.Ms(0.2), AssertWorkConserving));

    /// <summary>
    /// A thread is stranded exactly while it runs nothing and the core's other thread runs something: so both threads of a core
    /// are idle for the same time, and the time that one is stranded is the time that the other is busy alone.
    /// </summary>
    [Fact]
    public void StrandedTime_OfEveryProcessor_IsItsSiblingsTimeAlone() => RandomHosts.Hold(200, seed =>
    {
        var scenario = CoreHost(seed);
        var run = ScenarioRun.Execute(scenario, seed);
        for (var i = 0; i < run.Host.LogicalProcessors.Count && scenario.Host.Machine.ThreadsPerCore == 2; i += 2)
        {
            var (one, other) = (run.Host.LogicalProcessors[i], run.Host.LogicalProcessors[i + 1]);
            Assert.Equal(one.Idle, other.Idle);
            Assert.Equal(one.Busy + one.Stranded, other.Busy + other.Stranded);
        }
    });

    /// <summary>The sixth state belongs to the core policy alone.</summary>
    [Fact]
    public void StrandedTime_UnderTheClassicScheduler_IsNone() => RandomHosts.Hold(50, seed =>
        Assert.All(ScenarioRun.Execute(RandomHosts.Of(seed), seed).Host.LogicalProcessors, lp => Assert.Equal(Duration.Zero, lp.Stranded)));

    /// <summary>Where cores have one thread the core scheduler is the classic one, event by event.</summary>
    [Fact]
    public void Events_OnCoresOfOneThread_AreThoseOfTheClassicScheduler() => RandomHosts.Hold(300, seed =>
    {
        var classic = RandomHosts.Of(seed);
        classic = classic with
        {
            Host = classic.Host with
            {
                Machine = classic.Host.Machine with { ThreadsPerCore = 1 },
                Root = classic.Host.Root with { VirtualProcessors = classic.Host.Machine.CoresPerSocket },
            },
        };
        var core = classic with
        {
            Host = classic.Host with { Hypervisor = classic.Host.Hypervisor! with { Scheduler = SchedulerKind.Core } },
        };

        var (one, other) = (ScenarioRun.Execute(classic, seed), ScenarioRun.Execute(core, seed));

        Assert.Equal((one.Events, one.Fingerprint), (other.Events, other.Fingerprint));
        Assert.Equal(one.Host.LogicalProcessors, other.Host.LogicalProcessors);
    });

    private static Scenario CoreHost(ulong seed, bool costs = true)
    {
        var scenario = RandomHosts.Of(seed, costs);
        var draw = new RandomStream(seed, "threads per core");
        return scenario with
        {
            Host = scenario.Host with { Hypervisor = scenario.Host.Hypervisor! with { Scheduler = SchedulerKind.Core } },
            Guests = [.. scenario.Guests.Select(guest => guest with { ThreadsPerCore = draw.NextInt32(3) })],
        };
    }

    private static bool AreNeighbours(BuiltHost built, VirtualProcessor one, VirtualProcessor other) =>
        one.Partition == other.Partition
        && (one.Partition.IsRoot
            || (one.Partition.Settings.ThreadsPerCore == 2 && one.Index / 2 == other.Index / 2))
        && built.Host.Machine.ThreadsPerCore == 2;

    private static void AssertWorkConserving(BuiltHost built)
    {
        var root = built.Host.Machine.RootProcessors(built.Root!.Processors.Length);
        foreach (var processor in built.Host.Processors)
        {
            if (processor.State != RunState.Ready)
                continue;
            foreach (var at in built.Host.Machine.Processors)
            {
                var isFree = at.Current is null && at.Sibling?.Current is null;
                var mayRun = isFree && (!processor.Partition.IsRoot || root[processor.Index] == at);
                Assert.False(mayRun, $"{processor.Name} is ready at {built.Simulation.Now} beside the idle LP {at.Index}.");
            }
            foreach (var other in processor.Partition.Processors)
            {
                var isNeighbour = other != processor && AreNeighbours(built, processor, other)
                    && (!processor.Partition.IsRoot || root[processor.Index].Core == root[other.Index].Core);
                Assert.False(
                    isNeighbour && other.State == RunState.Running, $"{processor.Name} is ready beside its running neighbour.");
            }
        }
    }
}
