using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Io.Limits;
using HvSim.Models.Io;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>Stations under many transfers at the same time.</summary>
public sealed class StationTests
{
    private readonly Simulation _simulation = new(1);

    public static TheoryData<string> Roads => ["rotating", "sorted", "array", "limited", "balanced"];

    /// <summary>
    /// At depth 1 there is nothing to choose. At depth 32 the arm finds a place near by: the 31 that wait are at least as dense ahead of it
    /// as anywhere, so that the mean distance is at most 1/31, and the mean seek, by Jensen, at most 1 + 15 sqrt(1/31) ms, against
    /// 1 + 15 * 8/15 ms. Half a turn of 8 ms comes on top of both.
    /// </summary>
    [Fact]
    public void SortedQueue_SavesSeeksWhereManyWait()
    {
        Assert.Equal(ServiceMs(sortsQueue: false, depth: 1), ServiceMs(sortsQueue: true, depth: 1));
        Assert.Equal(1 + 8 + 4, ServiceMs(sortsQueue: false, depth: 32), 0.2);
        Assert.InRange(ServiceMs(sortsQueue: true, depth: 32), 1 + 4, 1 + (15 * Math.Sqrt(1.0 / 31)) + 4 + 0.1);
    }

    /// <summary>
    /// A stream alone moves 1 MB in 1 ms at 1 GB/s. Two streams in turn pay for a seek between random places and half a turn each time:
    /// 1 + 15 * 8/15 + 4 ms more.
    /// </summary>
    [Fact]
    public void Streams_OfTwoGuests_SeekToEachOther()
    {
        Assert.Equal(1, StreamMs(guests: 1), 0.01);
        Assert.Equal(1 + 1 + 8 + 4, StreamMs(guests: 2), 0.2);
    }

    /// <summary>
    /// Two reads under way of a stream and one of another guest stand at random places, and the arm passes all of them: each sweep takes
    /// every transfer that was there when it began, so that the lone read waits for a few others and never for a stream without end.
    /// </summary>
    [Fact]
    public void Stream_OnASortedQueue_LetsOthersPass()
    {
        var disk = Rotating(_simulation, sortsQueue: true);
        var (stream, other) = (new ClosedLoop(_simulation, disk), new ClosedLoop(_simulation, disk, owner: 1));
        stream.Start(2, isSequential: true);
        other.Start(1);
        _simulation.RunUntil(Instant.Zero + Hosts.Ms(100_000));

        Assert.InRange(other.Done, 0.2 * stream.Done, 0.7 * stream.Done);
    }

    /// <summary>Transfers of 1 MB that an array serves in 1 ms, 64 at a time, keep a link of 200 MB/s busy from the first read on.</summary>
    [Fact]
    public void Array_BehindANarrowLink_SaysThatItsLinkIsBusy()
    {
        var law = new LatencyLaw(Hosts.Ms(1), Hosts.Ms(1), 0);
        var array = new StorageArray(_simulation, "array", law, 64, 200e6);
        new ClosedLoop(_simulation, array).Start(32, bytes: 1_000_000);
        _simulation.RunUntil(Instant.Zero + Hosts.Ms(1_000));

        Assert.Equal(Hosts.Ms(999).Nanoseconds, array.Link!.Integral(_simulation.Now));
        Assert.InRange(array.Busy.Integral(_simulation.Now), 1, Hosts.Ms(1_000).Nanoseconds);
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public void SecondHalf_OfABusyStation_AllocatesNothing(string road)
    {
        var entrance = Road(road);
        var guests = Enumerable.Range(0, 3).Select(owner => new ClosedLoop(_simulation, entrance, owner)).ToList();
        guests.ForEach(guest => guest.Start(40));
        var (events, bytes) = OfASecond();
        // The runtime allocates when code runs for the first time, and once; a station that allocates does so every time.
        for (var again = 0; again < 3 && bytes != 0; again++)
            (events, bytes) = OfASecond();

        Assert.InRange(events, 50, long.MaxValue);
        Assert.Equal(0, bytes);
    }

    private IStation Road(string name)
    {
        var law = new LatencyLaw(Hosts.Ms(1), Hosts.Ms(1), 0.5);
        IDisk Disk() => new StorageArray(_simulation, "disk", law, 4, 1e9);
        return name switch
        {
            "array" => Disk(),
            "rotating" => Rotating(_simulation, sortsQueue: false),
            "sorted" => Rotating(_simulation, sortsQueue: true),
            "limited" => new RateLimit(_simulation, 1_000, Disk()),
            _ => new IoBalancer(_simulation, Disk(), Hosts.Ms(5)),
        };
    }

    private static double ServiceMs(bool sortsQueue, int depth)
    {
        var simulation = new Simulation(1);
        var disk = Rotating(simulation, sortsQueue);
        new ClosedLoop(simulation, disk).Start(depth, bytes: 0);
        simulation.RunUntil(Instant.Zero + Hosts.Ms(200_000));
        return 200_000.0 / disk.Done;
    }

    private static double StreamMs(int guests)
    {
        var simulation = new Simulation(1);
        var disk = Rotating(simulation, sortsQueue: false, bytesPerSecond: 1e9);
        for (var owner = 0; owner < guests; owner++)
            new ClosedLoop(simulation, disk, owner).Start(1, bytes: 1_000_000, isSequential: true);
        simulation.RunUntil(Instant.Zero + Hosts.Ms(100_000));
        return 100_000.0 / disk.Done;
    }

    private static RotatingDisk Rotating(Simulation simulation, bool sortsQueue, double bytesPerSecond = 1e18) =>
        new(simulation, "disk", new DiskMovement(Hosts.Ms(1), Hosts.Ms(16), 125, bytesPerSecond), sortsQueue);

    private (long Events, long Bytes) OfASecond()
    {
        var (events, bytes) = (_simulation.EventCount, GC.GetAllocatedBytesForCurrentThread());
        _simulation.RunUntil(_simulation.Now + Duration.FromSeconds(1));
        return (_simulation.EventCount - events, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
