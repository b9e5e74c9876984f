using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Workloads;
using HvSim.Stats;

namespace HvSim.Models.Guests;

/// <summary>What a partition is configured with.</summary>
public sealed record PartitionSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the root partition, whose virtual processors are bound to the logical processors of the same number.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Number of virtual processors.</summary>
    public required int VirtualProcessors { get; init; }

    /// <summary>Relative weight of each virtual processor, 1 to 10,000.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>Reserve of each virtual processor as a fraction of a logical processor, 0 to 1.</summary>
    public double Reserve { get; init; }

    /// <summary>Limit of each virtual processor as a fraction of a logical processor, above 0, to 1.</summary>
    public double Limit { get; init; } = 1;

    /// <summary>Longest run of a thread while others of the partition are ready.</summary>
    public required Duration ThreadQuantum { get; init; }

    /// <summary>Worker threads for requests.</summary>
    public required int Workers { get; init; }

    /// <summary>Stretch of its work by a busy sibling hardware thread, 1 or more.</summary>
    public double SmtSlowdown { get; init; } = 1;

    /// <summary>Hypervisor time for intercepts and hypercalls per second of its own processor time.</summary>
    public double InterceptRatio { get; init; }

    /// <summary>What it tells the hypervisor, and learns from it, when it spins.</summary>
    public SpinSettings Spin { get; init; } = SpinSettings.None;

    /// <summary>How it interrupts its other virtual processors and flushes their address translations.</summary>
    public SignalSettings Signals { get; init; } = SignalSettings.None;
}

/// <summary>What a partition does.</summary>
/// <param name="Program">The life of one request.</param>
/// <param name="Workload">Where requests come from.</param>
/// <param name="ClassResponse">Response times of the partition's whole class, with the parts of <see cref="ResponsePart"/>.</param>
public sealed record Work(GuestProgram Program, IWorkload Workload, LatencyHistogram ClassResponse);
