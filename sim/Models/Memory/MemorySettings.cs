using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Models.Memory;

/// <summary>The memory of a guest, in MiB as the host gives it out.</summary>
public sealed record MemorySettings
{
    /// <summary>Memory that it must get before it starts.</summary>
    public required long StartupMib { get; init; }

    /// <summary>Memory below which it is not brought.</summary>
    public required long MinimumMib { get; init; }

    /// <summary>Memory above which it is not brought.</summary>
    public required long MaximumMib { get; init; }

    /// <summary>Memory that it is to have beyond its demand, as a fraction of that.</summary>
    public required double Buffer { get; init; }

    /// <summary>Relative weight where memory is short.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether the host may change what it holds.</summary>
    public required bool IsDynamic { get; init; }

    /// <summary>Memory that the host needs for it beside what it holds.</summary>
    public required long OverheadMib { get; init; }

    /// <summary>Memory that it needs to start, in MiB.</summary>
    public long NeededMib => StartupMib + OverheadMib;

    /// <summary>NUMA nodes over which the machine's memory is divided, 1 or more.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>What its programs want.</summary>
    public required MemoryDemand Demand { get; init; }
}

/// <summary>What the programs of a guest want of its memory.</summary>
public sealed record MemoryDemand
{
    /// <summary>Committed memory at the start, in bytes.</summary>
    public required long Committed { get; init; }

    /// <summary>Later levels of committed memory, in order of time from the guest's start, in bytes.</summary>
    public required IReadOnlyList<(Duration From, long Committed)> Stages { get; init; }

    /// <summary>Committed memory of each request in the guest, on top of that, in bytes.</summary>
    public required long PerRequest { get; init; }

    /// <summary>Part of the committed memory that is in use, above 0, to 1.</summary>
    public required double WorkingSet { get; init; }

    /// <summary>How often running code comes to a page that it has not used just before, per second of its work.</summary>
    public required double PageTouchesPerSecond { get; init; }

    /// <summary>Memory with which the cache of files holds all that is read, in bytes.</summary>
    public required long FileCache { get; init; }

    /// <summary>Reads of files per second of work.</summary>
    public required double FileReadsPerSecond { get; init; }

    /// <summary>What one fetch of a page moves, where the guest has disks.</summary>
    public TransferKind PageTransfer { get; init; }

    /// <summary>What one read of a file moves, where the guest has disks.</summary>
    public TransferKind FileTransfer { get; init; }

    /// <summary>Whether it changes after the start.</summary>
    public bool Changes => Stages.Count > 0 || PerRequest > 0;
}
