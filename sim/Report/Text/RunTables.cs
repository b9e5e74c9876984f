using HvSim.Experiments;
using HvSim.Report.Files;

namespace HvSim.Report.Text;

/// <summary>The figures of a single run: one row for each class, and the host.</summary>
internal static class RunTables
{
    private static readonly AnswerColumn[] RequestColumns =
    [
        new("class", IsText: true, IsKey: true), new("guests"), new("done /s"), new("mean ms"), new("p50 ms"), new("p95 ms"),
        new("p99 ms"), new("CPU wait us"), new("ready threads"),
    ];

    private static IReadOnlyList<AnswerColumn> HostColumns(bool stranded) =>
    [
        new("LP busy %"), new("guest"), new("root"), new("hyp"), .. SweepTables.If(stranded, () => new AnswerColumn("stranded")),
        new("idle"), new("CPU wait us"), new("VPs per LP"),
    ];

    public static IReadOnlyList<AnswerTable> Of(Study study, NoteList notes)
    {
        var point = study.Points.Count > 0 ? study.Points[0] : null;
        if (point is null || point.Readings.Count == 0)
            return [];
        var cells = new Cells(study, point, "", notes);
        var tables = new List<AnswerTable>();
        var batches = SweepTables.Classes(study, MetricCatalog.ElapsedTime);
        if (batches.Count > 0)
        {
            tables.Add(new AnswerTable(
                [
                    new("class", IsText: true, IsKey: true), new("guests"), .. BatchCells.Columns(study, batches),
                    new("CPU wait us"),
                ],
                [.. batches.Select(g => Batch(cells, point, g, BatchCells.Of(study, batches)))])
            {
                Caption = "Batch work by class",
            });
        }
        var requests = SweepTables.Classes(study, MetricCatalog.ResponseTime).Except(batches).ToList();
        if (requests.Count > 0)
        {
            tables.Add(new AnswerTable(RequestColumns, [.. requests.Select(g => Request(cells, point, g))])
            {
                Caption = "Requests by class",
            });
        }
        var stranded = SweepTables.HasStranded(study);
        tables.Add(new AnswerTable(HostColumns(stranded), [Host(cells, point, stranded)]) { Caption = "The host" });
        SweepTables.ScopeNote(study, requests, notes);
        return tables;
    }

    private static IReadOnlyList<string> Batch(
        Cells cells, PointResult point, string guest, Func<Cells, string, IEnumerable<string>> figures) =>
    [
        guest, Count(point, guest), .. figures(cells, guest),
        cells.Only(MetricCatalog.CpuWaitPerDispatch, guest),
    ];

    private static IReadOnlyList<string> Request(Cells cells, PointResult point, string guest) =>
    [
        guest, Count(point, guest), cells.Only(MetricCatalog.Throughput, guest),
        cells.ResponseTime(guest, Statistic.Mean, interval: true), cells.ResponseTime(guest, Statistic.P50),
        cells.ResponseTime(guest, Statistic.P95, interval: true), cells.ResponseTime(guest, Statistic.P99),
        cells.Only(MetricCatalog.CpuWaitPerDispatch, guest), cells.Only(MetricCatalog.ReadyThreads, guest),
    ];

    private static IReadOnlyList<string> Host(Cells cells, PointResult point, bool stranded) =>
    [
        cells.Only(MetricCatalog.LpBusy, "", percent: true), cells.Only(MetricCatalog.LpChild, "", percent: true),
        cells.Only(MetricCatalog.LpRoot, "", percent: true), cells.Only(MetricCatalog.LpHypervisor, "", percent: true),
        .. SweepTables.If(stranded, () => cells.Only(MetricCatalog.LpStranded, "", percent: true)),
        cells.Only(MetricCatalog.LpIdle, "", percent: true), cells.Only(MetricCatalog.CpuWaitPerDispatch, ""),
        Readable.Ratio(point.VirtualToLogicalRatio),
    ];

    private static string Count(PointResult point, string guest) =>
        point.Scenario?.Guests.FirstOrDefault(g => g.Name == guest) is { } spec
            ? Figure.Text((long)spec.Count)
            : Readable.Missing;
}
