using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Models.Memory;

namespace HvSim.Scenarios.Results;

/// <summary>
/// Everything that counters are formed of, at one instant: times and counts since the start of the run, levels as they are.
/// </summary>
public sealed record CounterSample
{
    /// <summary>The instant.</summary>
    public required Instant At { get; init; }

    /// <summary>The logical processors by number.</summary>
    public required IReadOnlyList<LogicalProcessorTimes> LogicalProcessors { get; init; }

    /// <summary>The partitions in order of creation; the root is the first.</summary>
    public required IReadOnlyList<PartitionSample> Partitions { get; init; }

    /// <summary>Memory that nobody holds, in MiB; null where guests have all that they want.</summary>
    public required long? AvailableMib { get; init; }
}

/// <summary>A partition at one instant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRoot">Whether it is the root partition.</param>
/// <param name="Processors">Its virtual processors by number, each as a set of one.</param>
/// <param name="Memory">Its memory; null where the host does not balance it.</param>
/// <param name="Disks">Its disks that the root partition serves.</param>
/// <param name="Network">What its network adapter has moved; null where it has none.</param>
public sealed record PartitionSample(
    string Name, bool IsRoot, IReadOnlyList<VirtualProcessorTimes> Processors, MemorySample? Memory,
    IReadOnlyList<DiskSample> Disks, TransferTotals? Network);

/// <summary>A disk of a guest at one instant.</summary>
/// <param name="Name">Its name within the guest.</param>
/// <param name="IsFile">Whether it is a file of the root partition, and not a device that is passed through.</param>
/// <param name="Totals">What the guest has moved.</param>
/// <param name="Queue">Transfers that are under way.</param>
public sealed record DiskSample(string Name, bool IsFile, TransferTotals Totals, int Queue);

/// <summary>Memory of a guest at one instant.</summary>
public sealed record MemorySample
{
    /// <summary>Memory that it holds, in MiB; 0 before it has started.</summary>
    public required long HeldMib { get; init; }

    /// <summary>Most that it has held, in blocks of hot-add, in MiB.</summary>
    public required long VisibleMib { get; init; }

    /// <summary>Memory that it holds on the host's disk since it has restarted, in MiB.</summary>
    public required long SmartPagedMib { get; init; }

    /// <summary>Pressure in percent.</summary>
    public required double Pressure { get; init; }

    /// <summary>Integral of the pressure over time, in percent times nanoseconds.</summary>
    public required double PressureNanoseconds { get; init; }

    /// <summary>What the balancer has moved.</summary>
    public required MemoryTotals Totals { get; init; }
}
