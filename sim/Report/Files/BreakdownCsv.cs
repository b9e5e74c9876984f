namespace HvSim.Report.Files;

/// <summary>
/// <c>breakdown.csv</c>: where the time of a request went, for the mean request and for the slowest 5 %. The parts of a statistic
/// add up to its response time; those of the mean to the pooled mean in <c>summary.csv</c>.
/// </summary>
internal static class BreakdownCsv
{
    private static readonly string[] Columns =
    [
        "guest", "statistic", "part", "ms_per_request", "half_width_95_ms", "low_95_ms", "high_95_ms", "share_percent", "reason",
    ];

    public static CsvTable Of(Study study)
    {
        var table = new CsvTable([.. PointColumns.Header(study), .. Columns]);
        for (var i = 0; i < study.Points.Count; i++)
        {
            var keys = PointColumns.Cells(study.Points[i], i).ToList();
            foreach (var shares in PartShares.Of(study.Points[i]))
            {
                foreach (var part in shares.Parts)
                {
                    table.Row(
                    [
                        .. keys, shares.Guest, shares.Statistic, part.Part, Figure.Text(part.Milliseconds),
                        Figure.Text(part.Estimate?.HalfWidth), Figure.Text(part.Estimate?.Low),
                        Figure.Text(part.Estimate?.High), Figure.Text(100 * part.Share), part.Reason,
                    ]);
                }
            }
        }
        return table;
    }
}
