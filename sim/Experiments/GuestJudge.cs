using HvSim.Scenarios.Specs;
using static HvSim.Experiments.VerdictThresholds;

namespace HvSim.Experiments;

/// <summary>
/// The verdict on guest classes. A guest is under-provisioned where it would use more virtual processors than it has: all that
/// it has run nearly all the time, and threads wait for them inside. A guest whose virtual processors wait for logical ones, or
/// are held back by a limit, is not: they do not run. Over-provisioned is a class that keeps its objectives and where even the
/// guest that wants most could spare one.
/// </summary>
internal static class GuestJudge
{
    /// <summary>The verdicts in the scenario's order; none for classes without guests or without work.</summary>
    /// <param name="scenario">The scenario at the point.</param>
    /// <param name="readings">What was measured.</param>
    /// <param name="objectives">Verdicts on the objectives: where one may be broken, nobody has more than is needed.</param>
    /// <param name="isSteady">Whether there is a steady state; what waits without end does not want a processor meanwhile.</param>
    public static IReadOnlyList<GuestVerdict> Judge(
        Scenario scenario, IReadOnlyList<MetricReading> readings, IReadOnlyList<ObjectiveVerdict> objectives, bool isSteady) =>
        [.. scenario.Guests.Where(guest => guest is { Count: > 0, Workload: not IdleWorkload })
            .Select(guest => Of(guest, readings, isSteady && IsContent(guest, objectives))).OfType<GuestVerdict>()];

    private static bool IsContent(GuestSpec guest, IReadOnlyList<ObjectiveVerdict> objectives) => objectives
        .Where(one => one.Objective.Guest == guest.Name || one.Objective.Guest.Length == 0)
        .All(one => one.Verdict == Verdict.Pass);

    private static GuestVerdict? Of(GuestSpec guest, IReadOnlyList<MetricReading> readings, bool isContent)
    {
        MetricReading? Worst(Metric metric) => readings.FirstOrDefault(
            reading => reading.Metric == metric && reading.Guest == guest.Name && reading.Scope == Scope.Worst);
        if ((Worst(MetricCatalog.ReadyThreads), Worst(ProvisioningMetrics.LeastVpBusy), Worst(ProvisioningMetrics.VpWanted))
            is not ({ Value: { } queue } longest, { Value: { } least }, { Value: { } wanted }))
            return null;
        var processors = guest.VirtualProcessors;
        var isBusy = least > UnderProvisionedAbove.Value;
        var isQueued = queue > ReadyThreadsAbove.Value * processors;
        var which = guest.Count > 1 ? $"{guest.Name}[{longest.WorstGuest}] has " : "";
        var all = processors switch
        {
            1 => "its virtual processor",
            2 => "both virtual processors at least",
            _ => $"all {processors} virtual processors at least",
        };
        var evidence = $"{which}{all} {Figures.Percent(least)} % busy"
            + (isBusy ? $" (above {Text(UnderProvisionedAbove)})" : "")
            + $", {Figures.Text(queue)} ready threads on average"
            + (isQueued ? $" (above {ReadyThreadsAbove.Value} for each)" : "");
        if (isBusy && isQueued)
            return new GuestVerdict(guest.Name, GuestHealth.UnderProvisioned, evidence);
        var withOneLess = processors > 1 ? wanted * processors / (processors - 1) : double.PositiveInfinity;
        return isContent && withOneLess < OverProvisionedGuest.Value
            ? new GuestVerdict(guest.Name, GuestHealth.OverProvisioned,
                $"virtual processors wanted {Figures.Percent(wanted)} % of the time at most, {Figures.Percent(withOneLess)} % with "
                + $"{processors - 1} instead of {processors} (below {Text(OverProvisionedGuest)})")
            : new GuestVerdict(guest.Name, GuestHealth.EfficientlyProvisioned, evidence);
    }

    private static string Text(Threshold threshold) => $"{threshold.Value} {threshold.Unit}";
}
