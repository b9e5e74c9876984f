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
                $"{Who(count, delay >= duration.Value)} when the run of {duration.Text} is over, and so without a part in it",
                "Start earlier, or lengthen the run.");
        }
    }

    private static string Who(int count, bool isAll) =>
        count == 1 ? "the guest starts" : isAll ? "the guests start" : "the last of the guests starts";
}
