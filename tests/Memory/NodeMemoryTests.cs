using HvSim.Engine;
using HvSim.Models.Memory;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Memory.MemoryHosts;

namespace HvSim.Tests.Memory;

/// <summary>On which NUMA nodes and in what pages guests get their memory, and what that costs them.</summary>
public sealed class NodeMemoryTests
{
    private const double Slowdown = 1.6;

    /// <summary>Two nodes of 4 GiB: each of the first two takes 3 GiB of its own, and the third one what is left of both.</summary>
    [Fact]
    public void Guest_TakesMemoryOfItsNode_AndSpansOthersWhereThatIsNotEnough()
    {
        var built = After(0.5, Host(8 * GiB), Held("one", 3 * GiB), Held("two", 3 * GiB), Held("three", 2 * GiB));

        Assert.Equal(["3072 0", "0 3072", "1024 1024"], built.Select(Nodes));
        Assert.Equal([0, 0, 1_024], built.Select(memory => memory.Remote.Level));
    }

    /// <summary>The first node has fewer virtual processors, but only the second one has 3 GiB left.</summary>
    [Fact]
    public void Guest_PrefersANodeThatHasItsMemory()
    {
        var wide = Held("wide", GiB) with { VirtualProcessors = 2 };
        var host = Host(8 * GiB, cores: 2);

        Assert.Equal(["2048 0", "0 1024", "0 3072"], After(0.5, host, Held("big", 2 * GiB), wide, Held("next", 3 * GiB)).Select(Nodes));
    }

    /// <summary>1 GiB is left on each of two nodes: enough for 2 GiB on both, and not on one, where 1 GiB still fits.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Guest_WithoutSpanning_DoesNotStartWhereItsNodeHasTooLittle(bool spanning, bool starts)
    {
        var host = Host(8 * GiB, spanning: spanning);
        var run = ScenarioRun.Execute(
            Hosts.Scenario(host, 1_000, 0, Held("one", 3 * GiB), Held("two", 3 * GiB), Held("three", 2 * GiB), Held("four", GiB)), 1);
        var guests = run.Classes.SelectMany(c => c.Guests).ToArray();

        Assert.Equal([true, true, starts, !starts], guests.Select(guest => guest.HasStarted));
        Assert.Equal([false, false, !starts, false], guests.Select(guest => guest.Memory.LacksNode));
    }

    /// <summary>It is wider than a node: with static memory it has two virtual nodes, and with dynamic memory one on both nodes.</summary>
    [Theory]
    [InlineData(false, 1_000)]
    [InlineData(true, 1_000 * (1 + ((Slowdown - 1) / 2)))]
    public void WideGuest_HasMemoryNearOnlyWithVirtualNodes(bool isDynamic, double elapsedMs)
    {
        var guest = Hosts.Guest("wide", 4, Slow(Hosts.Batch(4, 4, 1_000)));
        guest = isDynamic
            ? Dynamic(guest, 2 * GiB, 2 * GiB, 2 * GiB, Commits(GiB))
            : Static(guest, 2 * GiB, Commits(GiB));
        var run = ScenarioRun.Execute(Hosts.Scenario(Host(8 * GiB, cores: 2), 10_000, 0, guest), 1);

        Assert.Equal("1024 1024", Nodes(After(0.5, Host(8 * GiB, cores: 2), guest).Single()));
        Assert.Equal(elapsedMs / 1e3, run.Classes[0].Guests[0].Elapsed!.Value.Seconds, 1e-9);
    }

    /// <summary>Half of its memory is remote from the start on, whichever node it runs on: 1,000 ms of work take 1,300 ms.</summary>
    [Fact]
    public void Work_ThatUsesMemoryOfTwoNodes_IsSlowedByTheRemotePart()
    {
        var guest = Static(Hosts.Guest("three", 1, Slow(Hosts.Batch(1, 1, 1_000))), 2 * GiB, Commits(GiB));
        var run = ScenarioRun.Execute(
            Hosts.Scenario(Host(8 * GiB), 10_000, 0, Held("one", 3 * GiB), Held("two", 3 * GiB), guest), 1);

        Assert.Equal(1.3, run.Classes[2].Guests[0].Elapsed!.Value.Seconds, 1e-9);
        Assert.Equal(1_024, run.Classes[2].Guests[0].Memory.RemoteMib, 1e-6);
    }

    /// <summary>
    /// After a second 512 MiB of the other node join the 1,024 MiB at home: the second half of 2,000 ms of work goes on at 1.2.
    /// </summary>
    [Fact]
    public void Work_GoesOnAtItsNewPaceWhereRemoteMemoryIsAdded()
    {
        var guest = Growing(Slow(Hosts.Batch(1, 1, 2_000)));
        var run = ScenarioRun.Execute(Hosts.Scenario(Host(2 * GiB), 10_000, 0, guest), 1);

        Assert.Equal(2.2, run.Classes[0].Guests[0].Elapsed!.Value.Seconds, 1e-9);
    }

    /// <summary>
    /// Of 2 GiB more home has 1 GiB, which is given first. Later the other guest lacks 1,229 - 1,024 MiB, which are taken from what the first
    /// one has on the other node.
    /// </summary>
    [Fact]
    public void Memory_IsAddedAtHomeFirst_AndRemovedElsewhereFirst()
    {
        var demand = Commits(5 * GiB / 2) with { Stages = [new DemandStage(Hosts.Ms(5_000), GiB)] };
        var guest = Dynamic(Hosts.Guest("guest", 1, Hosts.Idle()), GiB, GiB, 4 * GiB, demand);
        var late = Dynamic(Hosts.Guest("late", 1, Hosts.Idle()), GiB / 2, GiB / 2, 4 * GiB,
            Commits(256 * MiB) with { Stages = [new DemandStage(Hosts.Ms(8_000), GiB)] });
        var host = Host(4 * GiB);

        Assert.Equal(["2048 1024", "0 512"], After(5.5, host, guest, late).Select(Nodes));
        Assert.Equal(["2048 819", "0 1229"], After(15, host, guest, late).Select(Nodes));
    }

    /// <summary>The other node has 1,536 MiB that the guest may not take.</summary>
    [Fact]
    public void Guest_WithoutSpanning_IsGivenNoMoreThanItsNodeHas()
    {
        var guest = Dynamic(Hosts.Guest("guest", 1, Hosts.Idle()), GiB, GiB, 4 * GiB, Commits(3 * GiB));

        Assert.Equal("1536 0", Nodes(After(10, Host(3 * GiB, spanning: false), guest).Single()));
        Assert.Equal("1536 1536", Nodes(After(10, Host(3 * GiB), guest).Single()));
    }

    /// <summary>Of 4 GiB 2 can be mapped by large pages: all of the first guest's 1 GiB, 1 of the second one's 2, nothing after that.</summary>
    [Fact]
    public void LargePages_AreTakenFirstComeFirstServed()
    {
        var guests = After(0.5, Host(4 * GiB, sockets: 1, largePages: 0.5), Held("one", GiB), Held("two", 2 * GiB), Held("three", GiB));

        Assert.Equal([1_024, 1_024, 0], guests.Select(memory => memory.Large.Level));
    }

    /// <summary>Half of the 2 GiB have gone out by the balloon, large pages with them, and come back in small ones.</summary>
    [Fact]
    public void Memory_ThatComesBackFromTheBalloon_IsInSmallPages()
    {
        DemandStage[] stages = [new(Hosts.Ms(4_500), 2 * GiB)];
        var guest = Dynamic(Hosts.Guest("guest", 1, Hosts.Idle()), 2 * GiB, GiB, 2 * GiB, Commits(GiB / 2) with { Stages = stages });
        var other = Dynamic(Hosts.Guest("other", 1, Hosts.Idle()), GiB / 2, GiB / 2, 4 * GiB,
            Commits(GiB / 4) with { Stages = [new(Hosts.Ms(500), 3 * GiB / 2), new(Hosts.Ms(5_500), GiB / 4)] });
        var host = Host(5 * GiB / 2, sockets: 1);

        var taken = After(4.25, host, guest, other);
        Assert.Equal([1_024, 1_536], taken.Select(memory => memory.Held.Level));
        Assert.Equal([1_024, 512], taken.Select(memory => memory.Large.Level));
        var back = After(15, host, guest, other);
        Assert.Equal([2_048, 512], back.Select(memory => memory.Held.Level));
        Assert.Equal(1_024, back[0].Large.Level);
    }

    /// <summary>
    /// A million misses at 10 ns each: 4.4 x 19 / 24 references by large pages and 4.4 by small ones, 1.5 natively. After a second a third
    /// of the memory is in small pages.
    /// </summary>
    [Fact]
    public void Work_GoesOnAtItsNewPaceWhereSmallPagesAreAdded()
    {
        const double Large = 1 + (0.01 * ((4.4 * 19 / 24) - 1.5));
        const double Mixed = 1 + (0.01 * ((((2 * 19 / 24.0) + 1) * 4.4 / 3) - 1.5));
        var host = Host(2 * GiB, sockets: 1, largePages: 0.5);
        host = host with
        {
            Hypervisor = host.Hypervisor! with { Costs = host.Hypervisor.Costs with { WalkReference = Duration.FromNanoseconds(10) } },
        };
        var guest = Growing(Hosts.Batch(1, 1, 2_000) with { Activity = new ActivitySpec { TlbMisses = 1_000_000 } });
        var run = ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 0, guest), 1);

        Assert.Equal(1 + ((2 - (1 / Large)) * Mixed), run.Classes[0].Guests[0].Elapsed!.Value.Seconds, 1e-8);
    }

    private static HostSpec Host(long total, int sockets = 2, int cores = 1, bool spanning = true, double largePages = 1)
    {
        var host = With(Hosts.Classic(new MachineSpec { Sockets = sockets, CoresPerSocket = cores, ThreadsPerCore = 1 }), total);
        return host with { Hypervisor = host.Hypervisor! with { NumaSpanning = spanning, LargePages = largePages } };
    }

    private static GuestSpec Held(string name, long held) => Static(Hosts.Guest(name, 1, Hosts.Idle()), held, Commits(held));

    private static WorkloadSpec Slow(BatchWorkload work) => work with { RemoteMemorySlowdown = Slowdown };

    /// <summary>It starts with 1 GiB and wants 1.5 GiB; nothing is ever missed.</summary>
    private static GuestSpec Growing(WorkloadSpec work) =>
        Dynamic(Hosts.Guest("growing", 1, work), GiB, GiB, 3 * GiB / 2, Commits(3 * GiB / 2, touches: 0));

    private static string Nodes(GuestMemory memory) => $"{memory.Pages.On(0)} {memory.Pages.On(1)}";

    /// <summary>The memory of guests after some seconds.</summary>
    private static List<GuestMemory> After(double seconds, HostSpec host, params GuestSpec[] guests)
    {
        var built = HostBuilder.Build(Hosts.Scenario(host, 1_000_000, 0, guests), 1);
        built.Start();
        built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(seconds * 1_000));
        return [.. built.Classes.SelectMany(c => c.Guests).Select(guest => guest.Partition.Memory!)];
    }
}
