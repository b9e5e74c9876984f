using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>What a guest makes of what its hypervisor offers.</summary>
internal static class EnlightenmentBuilder
{
    public static SpinSettings SpinningOf(EnlightenmentSpec guest, SpinSpec? host)
    {
        if (host is null)
            return SpinSettings.None;
        return new SpinSettings
        {
            NotifyAfter = guest.LongSpinWait ? host.NotifyAfter : Duration.MaxValue,
            NotificationCost = host.NotificationCost,
            ExitAfter = host.PauseLoopExit ? host.PauseLoopWindow : Duration.MaxValue,
            ExitCost = host.PauseLoopCost,
            SeesPreemption = guest.LockHint,
        };
    }

    public static SignalSettings SignalsOf(EnlightenmentSpec guest, InterruptCosts? costs) => costs is not { } known
        ? SignalSettings.None
        : new SignalSettings
        {
            FlushesByHypercall = guest.RemoteTlbFlush,
            InterruptsByHypercall = guest.ClusterIpi,
            Hypercall = known.Hypercall,
            Exit = known.Exit,
            Delivery = known.Delivery,
        };
}
