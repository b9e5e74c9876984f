using HvSim.Scenarios.Specs;
using static HvSim.Experiments.VerdictThresholds;

namespace HvSim.Experiments;

/// <summary>
/// The verdict on the host's storage and network: how busy what transfers go through is, the root partition's virtual processors among
/// it, and how long transfers of disks take. What a limit of Storage QoS holds back is what somebody asked for, and left out. The worst
/// decides.
/// </summary>
internal static class IoJudge
{
    /// <summary>The verdict, or null where the scenario has neither storage nor a network.</summary>
    public static HostVerdict? Judge(Scenario scenario, IReadOnlyList<MetricReading> readings)
    {
        if (scenario.Host.Storage.Count == 0 && scenario.Host.Network.Count == 0)
            return null;
        List<Finding> findings =
        [
            .. IoStage.Of(scenario, readings).Where(stage => stage.Kind != IoStageKind.Limit).Select(OfStage),
            .. scenario.Guests.Select(guest => OfLatency(guest.Name, readings)).OfType<Finding>(),
        ];
        var health = findings.Max(finding => finding.Health);
        var told = health switch
        {
            HostHealth.OverProvisioned or HostHealth.EfficientlyProvisioned => Usual(findings),
            _ => findings.Where(finding => finding.Health == health),
        };
        return new HostVerdict(health, string.Join(", ", told.Select(finding => finding.Text)));
    }

    /// <summary>Where nothing is strained: the busiest stage, and the slowest disk.</summary>
    private static IEnumerable<Finding> Usual(List<Finding> findings)
    {
        var (stages, disks) = (findings.Where(one => !one.IsLatency).ToList(), findings.Where(one => one.IsLatency).ToList());
        if (stages.Count > 0)
            yield return stages.MaxBy(stage => stage.Value);
        if (disks.Count > 0)
            yield return disks.MaxBy(disk => disk.Value);
    }

    private static Finding OfStage(IoStage stage)
    {
        var (strained, overCommitted) = stage.Kind switch
        {
            IoStageKind.Root => (StrainedRoot, OverCommittedRoot),
            IoStageKind.Wire => (StrainedWire, OverCommittedWire),
            _ => (StrainedStage, OverCommittedStage),
        };
        var health = stage.Busy > overCommitted.Value ? HostHealth.OverCommitted
            : stage.Busy > strained.Value ? HostHealth.Strained
            : stage.Busy < EfficientStage.Value ? HostHealth.OverProvisioned
            : HostHealth.EfficientlyProvisioned;
        return new Finding(health, stage.Busy, false,
            $"{stage.Name} {Figures.Percent(stage.Busy)} % busy{Above(health, strained, overCommitted)}");
    }

    private static Finding? OfLatency(string guest, IReadOnlyList<MetricReading> readings)
    {
        double? Value(Metric metric) => readings.FirstOrDefault(one => one.Metric == metric && one.Guest == guest)?.Value;
        if (Value(StorageMetrics.Latency) is not { } whole)
            return null;
        var throttled = Value(StorageMetrics.Throttled) ?? 0;
        var latency = whole * (1 - (throttled / 100));
        var health = latency > OverCommittedDiskLatency.Value ? HostHealth.OverCommitted
            : latency > StrainedDiskLatency.Value ? HostHealth.Strained
            : HostHealth.OverProvisioned;
        return new Finding(health, latency, true,
            $"transfers of {guest} disks {Figures.Text(latency)} ms{(throttled > 0 ? " without their limit" : "")}"
                + Above(health, StrainedDiskLatency, OverCommittedDiskLatency));
    }

    private static string Above(HostHealth health, Threshold strained, Threshold overCommitted) => health switch
    {
        HostHealth.OverCommitted => $" (above {overCommitted.Value} {overCommitted.Unit})",
        HostHealth.Strained => $" (above {strained.Value} {strained.Unit})",
        _ => "",
    };

    private readonly record struct Finding(HostHealth Health, double Value, bool IsLatency, string Text);
}
