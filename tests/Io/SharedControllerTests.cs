using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Io.Paths;
using HvSim.Models;
using HvSim.Models.Io;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Memory;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>A slow disk that always has more to do than its channel holds, and a fast one.</summary>
public sealed class SharedControllerTests
{
    private const int Depth = 256;
    private const int Threads = 300;
    private const int SlowMs = 10;

    /// <summary>
    /// 300 transfers to the slow disk and one to the fast one, in one channel: 45 always wait outside. When the fast one has been
    /// handled, it is sent again and stands behind 44 of them; the slow disk frees a place every 10 ms. With a channel of its own
    /// it takes request, device and completion, and now and then waits for a request of the slow one.
    /// </summary>
    [Fact]
    public void FastDisk_WaitsForThePlacesThatTheSlowOneFrees()
    {
        Assert.Equal(45 * SlowMs, FastLatencyMs(isShared: true), 1e-6);
        const double Alone = Request + Device + Completion;
        Assert.InRange(FastLatencyMs(isShared: false), Alone / 1e3, (Alone + 1) / 1e3);
    }

    /// <summary>
    /// The same of a whole guest, whose threads page to the fast disk in their rounds of work and a read from the slow one: mean
    /// time of a page. 44 threads always wait outside, and a place is freed by little more than the slow disk, every millisecond.
    /// </summary>
    [Theory]
    [InlineData("both", "both", 25, 44)]
    [InlineData("one", "other", 0.1, 0.2)]
    public void GuestThatPages_WaitsForDisksOfTheSameController(string fast, string slow, double leastMs, double mostMs)
    {
        var host = MemoryHosts.With(Hosts.Classic(Hosts.Machine(8)), 2 * MemoryHosts.GiB);
        host = With(host, Ssd("fast"), Ssd("slow", latencyUs: 1_000, parallelism: 1));
        var guest = Guest(
            4, Threads, 1_000_000,
            [Disk(DiskPathKind.Synthetic, "fast", fast), Disk(DiskPathKind.Synthetic, "slow", slow)],
            Hosts.Cpu(0.2, 0), Read(disk: 1));
        guest = MemoryHosts.Static(guest, MemoryHosts.GiB / 2, MemoryHosts.Commits(MemoryHosts.GiB));
        var run = ScenarioRun.Execute(Hosts.Scenario(host, 4_000, 1_000, guest), 1);

        var pages = run.Classes[0].Guests[0].Memory.Totals.PagesFetched;
        Assert.InRange(pages, 100, 1_000);
        Assert.InRange((double)run.Classes[0].Response.PartSum((int)ResponsePart.Paging) / 1e6 / pages, leastMs, mostMs);
    }

    private static double FastLatencyMs(bool isShared)
    {
        var host = Hosts.Classic(Hosts.Machine(1));
        var built = HostBuilder.Build(Hosts.Scenario(host, 1, 0, Hosts.Guest("idle", 1, Hosts.Idle())), 1);
        var simulation = built.Simulation;
        var channel = Channel(built);
        var slow = new Sender(built, channel, SlowMs * 1_000);
        var fast = new Sender(built, isShared ? channel : Channel(built), Device);
        built.Start();
        for (var i = 0; i < Threads; i++)
            slow.Begin();
        fast.Begin();
        simulation.RunUntil(Instant.Zero + Hosts.Ms(10_000));
        var (done, latency) = (fast.Done, fast.Latency);
        simulation.RunUntil(Instant.Zero + Hosts.Ms(20_000));

        Assert.Equal(Depth, channel.Inside);
        Assert.InRange(fast.Done - done, 20, long.MaxValue);
        return (fast.Latency - latency).Seconds * 1_000 / (fast.Done - done);
    }

    private static Channel Channel(BuiltHost built) =>
        new(built.Simulation, built.Root!, Depth, new StorageCosts { Request = Us(Request), Completion = Us(Completion) });

    /// <summary>A guest that sends each transfer again as soon as it has ended.</summary>
    private sealed class Sender : IStation
    {
        private readonly Simulation _simulation;
        private readonly Channel _channel;
        private readonly StorageArray _disk;
        private readonly DeviceCompletions _completions;

        public Sender(BuiltHost built, Channel channel, double latencyUs)
        {
            _simulation = built.Simulation;
            _channel = channel;
            _disk = new StorageArray(_simulation, "disk", new LatencyLaw(Us(latencyUs), Us(latencyUs), 0), 1, 1e18);
            _completions = new DeviceCompletions(
                _simulation, built.Root!, 0, new StorageCosts { Request = Us(Request), Completion = Us(Completion) });
        }

        public long Done { get; private set; }

        public Duration Latency { get; private set; }

        public void Begin() => Send(new Transfer(_simulation, this));

        public void Take(Transfer transfer)
        {
            Done++;
            Latency += _simulation.Now - transfer.Began;
            _channel.Release();
            Send(transfer);
        }

        private void Send(Transfer transfer)
        {
            var kind = new TransferKind(4_096, IsWrite: false, IsSequential: false);
            transfer.Begin(kind, owner: 0, thread: null, position: 0, chance: 0);
            transfer.AfterRoot = _disk;
            transfer.AfterDevice = _completions;
            _channel.Send(transfer);
        }
    }
}
