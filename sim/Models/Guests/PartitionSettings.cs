using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Models.Memory;
using HvSim.Models.Timers;
using HvSim.Models.Translation;
using HvSim.Models.Workloads;
using HvSim.Stats;

namespace HvSim.Models.Guests;

/// <summary>What a partition is configured with.</summary>
public sealed record PartitionSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the root partition, whose virtual processors are bound to logical processors.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Number of virtual processors.</summary>
    public required int VirtualProcessors { get; init; }

    /// <summary>Relative weight of each virtual processor, 1 to 10,000.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>Reserve of each virtual processor as a fraction of a logical processor, 0 to 1.</summary>
    public double Reserve { get; init; }

    /// <summary>Limit of each virtual processor as a fraction of a logical processor, above 0, to 1.</summary>
    public double Limit { get; init; } = 1;

    /// <summary>
    /// Hardware threads that its virtual processors count as one core, 1 or 2: under the core scheduler so many neighbours share
    /// a core, and nobody else with them.
    /// </summary>
    public int ThreadsPerCore { get; init; } = 1;

    /// <summary>The CPU group that it belongs to, or null for none.</summary>
    public CpuGroup? Group { get; init; }

    /// <summary>NUMA node of the memory of each virtual processor, by number; empty where memory is nowhere remote.</summary>
    public IReadOnlyList<int> MemoryNodes { get; init; } = [];

    /// <summary>Longest run of a thread while others of the partition are ready.</summary>
    public required Duration ThreadQuantum { get; init; }

    /// <summary>Worker threads for requests.</summary>
    public required int Workers { get; init; }

    /// <summary>Stretch of its work by a busy sibling hardware thread, 1 or more.</summary>
    public double SmtSlowdown { get; init; } = 1;

    /// <summary>What it tells the hypervisor, and learns from it, when it spins.</summary>
    public SpinSettings Spin { get; init; } = SpinSettings.None;

    /// <summary>A spinlock that its kernel takes all the time, or null for none.</summary>
    public KernelLockSettings? KernelLock { get; init; }

    /// <summary>How it interrupts its other virtual processors and flushes their address translations.</summary>
    public SignalSettings Signals { get; init; } = SignalSettings.None;

    /// <summary>What the second level of address translation costs its work.</summary>
    public NestedTranslation Translation { get; init; }

    /// <summary>Share of its memory that the hypervisor maps by pages of 2 MiB, where it has all memory that it wants, 0 to 1.</summary>
    public double LargePages { get; init; } = 1;

    /// <summary>Stretch of its work on a NUMA node where none of its memory is, 1 or more.</summary>
    public double RemoteMemorySlowdown { get; init; } = 1;

    /// <summary>Stretch of its work while all other cores of the socket are busy, 1 or more.</summary>
    public double ContentionSlowdown { get; init; } = 1;

    /// <summary>How often its virtual processors leave for the hypervisor, and what that costs.</summary>
    public InterceptProfile Intercepts { get; init; } = InterceptProfile.None;

    /// <summary>Its memory, or null where it has all that it wants.</summary>
    public MemorySettings? Memory { get; init; }

    /// <summary>Its disks, by number.</summary>
    public IReadOnlyList<DiskSettings> Disks { get; init; } = [];

    /// <summary>Whether it starts with the host; else somebody starts it later.</summary>
    public bool StartsWithHost { get; init; } = true;

    /// <summary>
    /// Its clock ticks; null for none that are counted, as natively, where they are part of the work, and for the root, where they are
    /// part of the background load.
    /// </summary>
    public TimerSettings? Timer { get; init; }
}

/// <summary>What several partitions together may use of the processors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cap">
/// Most processor time of all members together over that of <paramref name="Processors"/>, above 0, to 1.
/// </param>
/// <param name="Processors">Numbers of the logical processors that the members may run on, in order; at least one.</param>
public sealed record CpuGroup(string Name, double Cap, IReadOnlyList<int> Processors);

/// <summary>What a partition does.</summary>
/// <param name="Program">The life of one request.</param>
/// <param name="Workload">Where requests come from.</param>
/// <param name="ClassResponse">Response times of the partition's whole class, with the parts of <see cref="ResponsePart"/>.</param>
public sealed record Work(GuestProgram Program, IWorkload Workload, LatencyHistogram ClassResponse);
