using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Messages are conserved on any host.</summary>
public sealed class NetworkTests
{
    private const long Payload = 1_448;
    private const long Overhead = 90;

    /// <summary>
    /// When all work is done, each message of each round has been sent or received once, and each direction of the wire was busy
    /// as long as its messages need.
    /// </summary>
    [Fact]
    public void Messages_OfWorkThatEnds_AreAllCarried()
    {
        var messages = 0L;
        RandomHosts.Hold(40, seed =>
        {
            var scenario = RandomIo.OfBatches(seed);
            var built = HostBuilder.Build(scenario, seed);
            built.Start();
            built.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);

            Assert.False(built.Batches.IsUnderWay);
            var link = built.Adapters.Single().Link;
            foreach (var (spec, guest) in scenario.Guests.Zip(built.Classes, (spec, c) => (spec, c.Guests[0].Partition)))
            {
                var kinds = Sent(spec).ToArray();
                Assert.Equal(kinds.Sum(one => one.Rounds * one.Kind.Packets), guest.Storage!.Totals.Packets);
                Assert.Equal(kinds.Sum(one => one.Rounds * one.Kind.Bytes), guest.Storage.Totals.NetworkBytes);
            }
            var bytesPerSecond = scenario.Host.Network[0].BytesPerSecond;
            var all = scenario.Guests.SelectMany(Sent).ToArray();
            Assert.Equal(all.Sum(one => one.Rounds), link.Done);
            Assert.Equal(WireNanoseconds(isWrite: false), link.BusyIn.Integral(built.Simulation.Now));
            Assert.Equal(WireNanoseconds(isWrite: true), link.BusyOut.Integral(built.Simulation.Now));
            messages += link.Done;

            long WireNanoseconds(bool isWrite) => all.Where(one => one.Kind.IsWrite == isWrite).Sum(one =>
                one.Rounds * Duration.FromSeconds(WireBytes(one.Kind.Bytes) / bytesPerSecond).Nanoseconds);
        });
        Assert.True(messages > 500, $"only {messages} messages");
    }

    private static long WireBytes(long bytes) => bytes + ((bytes + Payload - 1) / Payload * Overhead);

    private static IEnumerable<(long Rounds, TransferKind Kind)> Sent(GuestSpec guest) =>
        guest.Workload is not BatchWorkload batch ? [] : RandomIo.TransfersOf(guest)
            .Where(transfer => transfer.Disk == TransferSpec.Network)
            .Select(transfer => (batch.Rounds, transfer.Kind));
}
