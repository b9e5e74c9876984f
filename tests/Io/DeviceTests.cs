using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>Devices by hand, to the nanosecond.</summary>
public sealed class DeviceTests
{
    private const double BytesPerSecond = 1e9;
    private const long Bytes = 4_096;

    private static readonly LatencyLaw Constant = new(Hosts.Ms(0.1), Hosts.Ms(0.05), 0);

    /// <summary>Two servers and one link, on which 4,096 B take 4,096 ns; the write finds both servers taken when its bytes are there.</summary>
    [Fact]
    public void Array_ServesAsManyAsItHasServers()
    {
        var (simulation, drain) = New();
        var disk = new StorageArray(simulation, "disk", Constant, 2, BytesPerSecond);
        var read = drain.Begin(Bytes);
        var write = drain.Begin(Bytes, isWrite: true);
        var third = drain.Begin(Bytes);

        Run(simulation, disk, read, write, third);

        Assert.Equal((104_096, 150_000, 108_192), (drain.EndOf(read), drain.EndOf(write), drain.EndOf(third)));
        Assert.Equal((3, 0, 0), (disk.Done, disk.Busy.Level, disk.InDevice.Level));
        Assert.Equal(100_000 + 50_000 + 100_000, disk.Busy.Integral(simulation.Now));
        Assert.Equal(104_096 + 150_000 + 108_192, disk.InDevice.Integral(simulation.Now));
    }

    /// <summary>A constant part and an exponential one: mean * (1 - v - v ln u).</summary>
    [Theory]
    [InlineData(0, 0.25, 100_000)]
    [InlineData(1, 0.25, 138_629)]
    [InlineData(0.5, 0.25, 119_315)]
    [InlineData(0.5, 1, 50_000)]
    public void Variation_IsAnExponentialPart(double variation, double chance, long expected)
    {
        var (simulation, drain) = New();
        var transfer = drain.Begin(Bytes, chance: chance);

        Assert.Equal(expected, (Constant with { Variation = variation }).Of(transfer).Nanoseconds);
    }

    /// <summary>Two reads of 100 us end together in the array, and their bytes go over the link one after the other.</summary>
    [Fact]
    public void Array_SendsBytesOfReadsOverItsLinkBehindIt()
    {
        var (simulation, drain) = New();
        var array = new StorageArray(simulation, "array", Constant, 2, BytesPerSecond);
        var (first, second) = (drain.Begin(Bytes), drain.Begin(2 * Bytes));

        Run(simulation, array, first, second);

        Assert.Equal((104_096, 112_288), (drain.EndOf(first), drain.EndOf(second)));
        Assert.Equal(200_000, array.Busy.Integral(simulation.Now));
        Assert.Equal((2, 0), (array.Done, array.InDevice.Level));
    }

    /// <summary>The bytes of a write take the link before it joins the queue, which two reads have reached meanwhile.</summary>
    [Fact]
    public void Array_TakesBytesOfWritesOverItsLinkFirst()
    {
        var (simulation, drain) = New();
        var array = new StorageArray(simulation, "array", Constant, 1, BytesPerSecond);
        var write = drain.Begin(Bytes, isWrite: true);
        var (first, second) = (drain.Begin(Bytes), drain.Begin(Bytes));

        Run(simulation, array, write, first, second);

        Assert.Equal((250_000, 104_096, 204_096), (drain.EndOf(write), drain.EndOf(first), drain.EndOf(second)));
    }

    /// <summary>A track takes 1 ms, all of them 16 ms, a turn 10 ms: 1 + 15 sqrt(1/4) + 10/2 ms, and 4,096 ns for the bytes.</summary>
    [Fact]
    public void RotatingDisk_SeeksTurnsAndMoves()
    {
        var (simulation, drain) = New();
        var disk = Rotating(simulation, sortsQueue: false);
        var random = drain.Begin(Bytes, position: 0.25, chance: 0.5);
        var next = drain.Begin(Bytes, isWrite: true, position: 0.9, chance: 0.9, isSequential: true);
        var same = drain.Begin(Bytes, position: 0.25, chance: 0);

        Run(simulation, disk, random, next, same);

        Assert.Equal(13_504_096, drain.EndOf(random));
        Assert.Equal(4_096, drain.EndOf(next) - drain.EndOf(random));
        Assert.Equal(1_004_096, drain.EndOf(same) - drain.EndOf(next));
    }

    /// <summary>
    /// The arm goes to 0.25 in 1 + 15 * 0.5 ms. From there 0.16 is 0.09 away, 1 + 15 * 0.3 ms, and 0.41 is 0.16 away, 1 + 15 * 0.4 ms;
    /// between those two it takes 8.5 ms again. In order of places 0.41 comes first.
    /// </summary>
    [Theory]
    [InlineData(false, 14_000_000, 22_500_000)]
    [InlineData(true, 24_000_000, 15_500_000)]
    public void RotatingDisk_ServesFirstComeOrByPlace(bool sortsQueue, long behind, long ahead)
    {
        var (simulation, drain) = New();
        var disk = Rotating(simulation, sortsQueue);
        var first = drain.Begin(0, position: 0.25);
        var (toBehind, toAhead) = (drain.Begin(0, position: 0.16), drain.Begin(0, position: 0.41));

        Run(simulation, disk, first, toBehind, toAhead);

        Assert.Equal((8_500_000, behind, ahead), (drain.EndOf(first), drain.EndOf(toBehind), drain.EndOf(toAhead)));
        Assert.Equal(Math.Max(behind, ahead), disk.Busy.Integral(simulation.Now));
    }

    private static (Simulation Simulation, Drain Drain) New()
    {
        var simulation = new Simulation(1);
        return (simulation, new Drain(simulation));
    }

    private static RotatingDisk Rotating(Simulation simulation, bool sortsQueue) =>
        new(simulation, "disk", new DiskMovement(Hosts.Ms(1), Hosts.Ms(16), 100, BytesPerSecond), sortsQueue);

    private static void Run(Simulation simulation, IDisk disk, params HvSim.Models.Io.Transfer[] transfers)
    {
        foreach (var transfer in transfers)
            disk.Take(transfer);
        simulation.RunUntil(Instant.Zero + Hosts.Ms(1_000));
    }
}
