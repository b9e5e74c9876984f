using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Memory.MemoryHosts;

namespace HvSim.Tests.Memory;

/// <summary>Who starts when, and who does not.</summary>
public sealed class StartUpTests
{
    [Fact]
    public void Guest_ThatFindsNoStartupMemory_DoesNotStart_AndASmallerOneBehindItDoes()
    {
        var big = Static(Hosts.Guest("big", 1, Hosts.Batch(1, 1, 1)) with { Count = 3 }, 3 * GiB, Commits(GiB));
        var small = Static(Hosts.Guest("small", 1, Hosts.Batch(1, 1, 1)), 2 * GiB, Commits(GiB));

        Assert.Equal([true, true, false, true], Started(big, small));
    }

    [Fact]
    public void Order_DecidesWhoFindsMemory()
    {
        var first = Static(Hosts.Guest("first", 1, Hosts.Batch(1, 1, 1)), 6 * GiB, Commits(GiB));
        var second = Static(Hosts.Guest("second", 1, Hosts.Batch(1, 1, 1)), 6 * GiB, Commits(GiB));

        Assert.Equal([true, false], Started(first, second));
        Assert.Equal([false, true], Started(first with { Start = new StartSpec(2, default, default) }, second with { Start = new StartSpec(1, default, default) }));
    }

    /// <summary>The overhead counts: 2 x (4,096 + 32 + 3 x 8) MiB are more than 8 GiB.</summary>
    [Fact]
    public void Overhead_IsNeededBesideTheStartupMemory()
    {
        var host = With(Hosts.Native(Hosts.Machine(4)), 8 * GiB);
        var guest = Static(Hosts.Guest("guest", 1, Hosts.Batch(1, 1, 1)) with { Count = 2 }, 4 * GiB, Commits(GiB));

        Assert.Equal([true, true], Started(host, guest));
        var memory = host.Memory! with { OverheadOfFirstGiB = 32 * MiB, OverheadOfFurtherGiB = 8 * MiB };
        Assert.Equal([true, false], Started(host with { Memory = memory }, guest));
        Assert.Equal([true, true], Started(host with { Memory = memory with { Total = (8 * GiB) + (112 * MiB) } }, guest));
    }

    /// <summary>Without SLAT two guests of 4,095 MiB and 1 MiB of shadow tables fit, and of 2 MiB do not.</summary>
    [Theory]
    [InlineData(true, 2, true)]
    [InlineData(false, 1, true)]
    [InlineData(false, 2, false)]
    public void ShadowTables_AreNeededOnlyWithoutSlat(bool slat, long tablesMib, bool secondStarts)
    {
        var host = With(Hosts.Classic(Hosts.Machine(4)), 8 * GiB);
        host = host with
        {
            Hypervisor = host.Hypervisor! with { Slat = slat },
            Memory = host.Memory! with { ShadowTables = tablesMib * MiB },
        };
        var guest = Static(Hosts.Guest("guest", 1, Hosts.Batch(1, 1, 1)) with { Count = 2 }, (4 * GiB) - MiB, Commits(GiB));

        Assert.Equal([true, secondStarts], Started(host, guest));
    }

    /// <summary>The one that runs holds 8 GiB and needs little: at 256 MiB a second 2 GiB are there after 8 seconds.</summary>
    [Fact]
    public void Guest_WaitsForMemoryThatOthersCanGiveBack()
    {
        var fat = Dynamic(Hosts.Guest("fat", 1, new IdleWorkload { Each = [], SmtSlowdown = 1 }), 8 * GiB, GiB, 8 * GiB, Commits(GiB / 2));
        var late = Static(Hosts.Guest("late", 1, Hosts.Batch(1, 1_000, 1)), 2 * GiB, Commits(GiB)) with
        {
            Start = new StartSpec(0, Hosts.Ms(10_500), default),
        };
        var run = ScenarioRun.Execute(Hosts.Scenario(With(Hosts.Native(Hosts.Machine(2)), 8 * GiB), 100_000, 0, fat, late), 1);

        Assert.True(run.Classes[1].Guests[0].HasStarted);
        Assert.Equal((10_000 + 8_000 + 1_000) / 1e3, run.Window.Seconds, 1e-9);
    }

    /// <summary>Each works for a second on its own processor, from its start on.</summary>
    [Fact]
    public void Guests_StartAfterTheirDelayOneByOne()
    {
        var guest = Hosts.Guest("guest", 1, Hosts.Batch(1, 1_000, 1)) with
        {
            Count = 3,
            Start = new StartSpec(0, Hosts.Ms(2_000), Hosts.Ms(500)),
        };
        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Native(Hosts.Machine(3)), 100_000, 0, guest), 1);

        Assert.All(run.Classes[0].Guests, one => Assert.Equal(Hosts.Ms(1_000), one.Elapsed));
        Assert.Equal(Hosts.Ms(2_000 + 500 + 500 + 1_000), run.Window);
    }

    private static IEnumerable<bool> Started(params GuestSpec[] guests) =>
        Started(With(Hosts.Native(Hosts.Machine(4)), 8 * GiB), guests);

    private static IEnumerable<bool> Started(HostSpec host, params GuestSpec[] guests) =>
        ScenarioRun.Execute(Hosts.Scenario(host, 1_000, 0, guests), 1)
            .Classes.SelectMany(c => c.Guests).Select(guest => guest.HasStarted);
}
