using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>What stands against forming means at a point.</summary>
/// <param name="Unfinished">Why batch work counts as not done; empty where it was, or where there is none.</param>
/// <param name="Unsteady">Why there is no steady state; empty where there is one.</param>
internal readonly record struct PointHealth(string Unfinished, string Unsteady)
{
    public PointState State => this switch
    {
        { Unfinished.Length: > 0 } => PointState.NotFinished,
        { Unsteady.Length: > 0 } => PointState.NoSteadyState,
        _ => PointState.Steady,
    };

    public string Reason => string.Join("; ", new[] { Unfinished, Unsteady }.Where(text => text.Length > 0));

    public static PointHealth Of(Scenario scenario, IReadOnlyList<RunResult> runs) =>
        Of(scenario, runs, Backlog.OfAll(scenario, runs));

    public static PointHealth Of(Scenario scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<Backlog?> backlogs)
    {
        var unfinished = runs.Count(run => !run.Finished);
        return new PointHealth(
            unfinished == 0
                ? ""
                : $"batch work not done within {scenario.Run.Duration} in {unfinished} of {runs.Count} replications",
            SteadyState.Objection(scenario, runs, backlogs));
    }
}
