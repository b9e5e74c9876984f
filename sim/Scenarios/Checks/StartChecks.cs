using HvSim.Engine;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>Guests start before the run ends; those that do not have no part in it.</summary>
internal static class StartChecks
{
    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest is not { Count: > 0 and var count } || view.Run?.Scalar(RunSchema.Duration) is not { } duration
            || guest.Section.Section(StartSchema.Start) is not { } start)
        {
            return;
        }
        var delay = start.TryGet(StartSchema.Delay, out var first) ? first : Duration.Zero;
        var spacing = start.TryGet(StartSchema.Spacing, out var next) ? next : Duration.Zero;
        var last = (Int128)delay.Nanoseconds + ((Int128)spacing.Nanoseconds * (count - 1));
        if (last >= duration.Value.Nanoseconds)
        {
            problems.Warn(start.Place, start.Path, ProblemCode.Conflict,
                $"{(count == 1 ? "the guest starts" : "the last of the guests starts")} when the run of {duration.Text} is over, and "
                + "has no part in it",
                "Lengthen run.duration, or start earlier.");
        }
    }
}
