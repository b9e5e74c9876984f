using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;

namespace HvSim.Scenarios.Checks;

/// <summary>Notifications of long spinning mean something only where virtual processors give way.</summary>
internal static class SpinChecks
{
    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (NobodyGivesWay(view) && !IsIgnored(view) && SpinsInTheKernel(guest)
            && guest.Section.Section(EnlightenmentSchema.Enlightenments)?.Scalar(EnlightenmentSchema.LongSpinWait)
                is { Value: true } notifies)
        {
            var scheduler = view.Scheduler == SchedulerKind.Root
                ? "the root scheduler"
                : "the core scheduler where cores have two threads";
            problems.Warn(notifies.Place, notifies.Path, ProblemCode.NotModelled,
                $"under {scheduler} nobody gives way to a guest that notifies of long spinning: its notifications cost time "
                + "and do nothing",
                "Read its spinning as the most that it can be, or choose the classic scheduler.");
        }
    }

    /// <summary>Whether the scheduler has no model of giving way to who spins.</summary>
    public static bool NobodyGivesWay(ScenarioView view) => view.Scheduler == SchedulerKind.Root
        || (view.Scheduler == SchedulerKind.Core && view.ThreadsPerCore > 1);

    private static bool IsIgnored(ScenarioView view) =>
        view.Hypervisor?.Section(SpinSchema.Spin)?.Scalar(SpinSchema.Yield) is { Value: SpinYield.None };

    private static bool SpinsInTheKernel(GuestView guest) => guest.Workload is { IsKeyword: false } workload
        && (workload.Section(KernelLockSchema.KernelLock) is not null || LockChecks.LocksOf(workload).Any(step =>
            step.TryGet(LockSchema.Kind, out var kind) && kind is LockKind.SpinTicket or LockKind.SpinUnfair));
}
