using static HvSim.Experiments.VerdictThresholds;

namespace HvSim.Experiments;

/// <summary>
/// The verdict on the host's processors, from two averages: how busy the logical processors are, those that idle because nobody
/// but the sibling's guest may have them included, and how long a virtual processor waits for one at each dispatch. The worse of
/// the two decides, and the evidence says by which threshold.
/// </summary>
internal static class HostJudge
{
    public static HostVerdict Judge(IReadOnlyList<MetricReading> readings, string unsteady)
    {
        var stranded = Value(readings, MetricCatalog.LpStranded) ?? 0;
        var busy = (Value(readings, MetricCatalog.LpBusy) ?? 0) + stranded;
        var wait = Value(readings, MetricCatalog.CpuWaitPerDispatch);
        var (byBusy, byWait) = (ByBusy(busy), ByWait(wait ?? 0));
        var health = byBusy > byWait ? byBusy : byWait;
        var state = stranded > 0 ? "busy or stranded" : "busy";
        var evidence = $"logical processors {Figures.Percent(busy)} % {state}{(byBusy == health ? BusyText(byBusy) : "")}, "
            + (wait is { } us
                ? $"CPU wait {Figures.Text(us)} us per dispatch{(byWait == health ? WaitText(byWait) : "")}"
                : "nothing dispatched");
        return unsteady.Length > 0
            ? new HostVerdict(HostHealth.OverCommitted, $"{unsteady}; {evidence}")
            : new HostVerdict(health, evidence);
    }

    private static HostHealth ByBusy(double busy) => busy switch
    {
        _ when busy > OverCommittedAbove.Value => HostHealth.OverCommitted,
        _ when busy > StrainedAbove.Value => HostHealth.Strained,
        _ when busy < EfficientFrom.Value => HostHealth.OverProvisioned,
        _ => HostHealth.EfficientlyProvisioned,
    };

    /// <summary>A short wait says nothing of whether the host has more than it needs.</summary>
    private static HostHealth ByWait(double wait) =>
        wait > OverCommittedWait.Value ? HostHealth.OverCommitted
        : wait > StrainedWait.Value ? HostHealth.Strained
        : HostHealth.OverProvisioned;

    private static string BusyText(HostHealth health) => health switch
    {
        HostHealth.OverCommitted => Above(OverCommittedAbove),
        HostHealth.Strained => Above(StrainedAbove),
        HostHealth.OverProvisioned => $" (below {Text(EfficientFrom)})",
        _ => $" (within {EfficientFrom.Value} to {Text(StrainedAbove)})",
    };

    private static string WaitText(HostHealth health) => health switch
    {
        HostHealth.OverCommitted => Above(OverCommittedWait),
        HostHealth.Strained => Above(StrainedWait),
        _ => "",
    };

    private static string Above(Threshold threshold) => $" (above {Text(threshold)})";

    private static string Text(Threshold threshold) => $"{threshold.Value} {threshold.Unit}";

    private static double? Value(IReadOnlyList<MetricReading> readings, Metric metric) =>
        readings.FirstOrDefault(reading => reading.Metric == metric && reading.Guest.Length == 0)?.Value;
}
