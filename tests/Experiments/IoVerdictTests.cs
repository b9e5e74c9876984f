using HvSim.Experiments;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Io;
using HvSim.Tests.Report;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>The verdict on storage and network, and what is at its limit where there is no steady state.</summary>
public sealed class IoVerdictTests
{
    private static readonly Scenario WithDisk = Hosts.Scenario(
        StorageHosts.With(Hosts.Classic(Hosts.Machine(4)), StorageHosts.Ssd()), 1_000, 0, Hosts.Guest("web", 1, Hosts.Idle()));

    /// <summary>Figures that Microsoft publishes, with where they are found.</summary>
    [Fact]
    public void LimitsOfDisksAndWires_ArePublished()
    {
        Threshold[] published =
        [
            VerdictThresholds.StrainedDiskLatency, VerdictThresholds.OverCommittedDiskLatency,
            VerdictThresholds.StrainedWire, VerdictThresholds.OverCommittedWire,
        ];
        var sources = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "SOURCES.md"));

        Assert.Equal([(15, "ms"), (25, "ms"), (40, "%"), (65, "%")], published.Select(one => (one.Value, one.Unit)));
        Assert.All(published, one =>
        {
            Assert.Equal(Evidence.Published, one.Evidence);
            Assert.Contains($"### {one.Source}", sources);
        });
    }

    [Theory]
    [InlineData(39, 20, 0.4, HostHealth.OverProvisioned)]
    [InlineData(41, 20, 0.4, HostHealth.EfficientlyProvisioned)]
    [InlineData(76, 20, 0.4, HostHealth.Strained)]
    [InlineData(91, 20, 0.4, HostHealth.OverCommitted)]
    [InlineData(20, 76, 0.4, HostHealth.Strained)]
    [InlineData(20, 91, 0.4, HostHealth.OverCommitted)]
    [InlineData(20, 20, 15, HostHealth.OverProvisioned)]
    [InlineData(20, 20, 15.1, HostHealth.Strained)]
    [InlineData(20, 20, 25.1, HostHealth.OverCommitted)]
    public void Verdict_GoesByTheRootByStagesAndByLatency(double root, double device, double latencyMs, HostHealth expected) =>
        Assert.Equal(expected, IoJudge.Judge(WithDisk, Readings(root, device, latencyMs))!.Health);

    /// <summary>Alarms are told all, else what is busiest and slowest.</summary>
    [Theory]
    [InlineData(30, 50, 0.4, "ssd 50.0 % busy, transfers of web disks 0.4 ms")]
    [InlineData(95, 50, 30,
        "busiest root virtual processor 95.0 % busy (above 90 %), transfers of web disks 30 ms (above 25 ms)")]
    [InlineData(80, 95, 30, "ssd 95.0 % busy (above 90 %), transfers of web disks 30 ms (above 25 ms)")]
    public void Verdict_TellsItsEvidence(double root, double device, double latencyMs, string evidence) =>
        Assert.Equal(evidence, IoJudge.Judge(WithDisk, Readings(root, device, latencyMs))!.Evidence);

    /// <summary>Of 40 ms three quarters are what somebody asked for.</summary>
    [Fact]
    public void LimitOfStorageQos_IsNoFaultOfTheHost()
    {
        var verdict = IoJudge.Judge(WithDisk, [.. Readings(20, 20, 40), Reading(StorageMetrics.Throttled, "web", 75)])!;

        Assert.Equal(HostHealth.OverProvisioned, verdict.Health);
        Assert.Contains("transfers of web disks 10 ms without their limit", verdict.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, HostHealth.EfficientlyProvisioned)]
    [InlineData(41, HostHealth.Strained)]
    [InlineData(66, HostHealth.OverCommitted)]
    public void Verdict_GoesByTheWire(double busy, HostHealth expected)
    {
        var adapter = new NetworkSpec
        {
            Name = "lan",
            BytesPerSecond = 1e9,
            Latency = StorageHosts.Us(10),
            Moderation = StorageHosts.Us(0),
            HasQueues = true,
        };
        var scenario = WithDisk with { Host = WithDisk.Host with { Storage = [], Network = [adapter] } };

        Assert.Equal(expected, IoJudge.Judge(scenario, [Reading(NetworkMetrics.WireBusy, "lan", busy)])!.Health);
    }

    [Fact]
    public void HostWithoutDevices_HasNoVerdictOnThem() =>
        Assert.Null(IoJudge.Judge(Fake.Scenario(), [Reading(RootMetrics.BusiestRunTime, "", 99)]));

    /// <summary>
    /// What waits for nobody else is named before what waits for it, and nothing where the logical processors are what is short.
    /// </summary>
    [Theory]
    [InlineData(50, 99, 20, 98, 10, "busiest root virtual processor 99.0 % busy")]
    [InlineData(50, 60, 99, 98, 10, "ssd 99.0 % busy")]
    [InlineData(50, 60, 20, 98, 10, "busiest storage channel 98.0 % busy")]
    [InlineData(50, 60, 20, 98, 99, "storage limit of the web guest, for which transfers wait 99.0 % of the time")]
    [InlineData(50, 60, 20, 30, 10, "")]
    [InlineData(99, 99, 99, 99, 99, "")]
    public void StageAtItsLimit_IsNamedWhereThereIsNoSteadyState(
        double lp, double root, double device, double channel, double limit, string expected)
    {
        var point = FabricatedPoints.NoSteadyState(4, 1) with
        {
            Scenario = WithDisk,
            Readings =
            [
                .. Readings(root, device, 1), Reading(MetricCatalog.LpBusy, "", lp), Reading(StorageMetrics.ChannelBusy, "", channel),
                Reading(StorageMetrics.LimitHolding, "web", limit),
            ],
        };

        Assert.Equal(expected, string.Join("; ", SaturatedIo.At(point)));
        Assert.Empty(SaturatedIo.At(point with { State = PointState.Steady }));
    }

    private static MetricReading[] Readings(double root, double device, double latencyMs) =>
    [
        Reading(RootMetrics.BusiestRunTime, "", root), Reading(StorageMetrics.DeviceBusy, "ssd", device),
        Reading(StorageMetrics.Latency, "web", latencyMs),
    ];

    private static MetricReading Reading(Metric metric, string guest, double value) =>
        Fabricated.Reading(metric, guest, Statistic.Mean, "", value);
}
