using HvSim.Engine;

namespace HvSim.Scenarios.Specs;

/// <summary>The machine, its operating system and its hypervisor.</summary>
public sealed record HostSpec
{
    /// <summary>Sockets, cores and threads.</summary>
    public required MachineSpec Machine { get; init; }

    /// <summary>Key of the host's operating system, such as <c>windows-server-2012-r2</c>: decides what the hypervisor offers and its limits.</summary>
    public required string Os { get; init; }

    /// <summary>The hypervisor, or null for a native run.</summary>
    public required HypervisorSpec? Hypervisor { get; init; }

    /// <summary>What the root partition does besides serving the guests; without effect on a native run.</summary>
    public required RootSpec Root { get; init; }
}

/// <summary>The processors of the machine.</summary>
public sealed record MachineSpec
{
    /// <summary>Number of sockets.</summary>
    public required int Sockets { get; init; }

    /// <summary>Cores in each socket.</summary>
    public required int CoresPerSocket { get; init; }

    /// <summary>Hardware threads in each core: 1 or 2; each is a logical processor.</summary>
    public required int ThreadsPerCore { get; init; }

    /// <summary>Number of logical processors.</summary>
    public int LogicalProcessors => Sockets * CoresPerSocket * ThreadsPerCore;
}

/// <summary>The hypervisor's scheduler and what its work costs.</summary>
public sealed record HypervisorSpec
{
    /// <summary>Which scheduler.</summary>
    public required SchedulerKind Scheduler { get; init; }

    /// <summary>Longest run of a virtual processor while others wait.</summary>
    public required Duration Slice { get; init; }

    /// <summary>Length of the aligned periods over which a limit is enforced.</summary>
    public required Duration LimitPeriod { get; init; }

    /// <summary>What a reserve adds to.</summary>
    public required ReserveRule ReserveRule { get; init; }

    /// <summary>Whether a woken virtual processor pre-empts one that is charged more.</summary>
    public required bool WakePreemption { get; init; }

    /// <summary>How long a woken root virtual processor runs ahead of guests before it takes its turn among them; zero for no precedence.</summary>
    public required Duration RootPrecedence { get; init; }

    /// <summary>What is done about guests that spin, or null for nothing.</summary>
    public SpinSpec? Spin { get; init; }

    /// <summary>What the hypervisor's work costs.</summary>
    public required HypervisorCosts Costs { get; init; }
}

/// <summary>What the hypervisor's work costs.</summary>
public sealed record HypervisorCosts
{
    /// <summary>Hypervisor time to switch a logical processor to another virtual processor.</summary>
    public required Duration ContextSwitch { get; init; }

    /// <summary>Extra time that a virtual processor needs to refill caches that have gone wholly cold.</summary>
    public required Duration CacheRefill { get; init; }

    /// <summary>Run time of others on the logical processor after which its caches are wholly cold for a returning virtual processor.</summary>
    public required Duration CacheColdAfter { get; init; }

    /// <summary>Hypervisor time spent on intercepts and hypercalls per second of a guest's own processor time.</summary>
    public required Duration InterceptTimePerCpuSecond { get; init; }

    /// <summary>What interrupts between a guest's virtual processors cost.</summary>
    public InterruptCosts Interrupts { get; init; }
}

/// <summary>What interrupts between a guest's virtual processors cost.</summary>
/// <param name="Hypercall">Hypervisor time of one hypercall for any number of targets.</param>
/// <param name="Exit">Hypervisor time of sending one interrupt to one target without a hypercall.</param>
/// <param name="Delivery">Hypervisor time of delivering an interrupt, at the target.</param>
public readonly record struct InterruptCosts(Duration Hypercall, Duration Exit, Duration Delivery);

/// <summary>Background work of the root partition.</summary>
public sealed record RootSpec
{
    /// <summary>Fraction of a logical processor that each root virtual processor's work takes beside idle siblings, 0 to 1.</summary>
    public required double BackgroundLoad { get; init; }

    /// <summary>Mean processor time of one piece of background work.</summary>
    public required Duration BackgroundBurst { get; init; }

    /// <summary>Time that its work takes on a core whose other hardware thread is busy, relative to an idle sibling; 1 or more.</summary>
    public required double SmtSlowdown { get; init; }
}

/// <summary>The hypervisor schedulers that are modelled.</summary>
public enum SchedulerKind
{
    /// <summary>Fair-share round robin over all logical processors, each hardware thread on its own.</summary>
    Classic,
}

/// <summary>What a reserve means for a virtual processor's rate while processors are scarce.</summary>
public enum ReserveRule
{
    /// <summary>Reserve plus the weight's share of what is left after all reserves.</summary>
    Additive,

    /// <summary>The larger of the reserve and the weight's share.</summary>
    Floor,
}
