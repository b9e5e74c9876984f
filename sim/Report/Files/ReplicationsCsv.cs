using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Report.Files;

/// <summary>
/// <c>replications.csv</c>: the value of each replication that an interval rests on. Where some replications have no value, it
/// is not known here which, so that seed and fingerprint stay empty.
/// </summary>
internal static class ReplicationsCsv
{
    private static readonly string[] Columns =
    [
        "guests", "virtual_to_logical_ratio", "state", "metric", "guest", "statistic", "scope", "unit", "replication", "seed",
        "fingerprint", "value", "reason",
    ];

    public static CsvTable Of(Study study)
    {
        var table = new CsvTable([.. PointColumns.Header(study), .. Columns]);
        for (var i = 0; i < study.Points.Count; i++)
        {
            var point = study.Points[i];
            var keys = SummaryCsv.Keys(point, i);
            foreach (var reading in point.Readings.Where(r => r.Estimate is not null))
                Rows(table, keys, point, reading);
        }
        return table;
    }

    private static void Rows(CsvTable table, List<string> keys, PointResult point, MetricReading reading)
    {
        var values = reading.Estimate!.Values;
        var known = values.Count == point.Replications.Count;
        for (var i = 0; i < values.Count; i++)
        {
            var seed = known ? point.Replications[i].Seed.ToString(CultureInfo.InvariantCulture) : string.Empty;
            var fingerprint = known ? Figure.Hex(point.Replications[i].Fingerprint) : string.Empty;
            table.Row(
            [
                .. keys, reading.Metric.Name, reading.Guest, reading.Statistic, reading.Scope, reading.Metric.Unit,
                Figure.Text(i + 1L), seed, fingerprint, Figure.Text(values[i]),
                double.IsFinite(values[i]) ? string.Empty : "no finite value",
            ]);
        }
    }
}
