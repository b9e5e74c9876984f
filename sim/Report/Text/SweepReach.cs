using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>How far the times of each class reach over a sweep: the least and the greatest, and where they were read.</summary>
internal static class SweepReach
{
    private const int MostClasses = 4;

    public static IEnumerable<string> Of(Study study)
    {
        var texts = study.Loaded.Scenario.Guests.Select(g => Of(study, g.Name)).Where(t => t.Length > 0).ToList();
        return texts.Count <= MostClasses ? texts : [];
    }

    private static string Of(Study study, string guest)
    {
        var batch = Of(study, guest, MetricCatalog.ElapsedTime, Statistic.Mean, "elapsed time");
        return batch.Length > 0 ? batch : Of(study, guest, MetricCatalog.ResponseTime, Statistic.P95, "response time");
    }

    private static string Of(Study study, string guest, Metric metric, string usual, string what)
    {
        var statistic = BoundedStatistics.Leading(study, guest, metric, usual);
        var title = statistic == Statistic.Mean ? $"mean {what}" : $"{what} {statistic}";
        var scope = Cells.ScopeOf(study, guest, metric);
        var known = study.Points
            .Select(p => (Point: p, p.Reading(metric.Name, guest, statistic, scope)?.Estimate))
            .Where(p => p.Estimate is { } e && double.IsFinite(e.Value) && double.IsFinite(e.HalfWidth))
            .OrderBy(p => p.Estimate!.Value)
            .ToList();
        if (known.Count < 2)
            return "";
        var (least, most) = (known[0], known[^1]);
        var times = least.Estimate!.Value > 0
            ? $", {Readable.Times(most.Estimate!.Value / least.Estimate.Value)} times as long"
            : "";
        string At((PointResult Point, Estimate? Estimate) p) =>
            $"{Readable.Number(p.Estimate)} {metric.Unit} at {Places.Named(study, [Places.Of(p.Point)])}";
        return $"{guest} {title}: from {At(least)} to {At(most)}{times}.";
    }
}
