using HvSim.Scenarios.Reading;

namespace HvSim.Scenarios.Checks;

/// <summary>Everything that must hold between the values of a scenario.</summary>
internal static class ScenarioChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        HypervisorChecks.Check(view, problems);
        CpuGroupChecks.Check(view, problems);
        NumaChecks.Check(view, problems);
        HostMemoryChecks.Check(view, problems);
        StorageChecks.Check(view, problems);
        NetworkChecks.Check(view, problems);
        foreach (var guest in view.Guests)
        {
            GuestChecks.Check(guest, view, problems);
            BurstChecks.Check(guest, problems);
            TraceChecks.Check(guest, problems);
            TimerChecks.Check(guest, view, problems);
            LockChecks.Check(guest, view, problems);
            SpinChecks.Check(guest, view, problems);
            MeetingChecks.Check(guest, problems);
            GuestMemoryChecks.Check(guest, view, problems);
            StartChecks.Check(guest, view, problems);
            RestartChecks.Check(guest, problems);
            MemoryDemandChecks.Check(guest, view, problems);
        }
        AdmissionChecks.Check(view, problems);
        ObjectiveChecks.Check(view, problems);
        RunChecks.Check(view, problems);
        SweepChecks.Check(view, problems);
    }
}
