using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Timers;

namespace HvSim.Scenarios.Specs;

/// <summary>A class of identical guests.</summary>
public sealed record GuestSpec
{
    /// <summary>Name of the class; its guests are <c>name[0]</c>, <c>name[1]</c> and so on.</summary>
    public required string Name { get; init; }

    /// <summary>Number of guests of this class.</summary>
    public required int Count { get; init; }

    /// <summary>Virtual processors of each guest.</summary>
    public required int VirtualProcessors { get; init; }

    /// <summary>
    /// Hardware threads that its virtual processors count as one core: 1 or 2, or 0 for as many as the host's cores have.
    /// </summary>
    public required int ThreadsPerCore { get; init; }

    /// <summary>Relative weight of each virtual processor, 1 to 10,000.</summary>
    public required int Weight { get; init; }

    /// <summary>Reserve of each virtual processor as a fraction of a logical processor, 0 to 1.</summary>
    public required double Reserve { get; init; }

    /// <summary>Limit of each virtual processor as a fraction of a logical processor, above 0, to 1.</summary>
    public required double Limit { get; init; }

    /// <summary>Name of the CPU group of these guests, or null for none.</summary>
    public string? CpuGroup { get; init; }

    /// <summary>Longest run of a guest thread on a virtual processor while other threads of the guest are ready.</summary>
    public required Duration ThreadQuantum { get; init; }

    /// <summary>Worker threads per virtual processor that serve requests.</summary>
    public required int WorkersPerVirtualProcessor { get; init; }

    /// <summary>Number of its virtual processors that one access to the interrupt controller can interrupt.</summary>
    public int InterruptDestinations { get; init; } = 1;

    /// <summary>What its kernel knows of the hypervisor.</summary>
    public EnlightenmentSpec Enlightenments { get; init; } = EnlightenmentSpec.None;

    /// <summary>The clock ticks of its virtual processors under a hypervisor; null for none.</summary>
    public TimerSettings? Timer { get; init; }

    /// <summary>Its memory, or null where the scenario has no memory.</summary>
    public GuestMemorySpec? Memory { get; init; }

    /// <summary>Its disks.</summary>
    public IReadOnlyList<DiskSpec> Disks { get; init; } = [];

    /// <summary>Its network adapter, or null for none.</summary>
    public AdapterSpec? Network { get; init; }

    /// <summary>When it starts.</summary>
    public StartSpec Start { get; init; } = StartSpec.AtOnce;

    /// <summary>What the guest does.</summary>
    public required WorkloadSpec Workload { get; init; }
}

/// <summary>What a guest's kernel knows of the hypervisor.</summary>
public sealed record EnlightenmentSpec
{
    /// <summary>Nothing.</summary>
    public static EnlightenmentSpec None { get; } = new();

    /// <summary>Whether it reads the clock from the hypervisor's page.</summary>
    public bool ReferenceClock { get; init; }

    /// <summary>Whether it ends interrupts with the hypervisor's help, and sends them by a register.</summary>
    public bool SyntheticInterrupts { get; init; }

    /// <summary>Whether it switches address spaces by hypercall.</summary>
    public bool AddressSpaceSwitch { get; init; }

    /// <summary>Whether it has no ticks on idle virtual processors.</summary>
    public bool TimerSuppression { get; init; }

    /// <summary>Whether it notifies the hypervisor of long spinning.</summary>
    public bool LongSpinWait { get; init; }

    /// <summary>Whether one hypercall flushes the address translations of other virtual processors.</summary>
    public bool RemoteTlbFlush { get; init; }

    /// <summary>Whether one hypercall interrupts any number of virtual processors.</summary>
    public bool ClusterIpi { get; init; }

    /// <summary>Whether it can tell that the virtual processor of a lock's holder is not running.</summary>
    public bool LockHint { get; init; }
}

/// <summary>What a guest does.</summary>
public abstract record WorkloadSpec
{
    /// <summary>The life of one request (or of one round of a batch thread), step by step; empty for an idle guest.</summary>
    public required IReadOnlyList<StepSpec> Each { get; init; }

    /// <summary>Time that this work takes on a core whose other hardware thread is busy, relative to an idle sibling; 1 or more.</summary>
    public required double SmtSlowdown { get; init; }

    /// <summary>Time that this work takes on a NUMA node where its memory is not, relative to its own node; 1 or more.</summary>
    public double RemoteMemorySlowdown { get; init; } = 1;

    /// <summary>Time that this work takes while all other cores of its socket are busy, relative to none; 1 or more.</summary>
    public double ContentionSlowdown { get; init; } = 1;

    /// <summary>A kernel spinlock that all threads take at a rate, or null for none.</summary>
    public KernelLockSettings? KernelLock { get; init; }

    /// <summary>What its code does that the hypervisor may have to see to.</summary>
    public ActivitySpec Activity { get; init; } = ActivitySpec.None;
}

/// <summary>What running code does that the hypervisor may have to see to, per second in which the guest's code runs.</summary>
public sealed record ActivitySpec
{
    /// <summary>Reads of the clock.</summary>
    public double ClockReads { get; init; }

    /// <summary>Accesses to model-specific registers.</summary>
    public double MsrAccesses { get; init; }

    /// <summary>CPUID instructions.</summary>
    public double Cpuid { get; init; }

    /// <summary>Accesses to I/O ports that the hypervisor serves itself.</summary>
    public double IoInstructions { get; init; }

    /// <summary>Interrupts that arrive while the code runs.</summary>
    public double Interrupts { get; init; }

    /// <summary>Faults of the second level of address translation.</summary>
    public double NestedPageFaults { get; init; }

    /// <summary>Instructions that the hypervisor decodes and carries out.</summary>
    public double EmulatedInstructions { get; init; }

    /// <summary>Short hypercalls.</summary>
    public double Hypercalls { get; init; }

    /// <summary>Switches of the address space.</summary>
    public double AddressSpaceSwitches { get; init; }

    /// <summary>Misses of the translation cache with pages of 4 KiB, per second of the work's own processor time.</summary>
    public double TlbMisses { get; init; }

    /// <summary>Share of the guest's memory that it maps by pages of 2 MiB, 0 to 1.</summary>
    public double LargePages { get; init; }

    /// <summary>Misses that are left where guest and hypervisor map by pages of 2 MiB, over those with pages of 4 KiB; 0 to 1.</summary>
    public double LargePageMisses { get; init; } = 1;

    /// <summary>Writes to the guest's page tables.</summary>
    public double PageTableEdits { get; init; }

    /// <summary>Page faults that the guest handles.</summary>
    public double GuestPageFaults { get; init; }

    /// <summary>Invalidations of the translation of a single page.</summary>
    public double Invalidations { get; init; }

    /// <summary>Nothing of the kind.</summary>
    public static ActivitySpec None { get; } = new();
}

/// <summary>Nothing to do.</summary>
public sealed record IdleWorkload : WorkloadSpec;

/// <summary>Requests that arrive whether or not earlier ones are finished.</summary>
public sealed record OpenWorkload : WorkloadSpec
{
    /// <summary>The law of the arrivals.</summary>
    public required ArrivalLaw Arrivals { get; init; }

    /// <summary>Mean arrivals per second at each guest.</summary>
    public required double RatePerSecond { get; init; }

    /// <summary>Shape of the bursts; only for bursty arrivals.</summary>
    public BurstSpec? Bursts { get; init; }
}

/// <summary>Bursts of a two-state Markov-modulated Poisson process.</summary>
/// <param name="PeakToMean">Arrival rate inside a burst over the mean rate; above 1.</param>
/// <param name="Share">Fraction of time inside bursts; above 0, below 1, and at most 1 / PeakToMean.</param>
/// <param name="MeanLength">Mean length of a burst.</param>
public sealed record BurstSpec(double PeakToMean, double Share, Duration MeanLength);

/// <summary>A fixed number of clients who wait for each answer and then think.</summary>
public sealed record ClosedWorkload : WorkloadSpec
{
    /// <summary>Clients of each guest.</summary>
    public required int Clients { get; init; }

    /// <summary>Time between an answer and the client's next request.</summary>
    public required TimeLaw Think { get; init; }
}

/// <summary>A fixed amount of work, done by threads that go through their rounds and end.</summary>
public sealed record BatchWorkload : WorkloadSpec
{
    /// <summary>Threads of each guest.</summary>
    public required int Threads { get; init; }

    /// <summary>Rounds of all threads of a guest together; a thread takes the next one when it has finished its last.</summary>
    public required long Rounds { get; init; }
}

/// <summary>The law of open arrivals.</summary>
public enum ArrivalLaw
{
    /// <summary>Exponential gaps.</summary>
    Poisson,

    /// <summary>Poisson whose rate jumps between two levels.</summary>
    Bursty,

    /// <summary>Equal gaps, with a random start within the first gap.</summary>
    Deterministic,
}
