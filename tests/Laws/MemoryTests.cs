using HvSim.Engine;
using HvSim.Memory;
using HvSim.Models.Memory;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Memory.MemoryHosts;

namespace HvSim.Tests.Laws;

/// <summary>Pages are conserved, bounds are kept, and the parts of response times add up, on random hosts.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Pages_AreConservedAtEveryInstant_AndBoundsAreKept()
    {
        var pagedSmartly = Enumerable.Range(1, 40).Sum(CheckPages);
        Assert.True(pagedSmartly > 0, "No host had to page for a guest that restarted.");
    }

    /// <summary>Returns how often the host paged for a guest when it was looked at.</summary>
    private static int CheckPages(int seed)
    {
        var pagedSmartly = 0;
        var scenario = Random(new Random(seed));
        var built = HostBuilder.Build(scenario, (ulong)seed);
        built.Start();
        for (var ms = 0; ms <= 60_000; ms += 250)
        {
            built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(ms));
            var held = built.Memory!.Guests.ToArray();
            Assert.Equal(
                built.Memory.TotalMib,
                built.Memory.ReserveMib + built.Memory.Available.Level - held.Sum(memory => memory.SmartPaged.Level)
                    + held.Sum(memory => memory.Held.Level + memory.Settings.OverheadMib));
            Assert.All(
                built.Classes.SelectMany(c => c.Guests).Select(guest => guest.Partition.Memory!).Except(held),
                memory => Assert.Equal((0, 0, 0), (memory.Held.Level, memory.SmartPaged.Level, memory.Pages.TotalMib)));
            Assert.All(held, memory =>
            {
                Assert.InRange(memory.Held.Level, memory.Settings.MinimumMib, memory.Settings.MaximumMib);
                Assert.InRange(memory.Visible.Level, memory.Held.Level, memory.Settings.MaximumMib);
                Assert.InRange(memory.SmartPaged.Level, 0, memory.Settings.IsDynamic ? memory.Settings.StartupMib : 0);
            });
            var promised = scenario.Host.Memory!.Swapping == HostSwapping.None ? 0 : long.MinValue;
            Assert.InRange(built.Memory.Available.Level, promised, built.Memory.TotalMib);
            pagedSmartly += built.Memory.SmartPagedMib > 0 ? 1 : 0;
            CheckNodes(built.Memory, held);
        }
        return pagedSmartly;
    }

    [Fact]
    public void Parts_AddUpToTheResponseTime() => Assert.All(Enumerable.Range(1, 20), seed =>
    {
        var run = ScenarioRun.Execute(Random(new Random(seed)), (ulong)seed);
        Assert.All(run.Classes, guests => Assert.Equal(
            guests.Response.SumNanoseconds,
            Enumerable.Range(0, HvSim.Models.Guests.Parts.Count).Sum(part => (long)guests.Response.PartSum(part))));
    });

    /// <summary>Nodes have what the host has, and what is not available on one is held there or kept there for a guest.</summary>
    private static void CheckNodes(HostMemory memory, GuestMemory[] held)
    {
        var nodes = Enumerable.Range(0, memory.Nodes.Count).ToArray();
        Assert.Equal(memory.Available.Level, nodes.Sum(memory.Nodes.AvailableOn));
        Assert.All(nodes, node =>
        {
            Assert.InRange(memory.Nodes.ContiguousOn(node), 0, Math.Max(0, memory.Nodes.AvailableOn(node)));
            Assert.Equal(
                memory.Nodes.SizeOn(node) - memory.Nodes.AvailableOn(node),
                held.Sum(guest => guest.Pages.On(node) + guest.OverheadPages.On(node)));
        });
        Assert.All(held, guest =>
        {
            Assert.Equal(guest.Held.Level - guest.SmartPaged.Level, nodes.Sum(guest.Pages.On));
            Assert.Equal(guest.Settings.OverheadMib, nodes.Sum(guest.OverheadPages.On));
            Assert.Equal((guest.Remote.Level, guest.Large.Level), (guest.Pages.RemoteMib, guest.Pages.LargeMib));
            Assert.InRange(guest.Pages.LargeMib, 0, guest.Held.Level);
            Assert.InRange(guest.Pages.RemoteMib, 0, guest.Held.Level);
        });
    }

    private static Scenario Random(Random random)
    {
        var machine = new MachineSpec { Sockets = random.Next(1, 4), CoresPerSocket = random.Next(1, 3), ThreadsPerCore = 1 };
        var host = With(Hosts.Classic(machine), random.Next(6, 17) * GiB, new TimeLaw(Hosts.Ms(random.Next(1, 9)), 1), random.Next(1, 4));
        host = host with
        {
            Hypervisor = host.Hypervisor! with { NumaSpanning = random.Next(3) > 0, LargePages = random.Next(0, 5) / 4.0 },
            Memory = host.Memory! with
            {
                Swapping = (HostSwapping)Math.Max(0, random.Next(-5, 3)),
                RootReserve = random.Next(0, 2_000) * MiB,
                OverheadOfFirstGiB = random.Next(0, 64) * MiB,
                OverheadOfFurtherGiB = random.Next(0, 16) * MiB,
                Balancer = host.Memory.Balancer with { Tolerance = random.Next(0, 2) * 0.05 },
            },
        };
        return Hosts.Scenario(host, 30_000, 0, [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => Guest($"class{i}", random))]);
    }

    private static GuestSpec Guest(string name, Random random)
    {
        var closed = new ClosedWorkload
        {
            Clients = random.Next(1, 6),
            Think = new TimeLaw(Hosts.Ms(random.Next(1, 100)), 1),
            Each = [Hosts.Cpu(random.Next(1, 20), 1)],
            SmtSlowdown = 1,
            RemoteMemorySlowdown = 1 + random.NextDouble(),
            Activity = new ActivitySpec { TlbMisses = random.Next(0, 2_000_000) },
        };
        var guest = Hosts.Guest(name, random.Next(1, 3), closed) with
        {
            Count = random.Next(1, 4),
            Start = new StartSpec(random.Next(3), Hosts.Ms(random.Next(2) * 7_300), Hosts.Ms(random.Next(2) * 1_100))
            {
                Restart = random.Next(2) == 0 ? null : new RestartSettings(Hosts.Ms(random.Next(1, 20_000)), Hosts.Ms(random.Next(10_000))),
            },
        };
        var minimum = random.Next(32, 1_024) * MiB;
        var startup = minimum + (random.Next(0, 2_048) * MiB);
        var demand = Commits(random.Next(100, 4_000) * MiB, random.Next(0, 3_000)) with
        {
            PerRequest = random.Next(0, 50) * MiB,
            WorkingSet = random.Next(1, 11) / 10.0,
            FileCache = random.Next(0, 2) * GiB,
            FileReadsPerSecond = random.Next(0, 200),
            Stages = [new DemandStage(Hosts.Ms(random.Next(1, 20_000)), random.Next(100, 6_000) * MiB)],
        };
        return random.Next(3) == 0
            ? Static(guest, startup, demand)
            : Dynamic(guest, startup, minimum, startup + (random.Next(0, 4_096) * MiB), demand, random.Next(0, 10_001));
    }
}
