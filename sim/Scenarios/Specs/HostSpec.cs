using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Models.Processors;

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

    /// <summary>The CPU groups that guests can be members of.</summary>
    public IReadOnlyList<CpuGroupSpec> CpuGroups { get; init; } = [];

    /// <summary>The memory, or null where the scenario has none: every guest then has all that it wants.</summary>
    public HostMemorySpec? Memory { get; init; }

    /// <summary>The storage devices that guests' disks can lie on.</summary>
    public IReadOnlyList<StorageSpec> Storage { get; init; } = [];

    /// <summary>The network adapters that guests can be connected to.</summary>
    public IReadOnlyList<NetworkSpec> Network { get; init; } = [];

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

    /// <summary>NUMA nodes in each socket; divides the cores of a socket.</summary>
    public int NumaNodesPerSocket { get; init; } = 1;

    /// <summary>How long idle logical processors take to wake.</summary>
    public IdleStates IdleStates { get; init; } = IdleStates.None;

    /// <summary>Number of NUMA nodes.</summary>
    public int NumaNodes => Sockets * NumaNodesPerSocket;

    /// <summary>Number of logical processors.</summary>
    public int LogicalProcessors => Sockets * CoresPerSocket * ThreadsPerCore;
}

/// <summary>The hypervisor's scheduler and what its work costs.</summary>
public sealed record HypervisorSpec
{
    /// <summary>Which scheduler.</summary>
    public required SchedulerKind Scheduler { get; init; }

    /// <summary>Longest run of a virtual processor while others wait; the quantum of a thread under the root scheduler.</summary>
    public required Duration Slice { get; init; }

    /// <summary>Length of the aligned periods over which a limit is enforced.</summary>
    public required Duration LimitPeriod { get; init; }

    /// <summary>What a reserve adds to.</summary>
    public required ReserveRule ReserveRule { get; init; }

    /// <summary>Whether a woken virtual processor pre-empts one that is charged more.</summary>
    public required bool WakePreemption { get; init; }

    /// <summary>Shortest run of a guest's virtual processor before a woken one pre-empts it.</summary>
    public Duration MinimumRun { get; init; }

    /// <summary>How long a woken root virtual processor runs ahead of guests before it takes its turn among them; zero for no precedence.</summary>
    public required Duration RootPrecedence { get; init; }

    /// <summary>What is done about guests that spin, or null for nothing.</summary>
    public SpinSpec? Spin { get; init; }

    /// <summary>
    /// Whether a guest may be spread over several NUMA nodes, where it is wider than one or its node has not enough memory for it.
    /// </summary>
    public bool NumaSpanning { get; init; } = true;

    /// <summary>Whether the processor translates guests' addresses in two levels; else the hypervisor keeps shadow page tables.</summary>
    public bool Slat { get; init; } = true;

    /// <summary>
    /// Share of the guests' memory that the second level maps by pages of 2 MiB, 0 to 1; where the machine's memory is given, share of the
    /// memory before any guest starts that can be mapped so.
    /// </summary>
    public double LargePages { get; init; } = 1;

    /// <summary>Whether mitigations of processor flaws lengthen every way out of a guest and back.</summary>
    public bool Mitigations { get; init; }

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

    /// <summary>Hypervisor time of one intercept of each kind.</summary>
    public InterceptCostSpec Intercepts { get; init; } = InterceptCostSpec.None;

    /// <summary>Hypervisor time of the sender for each virtual processor that an interrupt or a flush reaches.</summary>
    public Duration InterruptTarget { get; init; }

    /// <summary>Time of one memory reference of a walk through page tables.</summary>
    public Duration WalkReference { get; init; }

    /// <summary>What transfers of guests cost.</summary>
    public StorageCostSpec Storage { get; init; } = new();

    /// <summary>What messages of guests cost.</summary>
    public NetworkCostSpec Network { get; init; } = new();

    /// <summary>Time that mitigations add to every way out of a guest and back, where they are on.</summary>
    public Duration Mitigation { get; init; }

    /// <summary>What the intercepts of running code cost in all per second of it; null where that follows from rates and costs.</summary>
    public Duration? InterceptTimePerCpuSecond { get; init; }
}

/// <summary>Hypervisor time of one intercept of each kind, the way out of the guest and back included.</summary>
/// <param name="ByKind">Times in the order of <c>InterceptKind</c>.</param>
public sealed record InterceptCostSpec(IReadOnlyList<Duration> ByKind)
{
    /// <summary>No cost at all.</summary>
    public static InterceptCostSpec None { get; } = new([.. Enum.GetValues<InterceptKind>().Select(_ => Duration.Zero)]);
}

/// <summary>Background work of the root partition.</summary>
public sealed record RootSpec
{
    /// <summary>
    /// Number of root virtual processors, 1 to the number of logical processors; each is bound to a logical processor.
    /// </summary>
    public required int VirtualProcessors { get; init; }

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

    /// <summary>The same over cores: neighbours of a guest share a core, and no two guests do at an instant.</summary>
    Core,

    /// <summary>
    /// The scheduler of the root's operating system: round robin of threads that know no weights, reserves and limits.
    /// </summary>
    Root,
}

/// <summary>What a reserve means for a virtual processor's rate while processors are scarce.</summary>
public enum ReserveRule
{
    /// <summary>Reserve plus the weight's share of what is left after all reserves.</summary>
    Additive,

    /// <summary>The larger of the reserve and the weight's share.</summary>
    Floor,
}
