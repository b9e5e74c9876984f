using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>What holds of transfers on any host, whatever its devices, its guests' disks and the paths between them.</summary>
public sealed class StorageTests
{
    private const long Unit = 8_192;
    private const int Count = 40;

    [Fact]
    public void Parts_OfAllResponses_AddUpToTheResponseTimes() => RandomHosts.Hold(Count, seed =>
    {
        var run = ScenarioRun.Execute(RandomIo.Of(seed), seed);
        foreach (var guests in run.Classes)
        {
            var parts = Enumerable.Range(0, Parts.Count).Select(part => (long)guests.Response.PartSum(part)).ToArray();
            Assert.Equal(guests.Response.SumNanoseconds, parts.Sum());
            Assert.All(parts, part => Assert.True(part >= 0));
            Assert.All(guests.Guests, g => Assert.Equal(g.InSystemAtStart + g.Arrived - g.Completed, g.InSystemAtEnd));
        }
    });

    [Fact]
    public void Time_OfEveryProcessor_AddsUpToElapsedTime() => RandomHosts.Hold(
        Count, seed => Steps.Watch(RandomIo.Of(seed), seed, Hosts.Ms(5), ConservationTests.AssertTimesAddUp));

    [Fact]
    public void Run_OfTheSameSeed_IsTheSame_HoweverOftenItIsReadMeanwhile() => RandomHosts.Hold(Count / 2, seed =>
    {
        var scenario = RandomIo.Of(seed);
        var (first, second) = (ScenarioRun.Execute(scenario, seed), ScenarioRun.Execute(RandomIo.Of(seed), seed));
        var stepped = Steps.Every(scenario, seed, Hosts.Ms(0.777), _ => { });
        stepped.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);

        Assert.Equal((first.Fingerprint, first.Events, first.Window), (second.Fingerprint, second.Events, second.Window));
        Assert.Equal((first.Fingerprint, first.Events), (stepped.Simulation.Fingerprint, stepped.Simulation.EventCount));
        Assert.Equal(first.Host.Devices, second.Host.Devices);
        Assert.Equal(first.Host.LogicalProcessors, second.Host.LogicalProcessors);
        Assert.Equal(
            first.Classes.SelectMany(c => c.Guests).Select(g => (g.Transfers, g.Response.SumNanoseconds)),
            second.Classes.SelectMany(c => c.Guests).Select(g => (g.Transfers, g.Response.SumNanoseconds)));
    });

    [Fact]
    public void Channels_NeverHoldMoreThanTheirDepth()
    {
        var full = 0;
        RandomHosts.Hold(Count, seed =>
        {
            var scenario = RandomIo.Of(seed);
            var depth = RandomIo.DepthOf(scenario);
            Steps.Watch(scenario, seed, Hosts.Ms(1), built =>
            {
                foreach (var channel in built.Channels)
                {
                    Assert.InRange(channel.Inside, 0, depth);
                    full += channel.Inside == depth ? 1 : 0;
                }
            });
        });
        Assert.True(full > 1_000, $"only {full} full channels");
    }

    /// <summary>
    /// What a guest has handled a device has done, and what no guest has handled yet a request that is still there has begun.
    /// </summary>
    [Fact]
    public void Transfers_AtAnyInstant_AreHandledOrUnderWay()
    {
        var underWay = 0L;
        RandomHosts.Hold(Count, seed =>
        {
            var scenario = RandomIo.Of(seed);
            Steps.Watch(scenario, seed, Hosts.Ms(1), built =>
            {
                var guests = built.Classes.SelectMany(c => c.Guests).Select(guest => guest.Partition).ToArray();
                var handled = guests.Sum(guest => guest.Storage!.Totals.Transfers);
                var done = built.Storage.Sum(port => port.Device.Done);
                var inDevices = built.Storage.Sum(port => port.Device.InDevice.Level);
                var most = scenario.Guests.Zip(guests, MostUnderWay).Sum();
                Assert.InRange(done, handled, long.MaxValue);
                Assert.InRange(done + inDevices - handled, 0, most);
                underWay += done + inDevices - handled;
            });
        });
        Assert.True(underWay > 10_000, $"only {underWay} transfers under way");

        static long MostUnderWay(GuestSpec spec, Partition guest) => !guest.HasWorkload ? 0
            : RandomIo.TransfersOf(spec).Max(transfer => transfer.IsParallel ? transfer.Count : 1)
                * (guest.Requests.Arrived - guest.Requests.Completed);
    }

    /// <summary>
    /// When all work is done, each transfer of each round has been handled once, and nothing is anywhere on the way.
    /// </summary>
    [Fact]
    public void Transfers_OfWorkThatEnds_AreAllHandled() => RandomHosts.Hold(Count, seed =>
    {
        var scenario = RandomIo.OfBatches(seed);
        var built = HostBuilder.Build(scenario, seed);
        built.Start();
        built.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);

        Assert.False(built.Batches.IsUnderWay);
        var all = 0L;
        var guests = scenario.Guests.Zip(built.Classes, (spec, built) => (spec, built.Guests.Single().Partition));
        foreach (var (spec, guest) in guests)
        {
            var rounds = spec.Workload is BatchWorkload batch ? batch.Rounds : 0;
            var onDisks = RandomIo.TransfersOf(spec).Where(transfer => transfer.Disk != TransferSpec.Network).ToArray();
            var totals = guest.Storage!.Totals;
            var writes = onDisks.Where(transfer => transfer.Kind.IsWrite).Sum(transfer => (long)transfer.Count);
            Assert.Equal(rounds * writes, totals.Writes);
            Assert.Equal(rounds * (onDisks.Sum(transfer => (long)transfer.Count) - writes), totals.Reads);
            Assert.Equal(rounds * onDisks.Sum(transfer => transfer.Count * transfer.Kind.Bytes), totals.Bytes);
            all += totals.Transfers;
        }
        Assert.Equal(all, built.Storage.Sum(port => port.Device.Done));
        Assert.All(built.Storage, port => Assert.Equal((0, 0), (port.Device.InDevice.Level, port.Device.Busy.Level)));
        Assert.All(built.Channels, channel => Assert.Equal(0, channel.Inside));
    });

    /// <summary>
    /// A disk with a limit has its device for itself, whose transfers so far are seen at many instants. Between any two of them a
    /// bucket of one token lets through what flows meanwhile and one transfer, which may leave a debt: units less flow never grow
    /// by more than that.
    /// </summary>
    [Fact]
    public void Limit_IsNotExceededOverAnyTime()
    {
        var held = 0;
        RandomHosts.Hold(Count, seed =>
        {
            var scenario = RandomIo.Of(seed);
            var limited = scenario.Host.Hypervisor is null ? [] : Limited(scenario);
            if (limited.Count == 0)
                return;
            Steps.Watch(scenario, seed, Hosts.Ms(0.5), built =>
            {
                var seconds = (built.Simulation.Now - Instant.Zero).Seconds;
                foreach (var disk in limited)
                {
                    var device = built.Storage.Single(port => port.Name == disk.Device).Device;
                    var passed = device.Done + device.InDevice.Level;
                    disk.Least = Math.Min(disk.Least, (passed * disk.Units) - (disk.PerSecond * seconds));
                    var excess = (passed * disk.Units) - (disk.PerSecond * seconds) - disk.Least;
                    Assert.InRange(excess, 0, disk.Units + 1e-5);
                    held += passed * disk.Units > 0.9 * disk.PerSecond * seconds && seconds > 0.1 ? 1 : 0;
                }
            });
        });
        Assert.True(held > 1_000, $"only {held} times at the limit");
    }

    private static List<LimitedDisk> Limited(Scenario scenario) =>
    [
        .. from guest in scenario.Guests
           where guest.Workload is not IdleWorkload
           from disk in guest.Disks.Select((spec, i) => (Spec: spec, Number: i))
           where disk.Spec.MaximumRate > 0
           let bytes = RandomIo.TransfersOf(guest).First(transfer => transfer.Disk == disk.Number).Kind.Bytes
           select new LimitedDisk(disk.Spec.On, disk.Spec.MaximumRate, (bytes + Unit - 1) / Unit),
    ];

    private sealed class LimitedDisk(string device, double perSecond, long units)
    {
        public string Device { get; } = device;

        public double PerSecond { get; } = perSecond;

        public long Units { get; } = units;

        public double Least { get; set; } = double.MaxValue;
    }
}
