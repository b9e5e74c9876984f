using HvSim.Experiments.Comparison;
using HvSim.Report.Files;

namespace HvSim.Report.Comparison;

/// <summary>
/// <c>comparison.csv</c>: one row for each metric of each alternative; an alternative without results, or one whose base has
/// none, has one row that says why.
/// </summary>
public static class ComparisonCsv
{
    private static readonly string[] Columns =
    [
        "base", "alternative", "base_state", "alternative_state", "metric", "guest", "statistic", "scope", "unit", "asked_for",
        "base_value", "alternative_value", "difference", "half_width", "low", "high", "confidence_percent", "difference_percent",
        "low_percent", "high_percent", "pairs", "correlation", "replication_factor", "matters", "thin_data", "slight",
        "verdict", "reason",
    ];

    private static readonly int MetricColumns = Columns.Length - 6;

    /// <summary>The text; records end in a line feed.</summary>
    public static string Of(ComparisonStudy study)
    {
        using var table = Table(study);
        return table.Text();
    }

    internal static CsvTable Table(ComparisonStudy study)
    {
        var table = new CsvTable(Columns);
        foreach (var alternative in study.Result.Alternatives)
        {
            string[] keys =
            [
                study.Result.BaseName, alternative.Name, PointColumns.Name(study.Result.Base.State),
                PointColumns.Name(alternative.Point.State),
            ];
            foreach (var metric in alternative.Metrics)
                table.Row([.. keys, .. Cells(metric, study.Result.Confidence)]);
            if (alternative.Metrics.Count == 0)
            {
                table.Row([.. keys, .. Enumerable.Repeat("", MetricColumns), Words.Hyphenated(alternative.Verdict.ToString()),
                    Words.Joined(Prefixed("base: ", study.Result.Base.StateReason), alternative.Point.StateReason)]);
            }
        }
        return table;
    }

    private static string Prefixed(string prefix, string text) => text.Length == 0 ? "" : prefix + text;

    private static string[] Cells(MetricComparison metric, double confidence)
    {
        var (reading, difference) = (metric.Base, metric.Difference);
        return
        [
            reading.Metric.Name, reading.Guest, reading.Statistic, reading.Scope, reading.Metric.Unit,
            metric.IsAskedFor ? "true" : "false", Figure.Text(reading.Value), Figure.Text(metric.Alternative.Value),
            Figure.Text(difference?.Mean), Figure.Text(difference?.HalfWidth), Figure.Text(difference?.Low),
            Figure.Text(difference?.High), Figure.Text(100 * confidence), Percent(difference, d => d.Mean),
            Percent(difference, d => d.Low), Percent(difference, d => d.High),
            difference is null ? "" : Figure.Text((long)difference.Pairs), Figure.Text(difference?.Correlation),
            Figure.Text(difference?.ReplicationFactor), difference is null ? "" : Figure.Text(metric.Matters),
            metric.ThinData ? "true" : "false", metric.IsSlight ? "true" : "false",
            Words.Hyphenated(metric.Verdict.ToString()), metric.Reason,
        ];
    }

    private static string Percent(PairedDifference? difference, Func<PairedDifference, double> value) =>
        difference is null ? "" : Figure.Text(difference.Percent(value(difference)));
}
