using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>What a run without objectives answers: how long each class of guests takes.</summary>
internal static class MainFigures
{
    private const double SecondsPerMinute = 60;
    private const double LongestInSeconds = 600;

    public static IEnumerable<string> Of(PointResult point)
    {
        var figures = point.Scenario!.Guests.Select(guest => Of(point, guest.Name)).Where(text => text.Length > 0).ToList();
        return figures.Count > 0 ? figures : ["No guest has anything to do."];
    }

    private static string Of(PointResult point, string guest)
    {
        if (point.Reading(MetricCatalog.ElapsedTime.Name, guest, Statistic.Mean, Scope.Pooled)?.Estimate is { } elapsed)
            return $"{guest}: done in {Duration(elapsed)}.";
        var mean = point.Reading(MetricCatalog.ResponseTime.Name, guest, Statistic.Mean, Scope.Pooled)?.Estimate;
        var p95 = point.Reading(MetricCatalog.ResponseTime.Name, guest, Statistic.P95, Scope.Pooled)?.Estimate;
        var unit = MetricCatalog.ResponseTime.Unit;
        return mean is null ? "" : $"{guest}: mean response {Readable.Interval(mean, unit)}, p95 {Readable.Interval(p95, unit)}.";
    }

    private static string Duration(Estimate seconds) => seconds.Value <= LongestInSeconds
        ? Readable.Interval(seconds, "s")
        : Readable.Interval(
            seconds with { Value = seconds.Value / SecondsPerMinute, HalfWidth = seconds.HalfWidth / SecondsPerMinute }, "min");
}
