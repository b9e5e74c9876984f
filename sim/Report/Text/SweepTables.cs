using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// The figures of a sweep: one row for each point, with the only class and the host in it, or a table for each kind of class.
/// </summary>
internal static class SweepTables
{
    private static readonly AnswerColumn[] HostColumns =
        [new("LP busy %"), new("guest"), new("root"), new("hyp"), new("CPU wait us"), new("host verdict", IsText: true)];

    private static readonly AnswerColumn[] TimeColumns = [new("p50 ms"), new("p95 ms"), new("p99 ms")];

    public static IReadOnlyList<AnswerTable> Of(Study study, NoteList notes)
    {
        if (study.Points.Count == 0)
            return [];
        var requests = Classes(study, MetricCatalog.ResponseTime);
        var batches = Classes(study, MetricCatalog.ElapsedTime);
        var tables = new List<AnswerTable>();
        if (requests.Count == 1)
        {
            tables.Add(Table(study, notes, [.. TimeColumns, .. HostColumns], c => [.. Times(c, requests[0]), .. Host(c)]));
        }
        else
        {
            if (requests.Count > 1)
            {
                AnswerColumn[] columns = [.. TimeColumns, new("done /s"), new("CPU wait us")];
                tables.Add(PerClass(study, notes, requests, columns, (c, g) => [.. Times(c, g), .. Flow(c, g)]));
            }
            tables.Add(Table(study, notes, HostColumns, Host));
        }
        if (batches.Count > 0)
            tables.Insert(0, PerClass(study, notes, batches, BatchCells.Columns, BatchCells.Of));
        ScopeNote(study, [.. requests], notes);
        return tables;
    }

    /// <summary>The classes that have such a reading, in the scenario's order.</summary>
    internal static List<string> Classes(Study study, Metric metric) => [.. study.Loaded.Scenario.Guests.Select(g => g.Name)
        .Where(g => study.Points.Any(p => p.Readings.Any(r => r.Metric.Name == metric.Name && r.Guest == g)))];

    /// <summary>Says whose times the tables show, where it is not the class's as a whole.</summary>
    internal static void ScopeNote(Study study, IReadOnlyList<string> guests, NoteList notes)
    {
        var worst = guests.Where(g => Cells.IsWorst(study, g, MetricCatalog.ResponseTime)).ToList();
        if (worst.Count > 0)
            notes.Say($"Response times of {Lists.And(worst)} are those of the worst guest; pooled ones are in summary.csv.");
    }

    private static AnswerTable PerClass(
        Study study,
        NoteList notes,
        List<string> guests,
        AnswerColumn[] columns,
        Func<Cells, string, IEnumerable<string>> cells) => new(
        [.. Axes(study), new AnswerColumn("class", IsText: true), .. columns],
        [
            .. study.Points.SelectMany(p => guests.Select(g => (IReadOnlyList<string>)
                [.. p.Coordinates.Select(c => c.Value), g, .. cells(new Cells(study, p, Place(p), notes), g)])),
        ]);

    private static AnswerTable Table(
        Study study, NoteList notes, AnswerColumn[] columns, Func<Cells, IEnumerable<string>> cells) => new(
        [.. Axes(study), .. columns],
        [
            .. study.Points.Select(p => (IReadOnlyList<string>)
                [.. p.Coordinates.Select(c => c.Value), .. cells(new Cells(study, p, Place(p), notes))]),
        ]);

    private static IEnumerable<AnswerColumn> Axes(Study study) => study.Axes.Select((path, i) => new AnswerColumn(
        AxisName.Heading(path, alone: study.Axes.Count == 1),
        IsText: !study.Points.All(p => p.Coordinates[i].Value.All(c => char.IsAsciiDigit(c) || c == '.'))));

    private static IEnumerable<string> Times(Cells cells, string guest) =>
    [
        cells.Time(MetricCatalog.ResponseTime, guest, Statistic.P50, interval: false),
        cells.Time(MetricCatalog.ResponseTime, guest, Statistic.P95, interval: true),
        cells.Time(MetricCatalog.ResponseTime, guest, Statistic.P99, interval: false),
    ];

    private static IEnumerable<string> Flow(Cells cells, string guest) =>
        [cells.Only(MetricCatalog.Throughput, guest), cells.Only(MetricCatalog.CpuWaitPerDispatch, guest)];

    private static IEnumerable<string> Host(Cells cells) =>
    [
        cells.Only(MetricCatalog.LpBusy, "", percent: true), cells.Only(MetricCatalog.LpChild, "", percent: true),
        cells.Only(MetricCatalog.LpRoot, "", percent: true), cells.Only(MetricCatalog.LpHypervisor, "", percent: true),
        cells.Only(MetricCatalog.CpuWaitPerDispatch, ""), cells.Verdict(),
    ];

    private static string Place(PointResult point) => point.Coordinates.Count == 1
        ? AxisName.Value(point.Coordinates[0].Path, point.Coordinates[0].Value)
        : "(" + string.Join(", ", point.Coordinates.Select(c => c.Value)) + ")";
}
