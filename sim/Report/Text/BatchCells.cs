using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// Cells of a class that does batch work: how long it takes, and how many times as long as without a hypervisor. Other statistics
/// of the elapsed time are there where an objective bounds them.
/// </summary>
internal static class BatchCells
{
    public static AnswerColumn[] Columns(Study study, IReadOnlyList<string> guests) =>
    [
        new("elapsed s"), new("slowest guest s"), .. Others(study, guests).Select(one => new AnswerColumn($"{one} s")),
        new("stretch"),
    ];

    public static Func<Cells, string, IEnumerable<string>> Of(Study study, IReadOnlyList<string> guests) => (cells, guest) =>
    [
        cells.Time(MetricCatalog.ElapsedTime, guest, Statistic.Mean, Scope.Pooled, interval: true),
        cells.Time(MetricCatalog.ElapsedTime, guest, Statistic.Mean, Scope.Worst, interval: IsOfSlowest(study, guest)),
        .. Others(study, guests).Select(one => cells.Time(
            MetricCatalog.ElapsedTime, guest, one, Cells.ScopeOf(study, guest, MetricCatalog.ElapsedTime), interval: true)),
        cells.Stretch(guest),
    ];

    private static List<string> Others(Study study, IReadOnlyList<string> guests) =>
        [.. guests.SelectMany(guest => BoundedStatistics.Of(study, guest, MetricCatalog.ElapsedTime)).Distinct()
            .Where(statistic => statistic != Statistic.Mean)];

    private static bool IsOfSlowest(Study study, string guest) => Cells.IsWorst(study, guest, MetricCatalog.ElapsedTime)
        && BoundedStatistics.Of(study, guest, MetricCatalog.ElapsedTime).Contains(Statistic.Mean);
}
