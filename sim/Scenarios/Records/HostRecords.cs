using HvSim.Models.Intercepts;
using HvSim.Models.Processors;
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
        CpuGroups =
        [
            .. (host.Map(CpuGroupSchema.Groups)?.Entries ?? []).Select(group => GroupOf(group.Name, (BoundSection)group.Value)),
        ],
        Memory = MemoryRecords.HostOf(host),
        Storage = StorageRecords.HostOf(host),
        Network = NetworkRecords.HostOf(host),
        Root = RootOf(host.Section(HostSchema.Root)!, MachineOf(host.Section(MachineSchema.Machine)!)),
    };

    private static MachineSpec MachineOf(BoundSection machine) => new()
    {
        Sockets = machine.Get(MachineSchema.Sockets),
        CoresPerSocket = machine.Get(MachineSchema.CoresPerSocket),
        ThreadsPerCore = machine.Get(MachineSchema.ThreadsPerCore),
        NumaNodesPerSocket = machine.Get(MachineSchema.NumaNodesPerSocket),
        IdleStates = IdleStatesOf(machine.Section(MachineSchema.IdleStates)!),
    };

    private static IdleStates IdleStatesOf(BoundSection states) => states.IsKeyword ? IdleStates.None : new(
        states.Get(MachineSchema.LightAfter), states.Get(MachineSchema.LightWake),
        states.Get(MachineSchema.DeepAfter), states.Get(MachineSchema.DeepWake));

    private static CpuGroupSpec GroupOf(string name, BoundSection group) =>
        new(name, group.Get(CpuGroupSchema.Cap), group.Get(CpuGroupSchema.Processors));

    private static HypervisorSpec? HypervisorOf(BoundSection hypervisor) => hypervisor.IsKeyword ? null : new()
    {
        Scheduler = hypervisor.Get(HypervisorSchema.Scheduler),
        Slice = hypervisor.Get(HypervisorSchema.Slice),
        LimitPeriod = hypervisor.Get(HypervisorSchema.LimitPeriod),
        ReserveRule = hypervisor.Get(HypervisorSchema.ReserveRule),
        WakePreemption = hypervisor.Get(HypervisorSchema.WakePreemption),
        MinimumRun = hypervisor.Get(HypervisorSchema.MinimumRun),
        RootPrecedence = hypervisor.Get(HypervisorSchema.RootPrecedence),
        Spin = SpinOf(hypervisor.Section(SpinSchema.Spin)!),
        NumaSpanning = hypervisor.Get(HypervisorSchema.NumaSpanning),
        Slat = hypervisor.Get(TranslationSchema.Slat),
        LargePages = hypervisor.Get(TranslationSchema.HostLargePages),
        Mitigations = hypervisor.Get(HypervisorSchema.Mitigations),
        Costs = CostsOf(hypervisor.Section(CostSchema.Costs)!),
    };

    private static SpinSpec SpinOf(BoundSection spin) => new()
    {
        NotifyAfter = spin.Get(SpinSchema.Pause) * spin.Get(SpinSchema.Count),
        Yield = spin.Get(SpinSchema.Yield),
        PauseLoopExit = spin.Get(SpinSchema.PauseLoopExit),
        PauseLoopWindow = spin.Get(SpinSchema.PauseLoopWindow),
        PauseLoopCost = spin.Get(SpinSchema.PauseLoopCost),
    };

    private static HypervisorCosts CostsOf(BoundSection costs) => new()
    {
        ContextSwitch = costs.Get(CostSchema.ContextSwitch),
        CacheRefill = costs.Get(CostSchema.CacheRefill),
        CacheColdAfter = costs.Get(CostSchema.CacheColdAfter),
        Intercepts = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(
            kind => costs.Section(InterceptSchema.Intercepts)!.Get(InterceptSchema.ByKind[kind]))]),
        InterruptTarget = costs.Get(CostSchema.InterruptTarget),
        WalkReference = costs.Get(TranslationSchema.WalkReference),
        Storage = StorageRecords.CostsOf(costs.Section(StorageCostSchema.Storage)!),
        Network = NetworkRecords.CostsOf(costs.Section(NetworkCostSchema.Network)!),
        Mitigation = costs.Get(CostSchema.Mitigation),
        InterceptTimePerCpuSecond = costs.Scalar(CostSchema.InterceptTimePerCpuSecond)?.Value,
    };

    private static RootSpec RootOf(BoundSection root, MachineSpec machine) => new()
    {
        VirtualProcessors = root.TryGet(HostSchema.RootProcessors, out var count) ? count : machine.LogicalProcessors,
        BackgroundLoad = root.Get(HostSchema.BackgroundLoad),
        BackgroundBurst = root.Get(HostSchema.BackgroundBurst),
        SmtSlowdown = root.Get(HostSchema.SmtSlowdown),
    };
}
