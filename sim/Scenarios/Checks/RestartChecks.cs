using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>Who restarts is a guest of a hypervisor, and has requests that can wait.</summary>
internal static class RestartChecks
{
    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest.Section.Section(StartSchema.Start)?.Section(StartSchema.Restart) is not { } restart)
            return;
        if (view.IsNative)
            Refuse("without a hypervisor no guest restarts alone", "Choose a scheduler for 'host.hypervisor', or leave the section out.");
        else if (guest.IsBatch)
            Refuse("a restart would lose the work that a batch has begun", "Use 'requests' or 'closed', or leave the section out.");
        else if (guest.IsIdle)
            Refuse("an idle guest has no requests that could wait for it", "Use 'requests' or 'closed', or leave the section out.");
        else if (MeetsAtBarrier(guest))
        {
            Refuse(
                "requests that wait at a barrier for others which are not served any more are never completed",
                "Take the barrier out, or leave the section out.");
        }

        void Refuse(string reason, string cure) => problems.Error(restart.Place, restart.Path, ProblemCode.Conflict, reason, cure);
    }

    private static bool MeetsAtBarrier(GuestView guest) =>
        (guest.Workload?.List(WorkloadSchema.Each)?.Items ?? []).OfType<BoundSection>()
            .Any(step => step.Section(MeetingSchema.Barrier) is not null);
}
