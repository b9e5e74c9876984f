using HvSim.Engine;
using HvSim.Io.Paths;
using HvSim.Scenarios.Build;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>Who has to signal for a transfer that waited for a place in a channel, by hand.</summary>
public sealed class ChannelTests
{
    /// <summary>
    /// A channel of one place whose worker needs 10 us for a transfer. The second one finds no place, and comes in with the release: at
    /// 20 us the worker sleeps and has to be told, at 5 us it is awake.
    /// </summary>
    [Theory]
    [InlineData(20, true, 2)]
    [InlineData(5, false, 1)]
    public void WhoLetsATransferIn_SignalsOnlyWhereTheWorkerSleeps(double releaseUs, bool signals, long all)
    {
        var host = Hosts.Classic(Hosts.Machine(1));
        host = host with { Root = host.Root with { VirtualProcessors = 1 } };
        var built = HostBuilder.Build(Hosts.Scenario(host, 1, 0, Hosts.Guest("idle", 1, Hosts.Idle())), 1);
        var drain = new Drain(built.Simulation);
        var costs = new StorageCosts { Request = Us(10), Completion = Duration.Zero };
        var channel = new Channel(built.Simulation, built.Root!, depth: 1, costs);
        var told = new List<bool>();
        At(0, () => told.Add(Send()));
        At(1, () => told.Add(Send()));
        At(releaseUs, () => told.Add(channel.Release()));

        built.Start();
        built.Simulation.RunUntil(Instant.Zero + Us(100));

        Assert.Equal([true, false, signals], told);
        Assert.Equal((1, 1, all), (channel.Delayed, channel.Inside, channel.Signals));
        Assert.Equal(2, channel.Worker.Jobs);

        bool Send()
        {
            var transfer = drain.Begin(4_096);
            transfer.AfterRoot = drain;
            return channel.Send(transfer);
        }

        void At(double us, Action action) => built.Simulation.CreateAlarm("test", action).Set(Instant.Zero + Us(us));
    }
}
