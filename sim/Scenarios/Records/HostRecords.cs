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
    };

    private static HypervisorSpec? HypervisorOf(BoundSection hypervisor) => hypervisor.IsKeyword ? null : new()
    {
        Scheduler = SchedulerKind.Classic,
        Slice = hypervisor.Get(HypervisorSchema.Slice),
        LimitPeriod = hypervisor.Get(HypervisorSchema.LimitPeriod),
        ReserveRule = hypervisor.Get(HypervisorSchema.ReserveRule),
        WakePreemption = hypervisor.Get(HypervisorSchema.WakePreemption),
        RootPrecedence = hypervisor.Get(HypervisorSchema.RootPrecedence),
        Spin = SpinOf(hypervisor.Section(SpinSchema.Spin)!),
        Costs = CostsOf(hypervisor.Section(CostSchema.Costs)!),
    };

    private static SpinSpec SpinOf(BoundSection spin) => new()
    {
        NotifyAfter = spin.Get(SpinSchema.Pause) * spin.Get(SpinSchema.Count),
        Yield = spin.Get(SpinSchema.Yield),
        NotificationCost = spin.Get(SpinSchema.NotificationCost),
        PauseLoopExit = spin.Get(SpinSchema.PauseLoopExit),
        PauseLoopWindow = spin.Get(SpinSchema.PauseLoopWindow),
        PauseLoopCost = spin.Get(SpinSchema.PauseLoopCost),
    };

    private static HypervisorCosts CostsOf(BoundSection costs) => new()
    {
        ContextSwitch = costs.Get(CostSchema.ContextSwitch),
        CacheRefill = costs.Get(CostSchema.CacheRefill),
        CacheColdAfter = costs.Get(CostSchema.CacheColdAfter),
        InterceptTimePerCpuSecond = costs.Get(CostSchema.InterceptTimePerCpuSecond),
        Interrupts = InterruptsOf(costs.Section(SignalSchema.Interrupts)!),
    };

    private static InterruptCosts InterruptsOf(BoundSection interrupts) => new(
        interrupts.Get(SignalSchema.Hypercall), interrupts.Get(SignalSchema.Exit), interrupts.Get(SignalSchema.Delivery));

    private static RootSpec RootOf(BoundSection root) => new()
    {
        BackgroundLoad = root.Get(HostSchema.BackgroundLoad),
        BackgroundBurst = root.Get(HostSchema.BackgroundBurst),
        SmtSlowdown = root.Get(HostSchema.SmtSlowdown),
    };
}
