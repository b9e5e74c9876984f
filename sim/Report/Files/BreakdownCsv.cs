namespace HvSim.Report.Files;

/// <summary><c>breakdown.csv</c>: where the time of a request went, for the mean request and for the slowest 5 %.</summary>
internal static class BreakdownCsv
{
    private static readonly string[] Columns = ["guest", "statistic", "part", "ms_per_request", "share_percent", "reason"];

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
                        Figure.Text(100 * part.Share), part.Reason,
                    ]);
                }
            }
        }
        return table;
    }
}
