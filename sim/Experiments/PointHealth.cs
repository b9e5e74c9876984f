using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>What stands against forming means at a point.</summary>
/// <param name="Unfinished">Why batch work counts as not done; empty where it was, or where there is none.</param>
/// <param name="Unsteady">Why there is no steady state; empty where there is one.</param>
/// <param name="NotStarted">Which guests did not start; empty where all did.</param>
internal readonly record struct PointHealth(string Unfinished, string Unsteady, string NotStarted = "")
{
    public PointState State => this switch
    {
        { NotStarted.Length: > 0 } => PointState.NotStarted,
        { Unfinished.Length: > 0 } => PointState.NotFinished,
        { Unsteady.Length: > 0 } => PointState.NoSteadyState,
        _ => PointState.Steady,
    };

    /// <summary>Why there are no response times; empty where there are.</summary>
    public string Suppressing => NotStarted.Length > 0 ? NotStarted : Unsteady;

    public string Reason => NotStarted.Length > 0
        ? NotStarted
        : string.Join("; ", new[] { Unfinished, Unsteady }.Where(text => text.Length > 0));

    public static PointHealth Of(Scenario scenario, IReadOnlyList<RunResult> runs) =>
        Of(scenario, runs, Backlog.OfAll(scenario, runs));

    public static PointHealth Of(Scenario scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<Backlog?> backlogs)
    {
        var unfinished = runs.Count(run => !run.Finished);
        return new PointHealth(
            unfinished == 0
                ? ""
                : $"batch work not done within {scenario.Run.Duration} in {unfinished} of {runs.Count} replications",
            SteadyState.Objection(scenario, runs, backlogs),
            AbsentGuests.Of(scenario, runs));
    }
}
