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
        if (failOnSlo && study.Points.Any(point => point.Verdict == Verdict.Fail))
            return ExitCode.ObjectiveBroken;
        return IsOpen(study) ? ExitCode.Undecided : ExitCode.Done;
    }

    /// <summary>
    /// Whether the answer of a search, or the verdict of a point, is open, or a point is not precise within its replications. The
    /// other points of a search are only drawn.
    /// </summary>
    private static bool IsOpen(Study study) => study.Result.Overload is { } overload
        ? overload.Undecided.Count > 0
        : study.Points.Any(point =>
            point.Verdict == Verdict.Undecided || point.Stopping is { Reason: StopReason.MostAllowed });
}
