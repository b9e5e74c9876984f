using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Observing;

namespace HvSim.Scenarios.Results;

/// <summary>What a host did over a window of one run, in spans on tracks.</summary>
public sealed record Timeline
{
    /// <summary>Most spans that a timeline holds unless something else is asked for.</summary>
    public const int MostSpans = 1_000_000;

    /// <summary>Where the window begins.</summary>
    public required Instant From { get; init; }

    /// <summary>Where it ends.</summary>
    public required Instant To { get; init; }

    /// <summary>Where it was to end; later than <see cref="To"/> where the most spans were reached, or the run ended.</summary>
    public required Instant AskedTo { get; init; }

    /// <summary>Whether it was cut because of the number of its spans.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Spans that it could hold at most.</summary>
    public required int MostAllowed { get; init; }

    /// <summary>Names of the partitions, in order of creation.</summary>
    public required IReadOnlyList<string> Partitions { get; init; }

    /// <summary>Names of the locks of each partition, by number of the lock.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Locks { get; init; }

    /// <summary>Names of all virtual processors by number, with their partitions.</summary>
    public required IReadOnlyList<string> Processors { get; init; }

    /// <summary>The tracks.</summary>
    public required IReadOnlyList<TimelineTrack> Tracks { get; init; }

    /// <summary>The spans, on each track in order of time; each has a length, and those of a track do not overlap.</summary>
    public required IEnumerable<TimelineSpan> Spans { get; init; }

    /// <summary>What guests held of memory when the window began, and whenever that changed.</summary>
    public required IReadOnlyList<MemoryStep> Memory { get; init; }
}

/// <summary>What a track shows.</summary>
public enum TrackKind
{
    /// <summary>Which virtual processor, by number, runs on a logical processor; nothing while it is idle.</summary>
    LogicalProcessor,

    /// <summary>The <see cref="ProcessorActivity"/> of a virtual processor; the detail is a lock that it spins for.</summary>
    VirtualProcessor,

    /// <summary>On which virtual processor, by number, the holder of a lock took it; nothing while the lock is free.</summary>
    Lock,

    /// <summary>The <see cref="ResponsePart"/> that a transfer counts as; the detail is 1 for one that writes or sends.</summary>
    Transfer,
}

/// <summary>A track.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Partition">Number of its partition; -1 for a logical processor.</param>
/// <param name="Name">Its name.</param>
public sealed record TimelineTrack(TrackKind Kind, int Partition, string Name);

/// <summary>A stretch of time in which one thing was the case on a track.</summary>
/// <param name="Track">Number of the track.</param>
/// <param name="What">What was the case; its meaning is that of the track's kind.</param>
/// <param name="Detail">More of it, or -1.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
public readonly record struct TimelineSpan(int Track, int What, int Detail, Instant Start, Instant End);

/// <summary>What a guest holds of memory from an instant on.</summary>
/// <param name="Partition">Number of the guest's partition.</param>
/// <param name="At">The instant.</param>
/// <param name="HeldMib">What it holds, in MiB.</param>
/// <param name="CommittedMib">What it has committed, in MiB.</param>
public readonly record struct MemoryStep(int Partition, Instant At, long HeldMib, long CommittedMib);
