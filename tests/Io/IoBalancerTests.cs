using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Io.Limits;
using HvSim.Models.Io;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>Guests that ask for much and for little of one device.</summary>
public sealed class IoBalancerTests
{
    private const double NoBytes = 1e18;
    private static readonly Duration Target = Hosts.Ms(83);

    private readonly Simulation _simulation = new(1);

    /// <summary>
    /// One server of 8 ms, a guest with 256 transfers under way and one with a single one. In one queue it waits for all the others:
    /// 257 services. The device does 10.375 in 83 ms, so that 10 are let in: the lone transfer waits for a turn of the other guest and its
    /// own, then for nine others and itself.
    /// </summary>
    [Theory]
    [InlineData(false, 257)]
    [InlineData(true, 1 + 1 + 10)]
    public void LoneTransfer_BesideAFlood_WaitsForItsTurn(bool isBalanced, int services)
    {
        var (entrance, balancer) = Road(Disk(servers: 1, ms: 8, variation: 0), isBalanced);
        var (flood, lone) = (new ClosedLoop(_simulation, entrance, 0), new ClosedLoop(_simulation, entrance, 1));
        flood.Start(256);
        lone.Start(1);
        Run(10);
        var (done, latency) = (lone.Done, lone.Latency);

        Run(100);

        Assert.Equal(services * Hosts.Ms(8), (lone.Latency - latency) / (lone.Done - done));
        Assert.Equal(isBalanced ? 10 : 0, balancer?.Admitted ?? 0);
        Assert.Equal(lone.Latency, lone.AtDevice);
        Assert.InRange(flood.Done + lone.Done, (110_000 / 8) - 1, 110_000 / 8);
    }

    /// <summary>Round robin: guests that always have something waiting get the same, however much more one of them asks for.</summary>
    [Fact]
    public void GuestsThatAskForMore_GetNoMoreThanTheOthers()
    {
        var (entrance, _) = Road(Disk(servers: 1, ms: 8, variation: 0), isBalanced: true);
        ClosedLoop[] guests = [.. Enumerable.Range(0, 3).Select(owner => new ClosedLoop(_simulation, entrance, owner))];
        guests[0].Start(256);
        guests[1].Start(64);
        guests[2].Start(16);
        Run(10);
        long[] before = [.. guests.Select(guest => guest.Done)];

        Run(240);

        Assert.All(guests.Zip(before, (guest, done) => guest.Done - done), done => Assert.InRange(done, 10_000 - 10, 10_000 + 10));
    }

    /// <summary>
    /// Four servers of 5 ms, exponential, do 66.4 in 83 ms. With as many inside and every server busy, a transfer is there for 83 ms.
    /// </summary>
    [Fact]
    public void FloodedDevice_TakesTheTargetAndLosesNoThroughput()
    {
        var disk = Disk(servers: 4, ms: 5, variation: 1);
        var (entrance, balancer) = Road(disk, isBalanced: true);
        new ClosedLoop(_simulation, entrance).Start(256);
        Run(10);
        var (inside, done, busy) = (disk.InDevice.Integral(_simulation.Now), disk.Done, disk.Busy.Integral(_simulation.Now));
        var waiting = balancer!.Waiting.Integral(_simulation.Now);

        Run(1_000);

        var inDevice = disk.InDevice.Integral(_simulation.Now) - inside;
        Assert.InRange((double)inDevice / 1e6 / (disk.Done - done), 0.97 * 83, 83);
        Assert.Equal(4 * 1_000_000_000_000L, disk.Busy.Integral(_simulation.Now) - busy);
        Assert.Equal(256 * 1_000_000_000_000L, balancer.Waiting.Integral(_simulation.Now) - waiting + inDevice);
    }

    /// <summary>Fewer than a device serves at the same time would make none of them faster: it is never held below that.</summary>
    [Fact]
    public void DeviceSlowerThanTheTarget_KeepsItsServersBusy()
    {
        var disk = Disk(servers: 16, ms: 100, variation: 0);
        var (entrance, balancer) = Road(disk, isBalanced: true);
        new ClosedLoop(_simulation, entrance).Start(256);

        Run(20);

        Assert.Equal(16 * 20_000_000_000L, disk.Busy.Integral(_simulation.Now));
        Assert.Equal((16, 16), (balancer!.Admitted, disk.InDevice.Level));
    }

    /// <summary>Where all that guests ask for is done within the target, the balancer is as good as not there.</summary>
    [Fact]
    public void DeviceFasterThanTheTarget_IsLeftAlone()
    {
        var plain = Alone(isBalanced: false);
        var balanced = Alone(isBalanced: true);

        Assert.Equal((plain.Guest.Done, plain.Guest.Latency), (balanced.Guest.Done, balanced.Guest.Latency));
        Assert.InRange(plain.Guest.Done, 10_000, long.MaxValue);
        Assert.Equal(0, balanced.Balancer!.Held);

        static (ClosedLoop Guest, IoBalancer? Balancer) Alone(bool isBalanced)
        {
            var test = new IoBalancerTests();
            var (entrance, balancer) = test.Road(test.Disk(servers: 8, ms: 5, variation: 1), isBalanced);
            var guest = new ClosedLoop(test._simulation, entrance);
            // Eight begin, and 32 once it is known how fast the device is: those are there for 20 ms.
            guest.Start(8);
            test.Run(1);
            guest.Start(24);
            test.Run(10);
            return (guest, balancer);
        }
    }

    private StorageArray Disk(int servers, double ms, double variation) =>
        new(_simulation, "disk", new LatencyLaw(Hosts.Ms(ms), Hosts.Ms(ms), variation), servers, NoBytes);

    private (IStation Entrance, IoBalancer? Balancer) Road(IDisk disk, bool isBalanced)
    {
        var balancer = isBalanced ? new IoBalancer(_simulation, disk, Target) : null;
        return (balancer ?? (IStation)disk, balancer);
    }

    private void Run(double seconds) => _simulation.RunUntil(_simulation.Now + Duration.FromSeconds(seconds));
}
