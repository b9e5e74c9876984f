using HvSim.Engine;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Support;

/// <summary>Hosts and guests of plain settings; a test changes what it is about with <c>with</c>.</summary>
internal static class Hosts
{
    /// <summary>More worker threads than any test has requests.</summary>
    public const int ManyWorkers = 100_000;

    public static Duration Ms(double milliseconds) => Duration.FromSeconds(milliseconds / 1000);

    /// <summary>A machine of one socket.</summary>
    public static MachineSpec Machine(int cores, int threadsPerCore = 1) =>
        new() { Sockets = 1, CoresPerSocket = cores, ThreadsPerCore = threadsPerCore };

    /// <summary>The guests' code without a hypervisor.</summary>
    public static HostSpec Native(MachineSpec machine) => new()
    {
        Machine = machine,
        Os = "windows-server-2019",
        Hypervisor = null,
        Root = new RootSpec
        {
            VirtualProcessors = machine.LogicalProcessors,
            BackgroundLoad = 0,
            BackgroundBurst = Ms(1),
            SmtSlowdown = 1,
        },
    };

    /// <summary>The classic scheduler, without any cost.</summary>
    public static HostSpec Classic(MachineSpec machine, double sliceMs = 10) =>
        Native(machine) with { Hypervisor = Free(sliceMs) };

    /// <summary>The core scheduler, without any cost.</summary>
    public static HostSpec Core(MachineSpec machine, double sliceMs = 10) =>
        Native(machine) with { Hypervisor = Free(sliceMs) with { Scheduler = SchedulerKind.Core } };

    /// <summary>The root scheduler, without any cost.</summary>
    public static HostSpec Root(MachineSpec machine, double quantumMs = 31.25) =>
        Native(machine) with { Os = "windows-10", Hypervisor = Free(quantumMs) with { Scheduler = SchedulerKind.Root } };

    public static HypervisorSpec Free(double sliceMs = 10) => new()
    {
        Scheduler = SchedulerKind.Classic,
        Slice = Ms(sliceMs),
        LimitPeriod = Ms(50),
        ReserveRule = ReserveRule.Additive,
        WakePreemption = false,
        RootPrecedence = Duration.Zero,
        Costs = new HypervisorCosts
        {
            ContextSwitch = Duration.Zero,
            CacheRefill = Duration.Zero,
            CacheColdAfter = Ms(1),
            InterceptTimePerCpuSecond = Duration.Zero,
        },
    };

    /// <summary>One guest whose threads run to the end of their step.</summary>
    public static GuestSpec Guest(string name, int processors, WorkloadSpec workload) => new()
    {
        Name = name,
        Count = 1,
        VirtualProcessors = processors,
        ThreadsPerCore = 0,
        Weight = 100,
        Reserve = 0,
        Limit = 1,
        ThreadQuantum = Duration.MaxValue,
        WorkersPerVirtualProcessor = ManyWorkers,
        Workload = workload,
    };

    /// <summary>Poisson arrivals at a rate in requests per millisecond.</summary>
    public static OpenWorkload Poisson(double perMs, double meanMs = 1, double cv = 1) => new()
    {
        Arrivals = ArrivalLaw.Poisson,
        RatePerSecond = perMs * 1000,
        Each = [Cpu(meanMs, cv)],
        SmtSlowdown = 1,
    };

    /// <summary>Clients who think and send.</summary>
    public static ClosedWorkload Clients(int clients, double thinkMs, double meanMs = 1, double thinkCv = 1, double cv = 1) => new()
    {
        Clients = clients,
        Think = new TimeLaw(Ms(thinkMs), thinkCv),
        Each = [Cpu(meanMs, cv)],
        SmtSlowdown = 1,
    };

    /// <summary>Threads that compute without end.</summary>
    public static BatchWorkload Endless(int threads) => Batch(threads, 1_000_000_000_000, 1);

    /// <summary>Rounds of constant length.</summary>
    public static BatchWorkload Batch(int threads, long rounds, double meanMs) => new()
    {
        Threads = threads,
        Rounds = rounds,
        Each = [Cpu(meanMs, cv: 0)],
        SmtSlowdown = 1,
    };

    public static IdleWorkload Idle() => new() { Each = [], SmtSlowdown = 1 };

    public static StepSpec Cpu(double meanMs, double cv) => new(StepKind.Cpu, new TimeLaw(Ms(meanMs), cv));

    public static StepSpec Sleep(double meanMs, double cv) => new(StepKind.Sleep, new TimeLaw(Ms(meanMs), cv));

    /// <summary>A scenario that runs for a time of which the first part is warm-up.</summary>
    public static Scenario Scenario(HostSpec host, double durationMs, double warmupMs, params IReadOnlyList<GuestSpec> guests) => new()
    {
        Name = "test",
        Question = "",
        Host = host,
        Guests = guests,
        Objectives = [],
        Run = new RunSpec { Duration = Ms(durationMs), Warmup = Ms(warmupMs), Replications = ReplicationRange.Exactly(2), Seed = 1 },
    };
}
