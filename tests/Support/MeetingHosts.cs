using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Support;

/// <summary>Steps at which the threads of a guest wait for each other.</summary>
internal static class MeetingHosts
{
    /// <summary>A barrier for all threads of the workload.</summary>
    public static StepSpec Barrier(bool spins, int times = 1, double betweenMs = 0, double cv = 0, int? parties = null) =>
        new(StepKind.Barrier, default)
        {
            Barrier = new BarrierSpec(parties, spins, times, betweenMs == 0 ? null : new TimeLaw(Hosts.Ms(betweenMs), cv)),
        };

    /// <summary>A pause of the whole guest.</summary>
    public static StepSpec Pause(int every, double workMs, double cv = 0) =>
        new(StepKind.StopTheWorld, new TimeLaw(Hosts.Ms(workMs), cv)) { Every = every };
}
