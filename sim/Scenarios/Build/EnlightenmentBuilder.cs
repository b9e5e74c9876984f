using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Intercepts;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>What a guest makes of what its hypervisor offers.</summary>
internal static class EnlightenmentBuilder
{
    public static SpinSettings SpinningOf(EnlightenmentSpec guest, HypervisorSpec? hypervisor)
    {
        if (hypervisor?.Spin is not { } spin)
            return SpinSettings.None;
        return new SpinSettings
        {
            NotifyAfter = guest.LongSpinWait ? spin.NotifyAfter : Duration.MaxValue,
            ExitAfter = spin.PauseLoopExit ? spin.PauseLoopWindow : Duration.MaxValue,
            ExitCost = spin.PauseLoopCost + (hypervisor.Mitigations ? hypervisor.Costs.Mitigation : Duration.Zero),
            SeesPreemption = guest.LockHint,
        };
    }

    /// <summary>
    /// Without the hypercall each interrupt is an access to the interrupt controller: to a register of it, or to its page.
    /// </summary>
    public static SignalSettings SignalsOf(GuestSpec guest, HypervisorCosts costs) => new()
    {
        FlushesByHypercall = guest.Enlightenments.RemoteTlbFlush,
        DestinationsPerAccess = guest.InterruptDestinations,
        TimePerTarget = costs.InterruptTarget,
        InterruptsBy = guest.Enlightenments switch
        {
            { ClusterIpi: true } => InterceptKind.Hypercall,
            { SyntheticInterrupts: true } => InterceptKind.Msr,
            _ => InterceptKind.EndOfInterrupt,
        },
    };
}
