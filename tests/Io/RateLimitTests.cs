using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Io.Limits;
using HvSim.Models;
using HvSim.Models.Io;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>Storage limits: what they let through, and what they leave alone.</summary>
public sealed class RateLimitTests
{
    private const int Unit = 8_192;
    private const int WarmUp = 1_000;
    private const int Counted = 20_000;
    private const int Latency = 5;

    /// <summary>Published of a remote disk with so many transfers of 8 KiB per second, at a depth of 64 (azure-vm-noise).</summary>
    private const double Cap = 5_097;
    private const double PublishedMs = 12.549;

    /// <summary>
    /// As many transfers as the depth are always under way, on a device that takes 5 ms for each: throughput is min(d / L, cap) and
    /// latency max(L, d / cap).
    /// </summary>
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    public void ClosedLoop_IsHeldAtTheLimitAndNowhereElse(int depth)
    {
        var (perSecond, meanMs, throttled) = Loop(depth, Unit);

        Assert.Equal(Math.Min(depth * 1_000.0 / Latency, Cap), perSecond, Cap * 1e-6);
        Assert.Equal(Math.Max(Latency, depth * 1_000 / Cap), meanMs, 2e-6);
        Assert.Equal(depth * 1_000 / Latency > Cap ? Counted : 0, throttled);
    }

    [Fact]
    public void RemoteDisk_OfPublishedLimitAndDepth_HasThePublishedLatency() =>
        Assert.Equal(1, Loop(64, Unit).MeanMs / PublishedMs, 0.001);

    /// <summary>One token for each 8 KiB or part of them.</summary>
    [Theory]
    [InlineData(512, 1)]
    [InlineData(Unit, 1)]
    [InlineData(Unit + 1, 2)]
    [InlineData(65_536, 8)]
    public void LargeTransfer_CountsAsSeveral(int bytes, int units) =>
        Assert.Equal(Cap / units, Loop(64, bytes).PerSecond, Cap * 1e-6);

    /// <summary>After a second without any transfer one passes at once, and the next waits for its token.</summary>
    [Fact]
    public void IdleTime_IsNotSavedUp()
    {
        var simulation = new Simulation(1);
        var drain = new Drain(simulation);
        var limit = new RateLimit(simulation, 1_000, drain);
        simulation.RunUntil(Instant.Zero + Hosts.Ms(1_000));
        Transfer[] transfers = [drain.Begin(Unit), drain.Begin(Unit), drain.Begin(Unit)];
        foreach (var transfer in transfers)
            limit.Take(transfer);
        simulation.RunUntil(Instant.Zero + Hosts.Ms(2_000));

        Assert.Equal(
            [1_000_000_000, 1_001_000_000, 1_002_000_000], transfers.Select(drain.EndOf).Select(end => (end + 1) / 10 * 10));
        Assert.Equal(2, limit.Throttled);
        Assert.InRange(transfers[2].PartNanoseconds[(int)ResponsePart.Throttling], 1_999_998, 2_000_000);
    }

    private static (double PerSecond, double MeanMs, long Throttled) Loop(int depth, int bytes)
    {
        var simulation = new Simulation(1);
        var drain = new Drain(simulation);
        var device = new StorageArray(simulation, "disk", new LatencyLaw(Hosts.Ms(Latency), Hosts.Ms(Latency), 0), 256, 1e18);
        var limit = new RateLimit(simulation, Cap, device);
        var stream = simulation.CreateStream("transfers");
        long ended = 0, sum = 0, throttled = 0;
        var (from, to) = (Instant.Zero, Instant.Zero);
        drain.Then = transfer =>
        {
            ended++;
            if (ended == WarmUp)
                (from, throttled) = (simulation.Now, limit.Throttled);
            if (ended is > WarmUp and <= WarmUp + Counted)
                sum += (simulation.Now - transfer.Began).Nanoseconds;
            if (ended == WarmUp + Counted)
                (to, throttled) = (simulation.Now, limit.Throttled - throttled);
            transfer.Begin(transfer.Kind, owner: 0, thread: null, stream);
            limit.Take(transfer);
        };
        for (var i = 0; i < depth; i++)
            limit.Take(drain.Begin(bytes));
        simulation.RunUntil(Instant.Zero + Hosts.Ms(60_000));
        return (Counted / (to - from).Seconds, sum / 1e6 / Counted, throttled);
    }
}
