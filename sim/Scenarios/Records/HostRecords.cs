using HvSim.Models.Intercepts;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of the host from values that have been checked.</summary>
internal static class HostRecords
{
    public static HostSpec HostOf(BoundSection host) => new()
    {
        Machine = MachineOf(host.Section(MachineSchema.Machine)!),
        Os = host.Get(HostSchema.Os),
        Hypervisor = HypervisorOf(host.Section(HypervisorSchema.Hypervisor)!),
        Root = RootOf(host.Section(HostSchema.Root)!),
    };

    private static MachineSpec MachineOf(BoundSection machine) => new()
    {
        Sockets = machine.Get(MachineSchema.Sockets),
        CoresPerSocket = machine.Get(MachineSchema.CoresPerSocket),
        ThreadsPerCore = machine.Get(MachineSchema.ThreadsPerCore),
        IdleStates = IdleStatesOf(machine.Section(MachineSchema.IdleStates)!),
    };

    private static IdleStateSpec? IdleStatesOf(BoundSection states) => states.IsKeyword ? null : new(
        states.Get(MachineSchema.LightAfter), states.Get(MachineSchema.LightWake),
        states.Get(MachineSchema.DeepAfter), states.Get(MachineSchema.DeepWake));

    private static HypervisorSpec? HypervisorOf(BoundSection hypervisor) => hypervisor.IsKeyword ? null : new()
    {
        Scheduler = SchedulerKind.Classic,
        Slice = hypervisor.Get(HypervisorSchema.Slice),
        LimitPeriod = hypervisor.Get(HypervisorSchema.LimitPeriod),
        ReserveRule = hypervisor.Get(HypervisorSchema.ReserveRule),
        WakePreemption = hypervisor.Get(HypervisorSchema.WakePreemption),
        RootPrecedence = hypervisor.Get(HypervisorSchema.RootPrecedence),
        Mitigations = hypervisor.Get(HypervisorSchema.Mitigations),
        Costs = CostsOf(hypervisor.Section(CostSchema.Costs)!),
    };

    private static HypervisorCosts CostsOf(BoundSection costs) => new()
    {
        ContextSwitch = costs.Get(CostSchema.ContextSwitch),
        CacheRefill = costs.Get(CostSchema.CacheRefill),
        CacheColdAfter = costs.Get(CostSchema.CacheColdAfter),
        Intercepts = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(
            kind => costs.Section(InterceptSchema.Intercepts)!.Get(InterceptSchema.ByKind[kind]))]),
        Mitigation = costs.Get(CostSchema.Mitigation),
        InterceptTimePerCpuSecond = costs.Scalar(CostSchema.InterceptTimePerCpuSecond)?.Value,
    };

    private static RootSpec RootOf(BoundSection root) => new()
    {
        BackgroundLoad = root.Get(HostSchema.BackgroundLoad),
        BackgroundBurst = root.Get(HostSchema.BackgroundBurst),
        SmtSlowdown = root.Get(HostSchema.SmtSlowdown),
    };
}
