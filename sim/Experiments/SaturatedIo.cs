using static HvSim.Experiments.VerdictThresholds;

namespace HvSim.Experiments;

/// <summary>
/// What of the host's I/O is at its limit where there is no steady state. Threads of the root partition that serve transfers are busy
/// while they wait for its virtual processors as well, so that those come first; a device, wire or limit waits for nobody.
/// </summary>
public static class SaturatedIo
{
    /// <summary>
    /// The stages at their limit with how busy they are, <c>busiest root virtual processor 99.2 % busy</c>; empty where none is,
    /// where the logical processors are at their limit, or where the point has a steady state.
    /// </summary>
    public static IReadOnlyList<string> At(PointResult point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point is not { State: PointState.NoSteadyState, Scenario: { } scenario } || IsAtLimit(LpBusy(point)))
            return [];
        var full = IoStage.Of(scenario, point.Readings).Where(stage => IsAtLimit(stage.Busy)).ToList();
        var causes = full.Where(stage => stage.Kind != IoStageKind.Service).ToList();
        return [.. (causes.Count > 0 ? causes : full).Select(Text)];
    }

    private static bool IsAtLimit(double busy) => busy > OverCommittedStage.Value;

    private static double LpBusy(PointResult point) => point.Reading(MetricCatalog.LpBusy.Name, "", Statistic.Mean)?.Value ?? 0;

    private static string Text(IoStage stage) => stage.Kind == IoStageKind.Limit
        ? $"{stage.Name}, for which transfers wait {Figures.Percent(stage.Busy)} % of the time"
        : $"{stage.Name} {Figures.Percent(stage.Busy)} % busy";
}
