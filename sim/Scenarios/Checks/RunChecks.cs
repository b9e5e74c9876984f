using HvSim.Engine;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>
/// A run is longer than its warm-up, and has none where work is timed from its start; at most as many replications are asked for as
/// are allowed.
/// </summary>
internal static class RunChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        if (view.Run?.Scalar(RunSchema.Warmup) is { Value.Fixed: { } time } warmup)
        {
            if (time > Duration.Zero && view.IsTerminating)
            {
                problems.Error(warmup.Place, warmup.Path, ProblemCode.Conflict,
                    view.FollowsTraces
                        ? "a run that follows traces is measured from its start to their end"
                        : "batch work is timed from its start, and no guest serves requests or clients that would need a warm-up",
                    "Leave 'warmup' out.");
            }
            if (view.Run.Scalar(RunSchema.Duration) is { } duration && time >= duration.Value)
            {
                problems.Error(warmup.Place, warmup.Path, ProblemCode.Conflict,
                    $"the warm-up of {warmup.Text} leaves nothing of the duration of {duration.Text}",
                    "Shorten the warm-up or lengthen the run.");
            }
        }
        if (view.Run?.Section(RunSchema.Replications) is { } replications
            && replications.Scalar(RunSchema.Least) is { } least
            && replications.Scalar(RunSchema.Most) is { } most
            && most.Value < least.Value)
        {
            var wrong = most.IsWritten ? most : least;
            problems.Error(wrong.Place, wrong.Path, ProblemCode.Conflict,
                $"at most {most.Text} replications are fewer than at least {least.Text}", "Raise 'max' or lower 'min'.");
        }
    }
}
