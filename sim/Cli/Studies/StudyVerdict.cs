using HvSim.Experiments;
using HvSim.Report;

namespace HvSim.Cli.Studies;

/// <summary>What a study means for a script that waits for its exit code.</summary>
internal static class StudyVerdict
{
    public static int ExitCodeOf(Study study, bool failOnSlo, bool outOfTime)
    {
        if (study.Result.Interrupted)
            return outOfTime ? ExitCode.Undecided : ExitCode.Interrupted;
        if (failOnSlo && IsBroken(study))
            return ExitCode.ObjectiveBroken;
        return IsOpen(study) ? ExitCode.Undecided : ExitCode.Done;
    }

    /// <summary>
    /// Whether what was asked about does not do: a point of a run or a grid, or all values of a search, of which the first one
    /// breaks an objective already. Where a search finds values that do, the others are the answer and no failure.
    /// </summary>
    private static bool IsBroken(Study study) => study.Result.Overload is { } overload
        ? overload.Outcome == OverloadOutcome.BreaksAtFirst
        : study.Points.Any(point => point.Verdict == Verdict.Fail);

    /// <summary>
    /// Whether the answer of a search, or the verdict of a point, is open, or a point of a run or a grid is not as precise as was
    /// asked for within its replications. A search asks for verdicts only, and those of its other points are only drawn.
    /// </summary>
    private static bool IsOpen(Study study) => study.Result.Overload is { } overload
        ? overload.Undecided.Count > 0
        : study.Points.Any(point =>
            point.Verdict == Verdict.Undecided || point.Stopping is { Reason: StopReason.MostAllowed });
}
