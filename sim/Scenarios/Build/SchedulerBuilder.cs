using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;

namespace HvSim.Scenarios.Build;

/// <summary>Builds the scheduler that a hypervisor is configured with.</summary>
internal static class SchedulerBuilder
{
    public static IHypervisorScheduler Build(Simulation simulation, Machine machine, HypervisorSpec hypervisor) =>
        hypervisor.Scheduler switch
        {
            SchedulerKind.Classic => new ClassicScheduler(simulation, machine, SettingsOf(hypervisor)),
            SchedulerKind.Core => new CoreScheduler(simulation, machine, SettingsOf(hypervisor)),
            SchedulerKind.Root => new RootScheduler(
                simulation, machine, new RootSettings(hypervisor.Slice, hypervisor.RootPrecedence)),
            _ => throw new ArgumentException($"The scheduler {hypervisor.Scheduler} has no model."),
        };

    private static FairShareSettings SettingsOf(HypervisorSpec hypervisor) => new()
    {
        Slice = hypervisor.Slice,
        LimitPeriod = hypervisor.LimitPeriod,
        ReserveIsFloor = hypervisor.ReserveRule == ReserveRule.Floor,
        WakePreemption = hypervisor.WakePreemption,
        MinimumRun = hypervisor.MinimumRun,
        RootPrecedence = hypervisor.RootPrecedence,
        SpinYield = hypervisor.Spin?.Yield ?? SpinYield.None,
    };
}
