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
    public void Pages_AreConservedAtEveryInstant_AndBoundsAreKept() => Assert.All(Enumerable.Range(1, 40), seed =>
    {
        var built = HostBuilder.Build(Random(new Random(seed)), (ulong)seed);
        built.Start();
        for (var ms = 0; ms <= 60_000; ms += 250)
        {
            built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(ms));
            var held = built.Classes.SelectMany(c => c.Guests).Where(guest => guest.Partition.StartedAt is not null)
                .Select(guest => guest.Partition.Memory!).ToArray();
            Assert.Equal(
                built.Memory!.TotalMib,
                built.Memory.ReserveMib + built.Memory.Available.Level + held.Sum(memory => memory.Held.Level + memory.Settings.OverheadMib));
            Assert.All(held, memory =>
            {
                Assert.InRange(memory.Held.Level, memory.Settings.MinimumMib, memory.Settings.MaximumMib);
                Assert.InRange(memory.Visible.Level, memory.Held.Level, memory.Settings.MaximumMib);
            });
            Assert.InRange(built.Memory.Available.Level, 0, built.Memory.TotalMib);
            CheckNodes(built.Memory, held);
        }
    });

    [Fact]
    public void Parts_AddUpToTheResponseTime() => Assert.All(Enumerable.Range(1, 20), seed =>
    {
        var run = ScenarioRun.Execute(Random(new Random(seed)), (ulong)seed);
        Assert.All(run.Classes, guests => Assert.Equal(
            guests.Response.Sum.Nanoseconds,
            Enumerable.Range(0, HvSim.Models.Guests.Parts.Count).Sum(guests.Response.PartSum)));
    });

    /// <summary>Nodes have what the host has, and what is not available on one is held there or kept there for a guest.</summary>
    private static void CheckNodes(HostMemory memory, GuestMemory[] held)
    {
        var nodes = Enumerable.Range(0, memory.Nodes.Count).ToArray();
        Assert.Equal(memory.Available.Level, nodes.Sum(memory.Nodes.AvailableOn));
        Assert.All(nodes, node =>
        {
            Assert.InRange(memory.Nodes.ContiguousOn(node), 0, memory.Nodes.AvailableOn(node));
            Assert.InRange(
                memory.Nodes.SizeOn(node) - memory.Nodes.AvailableOn(node) - held.Sum(guest => guest.Pages.On(node)), 0,
                held.Sum(guest => guest.Settings.OverheadMib));
        });
        Assert.All(held, guest =>
        {
            Assert.Equal(guest.Held.Level, nodes.Sum(guest.Pages.On));
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
            Start = new StartSpec(random.Next(3), Hosts.Ms(random.Next(2) * 7_300), Hosts.Ms(random.Next(2) * 1_100)),
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
