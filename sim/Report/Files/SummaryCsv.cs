using HvSim.Experiments;

namespace HvSim.Report.Files;

/// <summary>
/// <c>summary.csv</c>: one row for each metric of each point, with its interval. A value that does not exist is an empty cell
/// with its reason; a point where nothing was simulated has one row with the reason and no metric.
/// </summary>
internal static class SummaryCsv
{
    private static readonly string[] Columns =
    [
        "guests", "virtual_to_logical_ratio", "state", "metric", "guest", "statistic", "scope", "unit", "value", "half_width_95",
        "low_95", "high_95", "replications", "thin_data", "reason",
    ];

    public static CsvTable Of(Study study)
    {
        var table = new CsvTable([.. PointColumns.Header(study), .. Columns]);
        for (var i = 0; i < study.Points.Count; i++)
        {
            var point = study.Points[i];
            var keys = Keys(point, i);
            foreach (var reading in point.Readings)
                table.Row([.. keys, .. Cells(reading, point)]);
            if (point.Readings.Count == 0)
                table.Row([.. keys, "", "", "", "", "", "", "", "", "", "0", "", point.StateReason]);
        }
        return table;
    }

    /// <summary>The columns that a row of this file shares with one of <c>replications.csv</c>.</summary>
    internal static List<string> Keys(PointResult point, int index) =>
    [
        .. PointColumns.Cells(point, index), Figure.Text((long)point.Guests), Figure.Text(point.VirtualToLogicalRatio),
        PointColumns.Name(point.State),
    ];

    private static string[] Cells(MetricReading reading, PointResult point) =>
    [
        reading.Metric.Name, reading.Guest, reading.Statistic, reading.Scope, reading.Metric.Unit,
        Figure.Text(reading.Value), Figure.Text(reading.Estimate?.HalfWidth),
        Figure.Text(reading.Estimate?.Low), Figure.Text(reading.Estimate?.High),
        Figure.Text((long)(reading.Estimate?.Values.Count ?? point.Replications.Count)),
        reading.ThinData ? "true" : "false", Reason(reading),
    ];

    /// <summary>Why a cell is empty: the reading's own reason, or that its value is no finite number.</summary>
    internal static string Reason(MetricReading reading) =>
        reading.Reason.Length == 0 && Figure.Rounded(reading.Value) is null ? "no finite value" : reading.Reason;
}
