using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Memory.MemoryHosts;

namespace HvSim.Tests.Memory;

/// <summary>How memory moves between guests.</summary>
public sealed class BalancerTests
{
    /// <summary>1 GiB committed and a buffer of 20 % are 1,229 MiB; the pressure is then 1,024 / 1,229.</summary>
    [Fact]
    public void GuestWithEnoughSupply_ComesToHoldItsDemandAndItsBuffer()
    {
        var memory = After(10, Idle("guest", 512 * MiB, 512 * MiB, 4 * GiB, Commits(GiB))).Single();

        Assert.Equal(1_229, memory.Held);
        Assert.Equal(1_229, memory.Wanted);
        Assert.Equal(100 * 1024 / 1229.0, memory.Pressure, 0.01);
    }

    [Fact]
    public void GuestIsNeverBroughtAboveItsMaximum() =>
        Assert.Equal(2_048, After(20, Idle("guest", GiB, GiB, 2 * GiB, Commits(4 * GiB))).Single().Held);

    /// <summary>1,024 MiB a second at most.</summary>
    [Fact]
    public void Memory_IsGivenAtTheRateOfTheBalancer() =>
        Assert.Equal(512 + 2_048, After(2, Idle("guest", 512 * MiB, 512 * MiB, 8 * GiB, Commits(8 * GiB))).Single().Held);

    /// <summary>Nobody needs what the idle one has too much of; then somebody does.</summary>
    [Fact]
    public void IdleGuest_KeepsItsMemoryUntilAnotherOneNeedsIt()
    {
        var idle = Idle("idle", 4 * GiB, 512 * MiB, 4 * GiB, Commits(256 * MiB));
        var late = Commits(256 * MiB) with { Stages = [new DemandStage(Hosts.Ms(30_000), 7 * GiB)] };
        var guests = new[] { idle, Idle("late", GiB, 512 * MiB, 7 * GiB, late) };

        Assert.Equal([4_096, 1_024], After(29, guests).Select(guest => guest.Held));
        Assert.Equal([1_024, 7_168], After(90, guests).Select(guest => guest.Held));
    }

    /// <summary>Both want 7 GiB of 8 and have a minimum of 1 GiB; the 6 GiB left are divided as 1 to 2.</summary>
    [Fact]
    public void ShortSupply_IsDividedByWeightAboveTheMinima()
    {
        var light = Idle("light", GiB, GiB, 7 * GiB, Commits(7 * GiB), weight: 1_000);
        var heavy = Idle("heavy", GiB, GiB, 7 * GiB, Commits(7 * GiB), weight: 2_000);

        Assert.Equal([1_024 + 2_048, 1_024 + 4_096], After(120, light, heavy).Select(guest => guest.Held));
    }

    /// <summary>256 MiB at most are taken in a second from the one who has too much.</summary>
    [Fact]
    public void Memory_IsTakenAtTheRateOfTheBalancer()
    {
        var fat = Idle("fat", 8 * GiB, 512 * MiB, 8 * GiB, Commits(256 * MiB));
        var thin = Idle("thin", 0, 0, 8 * GiB, Commits(4 * GiB));

        Assert.Equal([8_192 - (3 * 256), 3 * 256], After(3, fat, thin).Select(guest => guest.Held));
    }

    /// <summary>What a guest has been shown grows in blocks of 128 MiB, and stays when memory is taken.</summary>
    [Fact]
    public void GuestSeesTheMostThatItHasHeld()
    {
        var demand = Commits(GiB) with { Stages = [new DemandStage(Hosts.Ms(10_000), 256 * MiB)] };
        var early = Idle("early", 512 * MiB, 512 * MiB, 8 * GiB, demand);
        var late = Idle(
            "late", 512 * MiB, 512 * MiB, 8 * GiB, Commits(GiB) with { Stages = [new DemandStage(Hosts.Ms(20_000), 7 * GiB)] });

        var memory = After(60, early, late)[0];

        Assert.Equal(512, memory.Held);
        Assert.Equal(512 + (6 * 128), memory.Visible);
    }

    private static GuestSpec Idle(string name, long startup, long minimum, long maximum, MemoryDemandSpec demand, int weight = 5_000) =>
        Dynamic(Hosts.Guest(name, 1, new IdleWorkload { Each = [], SmtSlowdown = 1 }), startup, minimum, maximum, demand, weight);

    /// <summary>Guests on a host of 8 GiB after some seconds, between two balancings.</summary>
    private static List<(long Held, long Wanted, long Visible, double Pressure)> After(int seconds, params GuestSpec[] guests)
    {
        var host = With(Hosts.Native(Hosts.Machine(1)), 8 * GiB);
        var built = HostBuilder.Build(Hosts.Scenario(host, 1_000_000, 0, guests), 1);
        built.Start();
        built.Simulation.RunUntil(Instant.Zero + Hosts.Ms((seconds * 1_000) + 500));
        return
        [
            .. built.Classes.SelectMany(c => c.Guests).Select(guest => guest.Partition.Memory!)
                .Select(memory => (memory.Held.Level, memory.WantedMib, memory.Visible.Level, memory.Pressure)),
        ];
    }
}
