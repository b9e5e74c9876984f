using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Text;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Comparison;

/// <summary>
/// A table for each alternative that has results: what was asked for, then the other figures of classes and host.
/// </summary>
internal static class ComparisonTables
{
    private static readonly Metric[] OfTheHost =
        [MetricCatalog.LpBusy, MetricCatalog.LpHypervisor, MetricCatalog.CpuWaitPerDispatch];

    public static IReadOnlyList<AnswerTable> Of(ComparisonStudy study, NoteList notes) =>
        [.. study.Result.Alternatives.Where(alternative => alternative.Metrics.Count > 0)
            .Select(alternative => Of(study, alternative, notes))];

    /// <summary>The metrics of an alternative that a reader sees first; all are in <c>comparison.csv</c>.</summary>
    public static IReadOnlyList<MetricComparison> Shown(ComparisonStudy study, ComparedAlternative alternative) =>
        [
            .. alternative.AskedFor,
            .. alternative.Metrics.Where(metric =>
                !metric.IsAskedFor && IsShown(study, metric.Base) && !IsToldAsWorst(study, alternative, metric.Base)),
        ];

    private static AnswerTable Of(ComparisonStudy study, ComparedAlternative alternative, NoteList notes) => new(
        [
            new("metric", IsText: true, IsKey: true), new(study.Result.BaseName), new(alternative.Name), new("difference"),
            new("%"), new("corr."), new("verdict", IsText: true),
        ],
        [.. Shown(study, alternative).Select(metric => Row(alternative, metric, notes))])
    {
        Caption = $"{alternative.Name} against {study.BaseWords}",
    };

    private static IReadOnlyList<string> Row(ComparedAlternative alternative, MetricComparison metric, NoteList notes)
    {
        if (metric.Difference is null)
            notes.Missing($"{alternative.Name}, {MetricWords.Name(metric.Base)}", metric.Reason);
        if (metric.ThinData)
            notes.Thin();
        return
        [
            MetricWords.WithUnit(metric.Base), Readable.Number(metric.Base.Estimate),
            Readable.Number(metric.Alternative.Estimate),
            metric.Difference is { } difference ? Readable.Difference(MetricWords.EstimateOf(difference)) : Readable.Missing,
            Readable.Change(metric.Difference?.Percent(metric.Difference.Mean)),
            metric.Difference?.Correlation is { } correlation ? Readable.Ratio(correlation) : Readable.Missing,
            MetricWords.Cell(metric) + (metric.ThinData ? "*" : ""),
        ];
    }

    /// <summary>Whether it is the figure of all guests of a class of one, which that of the worst one repeats.</summary>
    private static bool IsToldAsWorst(ComparisonStudy study, ComparedAlternative alternative, MetricReading reading) =>
        reading.Scope == Scope.Pooled
        && IsAlone(study.Result.Base, reading.Guest) && IsAlone(alternative.Point, reading.Guest)
        && alternative.AskedFor.Any(asked => asked.Base.Scope == Scope.Worst && asked.Base.Metric == reading.Metric
            && asked.Base.Guest == reading.Guest && asked.Base.Statistic == reading.Statistic);

    private static bool IsAlone(PointResult point, string guest) =>
        point.Scenario?.Guests.FirstOrDefault(spec => spec.Name == guest) is { Count: 1 };

    private static bool IsShown(ComparisonStudy study, MetricReading reading)
    {
        if (reading.Guest.Length == 0)
            return OfTheHost.Contains(reading.Metric);
        var isPooled = reading.Scope == Scope.Pooled;
        return reading.Metric switch
        {
            var m when m == MetricCatalog.ResponseTime => isPooled && reading.Statistic is not Statistic.P50,
            var m when m == MetricCatalog.ElapsedTime => isPooled && reading.Statistic == Statistic.Mean,
            var m when m == MetricCatalog.Stretch => true,
            // Open requests are completed as they arrive; clients that wait make as many as they are answered.
            var m when m == MetricCatalog.Throughput => study.Loaded.Scenario.Guests
                .Any(guest => guest.Name == reading.Guest && guest.Workload is ClosedWorkload),
            _ => false,
        };
    }
}
