using HvSim.Experiments;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Text;

/// <summary>Cells of one point's row, with notes on those that have no value.</summary>
internal sealed class Cells(Study study, PointResult point, string place, NoteList notes)
{
    /// <summary>
    /// A statistic of a class's response time, over the scope that its objective has; with its interval where an objective bounds
    /// it, and p95 where none does.
    /// </summary>
    /// <param name="guest">The class.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="interval">Whether it has its interval all the same.</param>
    public string ResponseTime(string guest, string statistic, bool interval = false)
    {
        var metric = MetricCatalog.ResponseTime;
        return Time(metric, guest, statistic, ScopeOf(study, guest, metric),
            interval || BoundedStatistics.HasInterval(study, guest, metric, statistic, usual: Statistic.P95));
    }

    /// <summary>A statistic of a time of a class, over all of its guests or over the worst one.</summary>
    public string Time(Metric metric, string guest, string statistic, string scope, bool interval)
    {
        var reading = point.Reading(metric.Name, guest, statistic, scope);
        return Noted(interval ? Readable.PlusMinus(reading?.Estimate) : Readable.Number(reading?.Estimate), reading, mark: true);
    }

    /// <summary>Elapsed time over that of a native run.</summary>
    public string Stretch(string guest)
    {
        var reading = point.Reading(MetricCatalog.Stretch.Name, guest, Statistic.Mean, Scope.Pooled);
        return Noted(Readable.Ratio(reading?.Estimate), reading, mark: false);
    }

    /// <summary>A metric that has one statistic; with its interval where an objective bounds it.</summary>
    public string Only(Metric metric, string guest, bool percent = false)
    {
        if (Wording.ObjectivesOf(study, guest, metric) is [var objective, ..])
        {
            var bounded = ObjectiveTerms.Reading(objective, point.Readings);
            return Noted(Readable.PlusMinus(bounded.Estimate), bounded, mark: true);
        }
        var reading = point.Readings.FirstOrDefault(r => r.Metric.Name == metric.Name && r.Guest == guest);
        return Noted(percent ? Readable.Percent(reading?.Estimate) : Readable.Number(reading?.Estimate), reading, mark: false);
    }

    /// <summary>
    /// The worst of the verdicts on the host's processors, memory and I/O, in this order where they are alike; of what, where it
    /// is not processors; the point's state where it is no steady one.
    /// </summary>
    public string Verdict()
    {
        if (point.State != PointState.Steady)
            return ObjectiveWords.State(point.State);
        var (of, worst) = ("", point.HostVerdict);
        foreach (var (other, verdict) in new[] { ("memory ", point.MemoryVerdict), ("I/O ", point.IoVerdict) })
        {
            if (verdict is not null && verdict.Health > Best(worst))
                (of, worst) = (other, verdict);
        }
        return worst is null ? Readable.Missing : of + Health(worst.Health);
    }

    /// <summary>Whether times of the class are of its worst guest.</summary>
    public static bool IsWorst(Study study, string guest, Metric metric) => ScopeOf(study, guest, metric) == Scope.Worst;

    /// <summary>The scope that the class's first objective on the metric has; pooled where there is none.</summary>
    public static string ScopeOf(Study study, string guest, Metric metric)
    {
        var objectives = Wording.ObjectivesOf(study, guest, metric);
        return objectives.Count > 0 && objectives[0].Across == ObjectiveScope.Worst ? Scope.Worst : Scope.Pooled;
    }

    private static HostHealth Best(HostVerdict? verdict) => verdict?.Health ?? HostHealth.OverProvisioned;

    private static string Health(HostHealth health) =>
        health == HostHealth.EfficientlyProvisioned ? "efficient" : RunWords.Health(health);

    private string Noted(string text, MetricReading? reading, bool mark)
    {
        if (text == Readable.Missing)
            notes.Missing(place, Reason(reading));
        if (!mark || reading is not { ThinData: true })
            return text;
        notes.Thin();
        return text + "*";
    }

    private string Reason(MetricReading? reading)
    {
        if (point.State != PointState.Steady && point.StateReason.Length > 0)
            return point.StateReason;
        return reading is { Reason.Length: > 0 } ? reading.Reason : "not measured";
    }
}
