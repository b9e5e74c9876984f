using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// Cells of a class that does batch work: how long it takes, and how many times as long as without a hypervisor.
/// </summary>
internal static class BatchCells
{
    public static AnswerColumn[] Columns { get; } = [new("elapsed s"), new("slowest guest s"), new("stretch")];

    public static IEnumerable<string> Of(Cells cells, string guest) =>
    [
        cells.Time(MetricCatalog.ElapsedTime, guest, Statistic.Mean, Scope.Pooled, interval: true),
        cells.Time(MetricCatalog.ElapsedTime, guest, Statistic.Mean, Scope.Worst, interval: false),
        cells.Stretch(guest),
    ];
}
