using HvSim.Experiments;
using HvSim.Experiments.Advice;
using HvSim.Models;
using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Experiments.Advice;

/// <summary>The values that make a resource unlimited.</summary>
public sealed class UnlimitingTests
{
    private const string Text = """
        schemaVersion: 1
        name: unlimited
        host:
          machine: { sockets: 2, coresPerSocket: 4, threadsPerCore: 2, memory: 64 GiB }
          os: windows-server-2019
          hypervisor: { scheduler: classic }
          memory: { rootReserve: 2 GiB }
          storage:
            hdd0: { kind: disk, trackSeek: 1 ms, fullSeek: 16 ms, turns: 7200 /min, bandwidth: 100 MB/s }
            ssd0: { kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, parallelism: 4, bandwidth: 1 GB/s }
          network:
            nic0: { bandwidth: 10 Gbps }
        guests:
          web:
            count: 20
            virtualProcessors: 4
            cpu: { limit: 50 % }
            memory: { startup: 2 GiB, maximum: 8 GiB, demand: { committed: 3 GiB } }
            disk: { path: synthetic, on: ssd0, maximumRate: 100 /s }
            network: { path: synthetic, on: nic0 }
            workload:
              requests: { arrivals: poisson, rate: 10 /s }
              each: [ { cpu: { mean: 5 ms } }, { read: { size: 8 KiB } }, { send: { size: 8 KiB } } ]
        run: { duration: 10 s, warmup: 1 s, replications: 2, seed: 1 }
        """;

    // 20 x 4 virtual processors and the root's 16 are 96: on 2 sockets 24 cores with two threads each, or 48 with one in use.
    [Theory]
    [InlineData(ResponsePart.CpuWait, "host.machine.coresPerSocket=24, host.root.virtualProcessors=16")]
    [InlineData(ResponsePart.SmtSlowdown, "host.machine.coresPerSocket=48, host.root.virtualProcessors=16")]
    [InlineData(ResponsePart.Capped, "guests.web.cpu.limit=100 %")]
    [InlineData(ResponsePart.GuestQueue, "guests.web.virtualProcessors=16")]
    [InlineData(ResponsePart.Device, "host.storage.ssd0.parallelism=256, host.storage.ssd0.bandwidth=64 GB/s")]
    [InlineData(ResponsePart.Throttling, "guests.web.disk.maximumRate=10000000 /s, host.storage.ssd0.balancerTarget=0 ns")]
    [InlineData(ResponsePart.ChannelQueue, "guests.web.disk.channels=4, guests.web.disk.queueDepth=65536")]
    [InlineData(ResponsePart.Network, "host.network.nic0.bandwidth=640 Gbps")]
    [InlineData(ResponsePart.Root, "")]
    [InlineData(ResponsePart.LockWait, "")]
    [InlineData(ResponsePart.Work, "")]
    public void Resource_IsGivenWithoutEnd_OrSaidNotToBe(ResponsePart part, string expected)
    {
        var unlimited = Of(part, "guests.web.count");
        Assert.Equal(expected, string.Join(", ", unlimited.Values));
        Assert.Equal(expected.Length == 0, unlimited.Reason.Length > 0);
    }

    [Fact]
    public void Memory_HoldsAllMaximums()
    {
        // 20 times 8 GiB and 32 + 7 x 8 MiB of overhead, the root's 2 GiB, and a GiB that the root may want beside, 164.7 GiB: of
        // memory of which the root may want 30 MiB of each GiB, 169.7.
        var value = Assert.Single(Of(ResponsePart.Paging, "guests.web.count").Values);
        Assert.Equal("host.machine.memory", value.Path);
        Assert.Equal("170 GiB", value.Value);
    }

    [Fact]
    public void Resource_ThatIsTheAxis_CannotBe() =>
        Assert.Equal("host.machine.coresPerSocket is the axis itself", Of(ResponsePart.CpuWait, "host.machine.coresPerSocket").Reason);

    [Fact]
    public void Disk_ThatTurns_CannotBe() => Assert.Contains("one arm",
        Of(ResponsePart.Device, "guests.web.count", new Override("guests.web.disk.on", "hdd0")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Processors_AreAsManyAsTheHostsSystemTakes()
    {
        // 600 virtual processors on an old server, whose hypervisor uses 320 logical ones: 80 cores of two threads in each socket,
        // or down to seven eighths of that, as fewer and fewer are tried by that step.
        var values = Of(ResponsePart.CpuWait, "guests.web.count",
            new Override("guests.web.count", "150"), new Override("host.os", "windows-server-2012-r2")).Values;
        Assert.InRange(int.Parse(values[0].Value, System.Globalization.CultureInfo.InvariantCulture), 70, 80);
    }

    private static Unlimited Of(ResponsePart part, string axis, params Override[] changes)
    {
        var document = ScenarioDocument.Parse(Text, "unlimited.yaml");
        LoadResult Load(IReadOnlyList<Override> more) => document.With([.. changes, .. more]);
        var point = PointSummary.NotAdmitted([], []);
        return new Unlimiting(Load([]).Loaded!, Load).Of(
            new Bottleneck("web", part, 1, part, 1, point, point, 50, null), isOfMemory: false, axis);
    }
}
