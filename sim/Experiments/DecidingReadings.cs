using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// What decides whether a point gets more replications: the readings that its objectives bound (of memory, their verdicts
/// alone), and their verdicts; without
/// objectives mean and 95th percentile of the times of each class, over all its guests, of which batch work has the mean only.
/// </summary>
internal static class DecidingReadings
{
    /// <summary>
    /// What a point lacks most after these replications, or null. One broken objective settles the verdict, whatever the others say;
    /// without a steady state, or with work not done, there is nothing to be precise about.
    /// </summary>
    /// <param name="scenario">The scenario at the point.</param>
    /// <param name="runs">Its replications so far.</param>
    /// <param name="isSearched">Whether the point only has to be decided, however wide its intervals are.</param>
    public static Need? Lack(Scenario scenario, IReadOnlyList<RunResult> runs, bool isSearched)
    {
        var health = PointHealth.Of(scenario, runs);
        if (health.State != PointState.Steady)
            return null;
        var list = new ReadingList(runs);
        for (var index = 0; index < scenario.Guests.Count; index++)
        {
            if (scenario.Objectives.Count == 0 || scenario.Objectives.Any(one => one.Guest == scenario.Guests[index].Name))
                ClassReadings.TakeTimes(list, scenario, index, suppressed: "");
            if (scenario.Objectives.Any(one => ObjectiveTerms.IsOfMemory(one) && one.Guest == scenario.Guests[index].Name))
                MemoryMetrics.Take(list, scenario, index);
        }
        if (scenario.Objectives.Any(one => ObjectiveTerms.IsOfMemory(one) && one.Guest.Length == 0))
            MemoryMetrics.TakeHost(list, scenario);
        var objectives = ObjectiveJudge.Judge(scenario, list.Readings, health);
        var isSettled = objectives.Any(objective => objective.Verdict == Verdict.Fail);
        var bounded = scenario.Objectives.Count == 0
            ? Usual(list)
            : objectives.Where(one => !ObjectiveTerms.IsOfMemory(one.Objective)).Select(one => one.Reading);
        var needs = (isSearched ? [] : bounded.Select(reading => Need.OfPrecision(reading, scenario.Run.Precision)))
            .Concat(isSettled ? [] : objectives.Select(Need.OfVerdict))
            .OfType<Need>();
        return needs.MaxBy(need => need.Excess);
    }

    /// <summary>Whether a class is what the point is simulated for: objectives bound it, or they bound no class.</summary>
    public static bool Concern(Scenario scenario, GuestSpec guest) =>
        scenario.Objectives.Any(one => one.Guest == guest.Name) || scenario.Objectives.All(one => one.Guest.Length == 0);

    private static IEnumerable<MetricReading> Usual(ReadingList list) => list.Readings.Where(reading =>
        reading.Scope == Scope.Pooled
        && (reading.Statistic == Statistic.Mean
            || (reading.Statistic == Statistic.P95 && reading.Metric == MetricCatalog.ResponseTime)));
}
