using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Whether an objective is met at a point.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Reading">The reading that it bounds; without an estimate where that does not exist.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Explanation">One line: the objective, the interval, and what follows.</param>
public sealed record ObjectiveVerdict(ObjectiveSpec Objective, MetricReading Reading, Verdict Verdict, string Explanation)
{
    /// <summary>
    /// Whether there is anything to judge; a class without guests keeps every bound, so that a search can begin with none.
    /// </summary>
    public bool IsJudged { get; init; } = true;
}
