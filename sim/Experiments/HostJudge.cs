namespace HvSim.Experiments;

/// <summary>
/// The verdict on the host's processors, from two averages: how busy the logical processors are, and how long a virtual
/// processor waits for one at each dispatch. The 60 and 100 us are the alarm levels that monitoring tools use for the Hyper-V
/// counter.
/// </summary>
internal static class HostJudge
{
    private const double EfficientFromPercent = 40;
    private const double StrainedAbovePercent = 75;
    private const double OverCommittedAbovePercent = 90;
    private const double StrainedAboveUs = 60;
    private const double OverCommittedAboveUs = 100;

    public static HostVerdict Judge(IReadOnlyList<MetricReading> readings, string unsteady)
    {
        var busy = Value(readings, MetricCatalog.LpBusy) ?? 0;
        var wait = Value(readings, MetricCatalog.CpuWaitPerDispatch);
        var evidence = $"logical processors {Figures.Text(busy)} % busy, "
            + (wait is { } us ? $"CPU wait {Figures.Text(us)} us per dispatch" : "nothing dispatched");
        return unsteady.Length > 0
            ? new HostVerdict(HostHealth.OverCommitted, $"{unsteady}; {evidence}")
            : new HostVerdict(Health(busy, wait ?? 0), evidence);
    }

    private static HostHealth Health(double busy, double wait)
    {
        if (busy > OverCommittedAbovePercent || wait > OverCommittedAboveUs)
            return HostHealth.OverCommitted;
        if (busy > StrainedAbovePercent || wait > StrainedAboveUs)
            return HostHealth.Strained;
        return busy < EfficientFromPercent ? HostHealth.OverProvisioned : HostHealth.EfficientlyProvisioned;
    }

    private static double? Value(IReadOnlyList<MetricReading> readings, Metric metric) =>
        readings.FirstOrDefault(reading => reading.Metric == metric && reading.Guest.Length == 0)?.Value;
}
