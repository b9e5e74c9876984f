using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Where memory lies, who runs near it, and what it costs not to.</summary>
public sealed class NumaTests
{
    private const double Slowdown = 1.4;

    /// <summary>Guests prefer the node with the fewest virtual processors, in the order in which they start.</summary>
    [Fact]
    public void Nodes_OfGuests_AreThoseWithTheFewestProcessors() => Assert.Equal(
        "0000 11 11 00 1 1",
        NodesOf(Hosts.Guest("a", 4, Hosts.Idle()), Hosts.Guest("b", 2, Hosts.Idle()) with { Count = 3 },
            Hosts.Guest("c", 1, Hosts.Idle()) with { Count = 2 }));

    /// <summary>
    /// A guest that is wider than a node is divided in blocks, the emptier node first; neighbours that share a core stay
    /// together.
    /// </summary>
    [Fact]
    public void Nodes_OfAWideGuest_AreFilledInBlocks() => Assert.Equal(
        "0 111100", NodesOf(Hosts.Guest("a", 1, Hosts.Idle()), Hosts.Guest("b", 6, Hosts.Idle())));

    /// <summary>As long as every node has room for its guests, nobody runs elsewhere.</summary>
    [Theory]
    [InlineData(SchedulerKind.Classic)]
    [InlineData(SchedulerKind.Core)]
    [InlineData(SchedulerKind.Root)]
    public void Guests_ThatFitTheirNodes_NeverRunElsewhere(SchedulerKind scheduler)
    {
        var guest = Hosts.Guest("guest", 1, Hosts.Poisson(0.5)) with { Count = 4 };
        var run = Run(scheduler, guest);

        Assert.Equal(Duration.Zero, run.Host.Guests.RemoteRun);
    }

    /// <summary>
    /// Three that are always ready on two nodes of one processor each: all get two thirds, so that somebody runs elsewhere.
    /// </summary>
    [Fact]
    public void Shares_OverNodes_AreThoseOfTheWholeHost()
    {
        var guest = Hosts.Guest("guest", 1, Hosts.Endless(1)) with { Count = 3 };
        var host = Hosts.Classic(new MachineSpec { Sockets = 2, CoresPerSocket = 1, ThreadsPerCore = 1 });
        var run = ScenarioRun.Execute(Hosts.Scenario(host, 101_000, 1_000, guest), 1);

        // Queues of two nodes may lie two slices apart, and a round is three slices: of 10 ms in 100 s.
        Assert.All(run.Classes[0].Guests, g => Assert.Equal(2.0 / 3, g.Processors.Running / run.Window, 0.0015));
        Assert.True(run.Host.Guests.RemoteRun > Duration.Zero);
    }

    /// <summary>
    /// Of the time on a foreign node (s - 1) / s is lost to remote memory, on any host, to a nanosecond for each stretch of it.
    /// </summary>
    [Fact]
    public void RemoteMemory_OfEveryProcessor_TakesItsShareOfTheTimeElsewhere() => RandomHosts.Hold(100, seed =>
    {
        var scenario = RandomHosts.Of(seed, costs: false);
        scenario = scenario with
        {
            Host = scenario.Host with
            {
                Machine = scenario.Host.Machine with { Sockets = 2, IdleStates = IdleStates.None },
                Root = scenario.Host.Root with { SmtSlowdown = 1 },
            },
            Guests =
            [
                .. scenario.Guests.Select(guest => guest with
                {
                    Workload = guest.Workload with
                    {
                        RemoteMemorySlowdown = Slowdown,
                        SmtSlowdown = 1,
                        ContentionSlowdown = 1,
                        Activity = ActivitySpec.None,
                    },
                }),
            ],
        };
        var built = Steps.Watch(scenario, seed, Hosts.Ms(100), _ => { });
        foreach (var processor in built.Host.Processors)
        {
            if (processor.Partition is not { IsRoot: false, HasWorkload: true })
                continue;
            var now = built.Simulation.Now;
            var (remote, lost) = (processor.ReadRemoteRun(now), processor.ReadRunning(now).RemoteMemory);
            // A stretch ends with a quantum, a run, or a thread's step, of which a guest has no more than requests times steps.
            var steps = (processor.Partition.Requests.Completed + 1) * MostSteps(scenario);
            var stretches = (remote / processor.Partition.Settings.ThreadQuantum) + (2 * processor.Dispatches) + steps;
            Assert.Equal(remote.Nanoseconds * (Slowdown - 1) / Slowdown, lost.Nanoseconds, stretches);
        }
    });

    private static int MostSteps(Scenario scenario) => scenario.Guests.Max(guest => guest.Workload.Each.Count);

    private static string NodesOf(params GuestSpec[] guests)
    {
        var host = Hosts.Classic(new MachineSpec { Sockets = 2, CoresPerSocket = 2, ThreadsPerCore = 2 });
        var built = HostBuilder.Build(Hosts.Scenario(host, 100, 0, guests), 1);
        return string.Join(' ', built.Classes.SelectMany(c => c.Guests).Select(g => string.Concat(
            g.Partition.Processors.ToArray().Select(p => p.MemoryNode))));
    }

    private static RunResult Run(SchedulerKind scheduler, GuestSpec guest)
    {
        var host = Hosts.Classic(new MachineSpec { Sockets = 2, CoresPerSocket = 2, ThreadsPerCore = 1 });
        host = host with { Hypervisor = host.Hypervisor! with { Scheduler = scheduler } };
        return ScenarioRun.Execute(Hosts.Scenario(host, 20_000, 0, guest), 1);
    }
}
