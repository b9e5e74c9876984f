using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Checks;

/// <summary>What must hold within one guest class.</summary>
internal static class GuestChecks
{
    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (!view.IsNative && guest.VirtualProcessors > view.Os?.VirtualProcessorsPerGuest)
        {
            var width = guest.Section.Scalar(GuestSchema.VirtualProcessors)!;
            problems.Error(width.Place, width.Path, ProblemCode.HostLimit,
                $"{view.Os!.Name} gives a guest at most {view.Os.VirtualProcessorsPerGuest} virtual processors",
                "Give it fewer, or choose a newer host os.");
        }
        if (guest.Cpu?.Scalar(GuestSchema.Reserve) is { } reserve
            && guest.Cpu.Scalar(GuestSchema.Limit) is { } limit
            && reserve.Value > limit.Value)
        {
            problems.Error(reserve.Place, reserve.Path, ProblemCode.Conflict,
                $"the reserve of {reserve.Text} is above the limit of {limit.Text}", "Lower the reserve or raise the limit.");
        }
        if (view.Scheduler is SchedulerKind.Classic or SchedulerKind.Root)
        {
            var scheduler = view.Scheduler == SchedulerKind.Root ? "the root scheduler" : "the classic scheduler";
            IdleKeys.WarnWritten(guest.Section, [GuestSchema.ThreadsPerCore], scheduler, problems);
        }
        if (view.Scheduler == SchedulerKind.Root)
        {
            IdleKeys.WarnWritten(
                guest.Cpu, [GuestSchema.Weight, GuestSchema.Reserve, GuestSchema.Limit], "the root scheduler", problems);
        }
    }
}
