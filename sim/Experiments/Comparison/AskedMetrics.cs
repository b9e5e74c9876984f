using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Comparison;

/// <summary>
/// What a comparison answers for: the metrics that the objectives bound; without objectives the p95 of every class with
/// requests, and the mean elapsed time of every class of batch work; where no guest has either, how busy the processors are.
/// </summary>
internal static class AskedMetrics
{
    public static HashSet<MetricReading> Of(PointResult point)
    {
        if (point.Objectives.Count > 0)
        {
            return [.. point.Objectives.Select(objective => objective.Reading).SelectMany(reading => point.Readings.Where(own =>
                own.Metric == reading.Metric && own.Guest == reading.Guest && own.Statistic == reading.Statistic
                && own.Scope == reading.Scope))];
        }
        var guests = point.Scenario?.Guests ?? [];
        if (guests.All(guest => guest.Workload is IdleWorkload or TraceWorkload))
            return [.. point.Readings.Where(reading => reading.Metric == MetricCatalog.LpBusy)];
        return [.. guests.Select(guest => Of(point, guest)).OfType<MetricReading>()];
    }

    private static MetricReading? Of(PointResult point, GuestSpec guest) => guest.Workload switch
    {
        _ when guest.Count == 0 => null,
        OpenWorkload or ClosedWorkload =>
            point.Reading(MetricCatalog.ResponseTime.Name, guest.Name, Statistic.P95, Scope.Pooled),
        BatchWorkload => point.Reading(MetricCatalog.ElapsedTime.Name, guest.Name, Statistic.Mean, Scope.Pooled),
        _ => null,
    };
}
