using HvSim.Engine;
using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>How long the warm-up was, and what the last replication was for.</summary>
internal static class StoppingWords
{
    /// <summary>What was left out, where points differ as a range: <c>warm-up of 9 s to 22.5 s removed</c>.</summary>
    public static string WarmUp(Study study)
    {
        var cuts = study.Points.Where(point => point is { Replications.Count: > 0, State: not PointState.RunTooShort })
            .Select(point => point.Scenario!.Run.Warmup)
            .DefaultIfEmpty(study.Loaded.Scenario.Run.Warmup)
            .ToList();
        var (least, most) = (cuts.Min(), cuts.Max());
        if (most > Duration.Zero)
            return least == most ? $"warm-up of {most} removed" : $"warm-up of {least} to {most} removed";
        return Wording.IsBatch(study)
            ? "batch work is measured from its start to its end"
            : "nothing is removed as warm-up";
    }

    /// <summary>That a study is not done, and why: <c>Interrupted</c>, or <c>The budget of 90 s is used up</c>.</summary>
    public static string Lead(string? usedUpBudget) =>
        usedUpBudget is null ? "Interrupted" : $"The budget of {usedUpBudget} is used up";

    /// <summary>What an unfinished study lacks.</summary>
    public static string Unfinished(Study study)
    {
        var missing = study.Result.Sensitivity is { Interrupted: true } ? "answers of the sensitivity"
            : study.Result.Advice is { Interrupted: true } ? "points of the advice"
            : study.IsSweep ? "points"
            : "replications";
        return $"{Lead(study.UsedUpBudget)}: some {missing} are missing; those that were finished are kept.";
    }

    /// <summary>
    /// What forced the last replication of a single run; of the points of a grid, where the most replications were not enough. A
    /// search asks for verdicts only.
    /// </summary>
    public static IEnumerable<string> Of(Study study)
    {
        if (!study.IsSweep)
        {
            if (study.Points is [{ Stopping: { ForcedBy.Length: > 0 } stopping }, ..])
            {
                yield return stopping.Reason == StopReason.MostAllowed
                    ? $"Not precise enough within run.replications.max: {stopping.ForcedBy}."
                    : $"What asked for the last replication: before it, {stopping.ForcedBy}.";
            }
        }
        else if (study.Result.Overload is null && Wide(study) is { Count: > 0 } wide)
        {
            yield return "Not precise enough within run.replications.max at "
                + $"{Places.Named(study, [.. wide.Select(Places.Of)])}: {wide[0].Stopping!.ForcedBy}"
                + (wide.Count > 1 ? " at the first of them." : ".");
        }
    }

    /// <summary>Points that keep too wide an interval; of undecided ones the answer speaks anyway.</summary>
    private static List<PointResult> Wide(Study study) => [.. study.Points.Where(point =>
        point is { Stopping.Reason: StopReason.MostAllowed, Verdict: not Verdict.Undecided })];
}
