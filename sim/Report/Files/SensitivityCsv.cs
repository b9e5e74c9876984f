using HvSim.Experiments.Sensitivity;

namespace HvSim.Report.Files;

/// <summary>
/// <c>sensitivity.csv</c>: one row for the answer as things are, whose parameter is empty, and one for each end of the range
/// of each assumed value, in the order of how much they move the answer.
/// </summary>
internal static class SensitivityCsv
{
    private static readonly string[] Columns =
    [
        "rank", "parameter", "source", "value_in_force", "end", "value", "axis", "answer", "answer_at_end_of_axis", "metric",
        "metric_at", "unit", "metric_value", "half_width_95", "low_95", "high_95", "reason",
    ];

    public static CsvTable Of(SensitivityAnswer answer)
    {
        var table = new CsvTable(Columns);
        table.Row(["0", "", "", "", "in-force", "", .. Cells(answer, answer.Base)]);
        for (var i = 0; i < answer.Rows.Count; i++)
        {
            var row = answer.Rows[i];
            Put(i + 1L, row.Parameter, "low", row.Parameter.Low, row.Low);
            Put(i + 1L, row.Parameter, "high", row.Parameter.High, row.High);
        }
        return table;

        void Put(long rank, AssumedParameter parameter, string which, SensitivityEnd? end, SensitivityReading? reading)
        {
            if (end is not null && reading is not null)
            {
                table.Row([
                    Figure.Text(rank), parameter.Path, parameter.Source, parameter.Value, which, end.Value,
                    .. Cells(answer, reading)]);
            }
        }
    }

    private static string[] Cells(SensitivityAnswer answer, SensitivityReading reading) =>
    [
        answer.Axis, reading.Position is < 0 ? "none" : reading.AxisValue,
        answer.Axis.Length == 0 ? "" : reading.IsAtEnd ? "true" : "false",
        answer.MetricTitle, answer.MetricAt, reading.Metric?.Metric.Unit ?? "",
        Figure.Text(reading.Metric?.Value), Figure.Text(reading.Metric?.Estimate?.HalfWidth),
        Figure.Text(reading.Metric?.Estimate?.Low), Figure.Text(reading.Metric?.Estimate?.High),
        reading.Reason.Length > 0 ? reading.Reason : reading.Metric?.Reason ?? "",
    ];
}
