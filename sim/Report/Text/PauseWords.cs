using HvSim.Experiments;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Text;

/// <summary>How often and for how long managed runtimes stop their guests.</summary>
internal static class PauseWords
{
    private const double MillisecondsPerPercent = 10;

    /// <summary>A sentence for each class whose guests have paused.</summary>
    public static IEnumerable<string> Of(PointResult point) =>
        (point.Scenario?.Guests ?? []).Select(guest => Of(point, guest)).OfType<string>();

    private static string? Of(PointResult point, GuestSpec guest)
    {
        if (Mean(PauseMetrics.Share) is not { } share || Read(PauseMetrics.Rate, Statistic.Total) is not (> 0 and { } rate))
            return null;
        var length = MillisecondsPerPercent * share * guest.Count / rate;
        var ofAll = guest.Count == 1 ? "" : $" in all {guest.Count} guests";
        var stopping = Mean(PauseMetrics.TimeToSafePoint) is { } time
            ? $", of which {Readable.Number(time)} ms until all threads are at a safe point"
            : "";
        return $"Pauses of {guest.Name}: {Readable.Number(rate)} a second{ofAll}, each of {Readable.Number(length)} ms"
            + $"{stopping}; {Readable.Percent(share)} % of a guest's time.";

        double? Mean(Metric metric) => Read(metric, Statistic.Mean);

        double? Read(Metric metric, string statistic) => point.Reading(metric.Name, guest.Name, statistic, "")?.Value;
    }
}
