using HvSim.Experiments.Comparison;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Comparison;

/// <summary>Chooses what the forest plot of a comparison shows.</summary>
internal static class ForestFigures
{
    private const int MostRows = 26;
    private const double LeastReach = 5;
    private const double ReachBeyondTheQuestion = 1.6;

    /// <summary>
    /// The figure; none where no alternative can be compared. Where the rows are too many, they are those that were asked for.
    /// The scale is theirs: another metric may reach beyond its end, and is marked there.
    /// </summary>
    public static IEnumerable<ForestFigure> Of(ComparisonStudy study)
    {
        var compared = study.Result.Alternatives.Where(alternative => alternative.Metrics.Count > 0).ToList();
        var rows = compared.SelectMany(one => Rows(one, ComparisonTables.Shown(study, one))).ToList();
        var asked = compared.SelectMany(one => Rows(one, [.. one.AskedFor])).ToList();
        if (rows.Count > MostRows && asked.Count > 0)
            rows = [.. asked.Take(MostRows)];
        if (rows.Count == 0)
            yield break;
        var reach = (asked.Count > 0 ? asked : rows).Max(row => Math.Max(Math.Abs(row.Low), Math.Abs(row.High)));
        yield return new ForestFigure
        {
            Name = "comparison",
            Title = $"Differences from {study.BaseWords}",
            Note = Note(study),
            ValueLabel = $"difference, % of {study.Result.BaseName}",
            Rows = rows,
            Reach = Math.Max(LeastReach, reach * ReachBeyondTheQuestion),
        };
    }

    private static IEnumerable<ForestRow> Rows(ComparedAlternative alternative, IReadOnlyList<MetricComparison> metrics)
    {
        var isFirst = true;
        foreach (var metric in metrics)
        {
            if (metric.Difference is not { } difference || difference.Percent(difference.Mean) is not { } value
                || IsShareOfNothing(metric, difference))
            {
                continue;
            }
            yield return new ForestRow(
                $"{alternative.Name}: {MetricWords.Name(metric.Base)}", value, difference.Percent(difference.Low)!.Value,
                difference.Percent(difference.High)!.Value, metric.Verdict, isFirst);
            isFirst = false;
        }
    }

    /// <summary>
    /// Whether the difference is too small to matter and yet a large share of a base near zero; the table has it in its unit.
    /// </summary>
    private static bool IsShareOfNothing(MetricComparison metric, PairedDifference difference) => metric.IsWithinWhatMatters
        && Math.Max(Math.Abs(difference.Percent(difference.Low)!.Value), Math.Abs(difference.Percent(difference.High)!.Value))
            > 100 * PrecisionSpec.Usual.P99;

    private static string Note(ComparisonStudy study)
    {
        var pairs = study.Result.Alternatives.SelectMany(one => one.Metrics).Max(metric => metric.Difference?.Pairs ?? 0);
        var level = study.Alternatives.Count == 1
            ? "95 % intervals"
            : FormattableString.Invariant(
                $"{100 * study.Result.Confidence:0.##} % intervals (95 % for {study.Alternatives.Count} alternatives)");
        return $"{level} over {pairs} pairs of replications under common random numbers";
    }
}
