using HvSim.Engine;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>A run is longer than its warm-up, has one where something has to settle, and none where work is timed from its start.</summary>
internal static class RunChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        if (view.Run?.Scalar(ExperimentSchema.Warmup) is not { } warmup)
        {
            return;
        }
        if (!warmup.IsWritten && view.Guests.Any(guest => guest.ServesUsers))
        {
            problems.Error(view.Run.Place, warmup.Path, ProblemCode.MissingKey,
                "the key is missing although guests serve requests or clients",
                "Add it, such as 'warmup: 5 s', or '0 s' to measure from the start.");
        }
        if (warmup.Value > Duration.Zero && view.Guests.Any(guest => guest.IsBatch) && !view.Guests.Any(guest => guest.ServesUsers))
        {
            problems.Error(warmup.Place, warmup.Path, ProblemCode.Conflict,
                "batch work is timed from its start, and no guest serves requests or clients that would need a warm-up",
                "Leave 'warmup' out.");
        }
        if (view.Run.Scalar(ExperimentSchema.RunDuration) is { } duration && warmup.Value >= duration.Value)
        {
            problems.Error(warmup.Place, warmup.Path, ProblemCode.Conflict,
                $"the warm-up of {warmup.Text} leaves nothing of the duration of {duration.Text}",
                "Shorten the warm-up or lengthen the run.");
        }
    }
}
