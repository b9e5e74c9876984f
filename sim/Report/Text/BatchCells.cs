using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// Cells of a class that does batch work: how long it takes, and how many times as long as without a hypervisor.
/// </summary>
internal static class BatchCells
{
    public static AnswerColumn[] Columns { get; } = [new("elapsed s"), new("slowest guest s"), new("stretch")];

    public static IEnumerable<string> Of(Study study, AnswerOptions options, Cells cells, string guest) =>
    [
        cells.Time(MetricCatalog.ElapsedTime, guest, Statistic.Mean, Scope.Pooled, interval: true),
        cells.Time(MetricCatalog.ElapsedTime, guest, Statistic.Mean, Scope.Worst, interval: false),
        cells.Stretch(guest, options.NativeElapsedSeconds ?? Native(study, guest)),
    ];

    /// <summary>The elapsed time of the study's own native point, where it has just one.</summary>
    public static double? Native(Study study, string guest)
    {
        var native = study.Points.Where(p => p.Scenario is { Host.Hypervisor: null }).ToList();
        return native.Count != 1
            ? null
            : native[0].Reading(MetricCatalog.ElapsedTime.Name, guest, Statistic.Mean, Scope.Pooled)?.Value;
    }
}
