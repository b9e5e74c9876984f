using System.Globalization;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.VerdictThresholds;

namespace HvSim.Experiments;

/// <summary>
/// The verdict on the host's memory. It is over-committed where guests want more than they hold, page, or did not start; strained
/// where they lack their buffers; over-provisioned where much of it is available and no guest is kept by its maximum from what it
/// could use.
/// </summary>
internal static class MemoryJudge
{
    private const double BytesPerGib = 1L << 30;
    private const double MibPerGib = 1 << 10;

    /// <summary>The verdict, or null where the scenario has no memory.</summary>
    public static HostVerdict? Judge(Scenario scenario, IReadOnlyList<MetricReading> readings)
    {
        if (scenario.Host.Memory is not { } memory || Host(readings, MemoryMetrics.Available) is not { } availableMib)
            return null;
        var (total, available) = (memory.Total / BytesPerGib, availableMib / MibPerGib);
        // The counter is a whole number: a guest that has all of its buffer of 20 % shows 83, and is really at 83.3.
        var exact = Host(readings, MemoryMetrics.AveragePressure) ?? 0;
        var pressure = Math.Round(exact);
        var isPaging = Sum(readings, MemoryMetrics.Paging) > PagingAbove.Value;
        var absent = Sum(readings, MemoryMetrics.NotStarted) > 0;
        var atMaximum = Sum(readings, MemoryMetrics.AtMaximum);
        var share = 100 * available / total;
        var health = pressure > OverCommittedPressure.Value || isPaging || absent ? HostHealth.OverCommitted
            : pressure > StrainedPressure.Value ? HostHealth.Strained
            : share > OverProvisionedMemory.Value && atMaximum == 0 ? HostHealth.OverProvisioned
            : HostHealth.EfficientlyProvisioned;
        var why = pressure > OverCommittedPressure.Value ? Above(OverCommittedPressure)
            : health == HostHealth.Strained ? Above(StrainedPressure)
            : "";
        var spare = health == HostHealth.OverProvisioned
            ? $" ({Figures.Percent(share)} %, above {Text(OverProvisionedMemory)})"
            : "";
        return new HostVerdict(health,
            $"{Gib(available)} of {Gib(total)} GiB available on average{spare}, mean pressure {Figures.Percent(exact)} %{why}"
            + (atMaximum > 0 ? $", {Figures.Text(atMaximum)} {(atMaximum == 1 ? "guest" : "guests")} at maximum" : ""));
    }

    private static string Gib(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Above(Threshold threshold) => $" (above {Text(threshold)})";

    private static string Text(Threshold threshold) => $"{threshold.Value} {threshold.Unit}";

    private static double? Host(IReadOnlyList<MetricReading> readings, Metric metric) =>
        readings.FirstOrDefault(reading => reading.Metric == metric && reading.Guest.Length == 0)?.Value;

    private static double Sum(IReadOnlyList<MetricReading> readings, Metric metric) =>
        readings.Where(reading => reading.Metric == metric).Sum(reading => reading.Value ?? 0);
}
