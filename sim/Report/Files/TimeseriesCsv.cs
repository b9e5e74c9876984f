using HvSim.Scenarios.Results;

namespace HvSim.Report.Files;

/// <summary>
/// <c>timeseries.csv</c>: every time bin, warm-up included. The row with an empty guest is the host's and holds the processor
/// columns; the others are the guest classes that have requests or memory.
/// </summary>
internal static class TimeseriesCsv
{
    private const double NanosecondsPerMillisecond = 1e6;

    private static readonly string[] Columns =
    [
        "replication", "bin_end_s", "guest", "lp_child_percent", "lp_root_percent", "lp_hypervisor_percent", "lp_waking_percent",
        "lp_stranded_percent", "lp_idle_percent", "arrived", "completed", "mean_response_ms", "in_system",
        "memory_held_mib", "memory_committed_mib", "reason",
    ];

    public static CsvTable Of(Study study)
    {
        var table = new CsvTable([.. PointColumns.Header(study), .. Columns]);
        for (var i = 0; i < study.Points.Count; i++)
        {
            var point = study.Points[i];
            for (var r = 0; r < point.Replications.Count; r++)
                Rows(table, [.. PointColumns.Cells(point, i), Figure.Text(r + 1L)], point.Replications[r]);
        }
        return table;
    }

    private static void Rows(CsvTable table, List<string> keys, RunResult run)
    {
        var told = ClassesToTell(run);
        foreach (var bin in run.Series.Bins)
        {
            var end = Figure.Text(bin.End.Seconds);
            table.Row([.. keys, end, "", .. ProcessorCells(bin.Processors)]);
            foreach (var c in told)
                table.Row([.. keys, end, run.Classes[c].Name, "", "", "", "", "", "", .. ClassCells(bin.Classes[c])]);
        }
    }

    private static string[] ProcessorCells(LogicalProcessorTimes times)
    {
        var whole = times.Whole;
        string Percent(Engine.Duration part) => whole.Nanoseconds == 0 ? "" : Figure.Text(100 * (part / whole));
        return
        [
            Percent(times.Child), Percent(times.Root), Percent(times.Hypervisor), Percent(times.Waking), Percent(times.Stranded),
            Percent(times.Idle), "", "", "", "", "", "",
            whole.Nanoseconds == 0 ? "empty bin" : "",
        ];
    }

    private static string[] ClassCells(ClassBin bin) =>
    [
        Figure.Text(bin.Arrived), Figure.Text(bin.Completed),
        bin.Completed == 0 ? "" : Figure.Text((double)bin.ResponseNanoseconds / NanosecondsPerMillisecond / bin.Completed),
        Figure.Text(bin.InSystem), Memory(bin, bin.HeldMib), Memory(bin, bin.CommittedMib),
        bin.Completed == 0 ? "no request completed" : "",
    ];

    private static string Memory(ClassBin bin, long mib) => bin is { HeldMib: 0, CommittedMib: 0 } ? "" : Figure.Text(mib);

    private static List<int> ClassesToTell(RunResult run) =>
    [
        .. Enumerable.Range(0, run.Classes.Count)
            .Where(c => run.Series.Bins.Any(b =>
                b.Classes[c] is { Arrived: > 0 } or { Completed: > 0 } or { InSystem: > 0 } or { HeldMib: > 0 })),
    ];
}
