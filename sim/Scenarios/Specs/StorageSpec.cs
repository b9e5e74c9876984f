using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Scenarios.Specs;

/// <summary>What a storage device is.</summary>
public enum StorageKind
{
    /// <summary>A solid-state disk.</summary>
    SolidState,

    /// <summary>A rotating disk.</summary>
    Rotating,

    /// <summary>An array behind a link.</summary>
    Array,
}

/// <summary>A storage device of the host.</summary>
public sealed record StorageSpec
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required StorageKind Kind { get; init; }

    /// <summary>Mean time of a read at a free server; of a solid-state disk or an array.</summary>
    public Duration ReadLatency { get; init; }

    /// <summary>Mean time of a write at a free server.</summary>
    public Duration WriteLatency { get; init; }

    /// <summary>Standard deviation of these times over their means, 0 to 1.</summary>
    public double Variation { get; init; }

    /// <summary>Transfers that it serves at the same time.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Most bytes that it moves per second.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Time to move the arm to the next track; of a rotating disk.</summary>
    public Duration TrackSeek { get; init; }

    /// <summary>Time to move the arm from end to end.</summary>
    public Duration FullSeek { get; init; }

    /// <summary>Turns per second.</summary>
    public double TurnsPerSecond { get; init; }

    /// <summary>Whether it serves waiting transfers in the order of their places.</summary>
    public bool SortsQueue { get; init; }

    /// <summary>Longest time that the root partition lets a transfer be in it; zero for any.</summary>
    public Duration BalancerTarget { get; init; }
}

/// <summary>How the format of a virtual disk costs the root partition.</summary>
public enum DiskFormat
{
    /// <summary>The device itself.</summary>
    PassThrough,

    /// <summary>A file of its full size.</summary>
    Fixed,

    /// <summary>A file that grows.</summary>
    Dynamic,
}

/// <summary>How a guest's transfers come to a device.</summary>
public enum DiskPathKind
{
    /// <summary>By accesses to a controller that the worker process imitates.</summary>
    Emulated,

    /// <summary>By a channel to the root partition.</summary>
    Synthetic,

    /// <summary>By the guest's own driver, the device being assigned to it.</summary>
    Direct,
}

/// <summary>A disk of a guest.</summary>
public sealed record DiskSpec
{
    /// <summary>Its name within the guest.</summary>
    public required string Name { get; init; }

    /// <summary>How transfers come to the device.</summary>
    public required DiskPathKind Path { get; init; }

    /// <summary>Name of the device of the host.</summary>
    public required string On { get; init; }

    /// <summary>Its format.</summary>
    public required DiskFormat Format { get; init; }

    /// <summary>Name of its controller; disks of one controller share its channels.</summary>
    public required string Controller { get; init; }

    /// <summary>Channels of its controller.</summary>
    public required int Channels { get; init; }

    /// <summary>Transfers that a channel holds.</summary>
    public required int QueueDepth { get; init; }

    /// <summary>Which virtual processor takes completions.</summary>
    public required CompletionTarget Completions { get; init; }

    /// <summary>Whether threads look for completions themselves.</summary>
    public required bool Polls { get; init; }

    /// <summary>Whether interrupts of an assigned device reach a running virtual processor without the hypervisor.</summary>
    public required bool PostsInterrupts { get; init; }

    /// <summary>Most transfers of 8 KiB per second; 0 for no limit.</summary>
    public required double MaximumRate { get; init; }

    /// <summary>Processor time of the guest to send a transfer.</summary>
    public required Duration Submit { get; init; }

    /// <summary>Processor time of the guest's handler of a completion.</summary>
    public required Duration Handler { get; init; }

    /// <summary>Accesses to an emulated controller before a transfer.</summary>
    public required int AccessesBefore { get; init; }

    /// <summary>Accesses to an emulated controller after a transfer.</summary>
    public required int AccessesAfter { get; init; }
}

/// <summary>Transfers of a step.</summary>
/// <param name="Disk">Number of the disk within the guest, or -1 for its network adapter.</param>
/// <param name="Kind">What each of them moves.</param>
/// <param name="Count">How many.</param>
/// <param name="IsParallel">Whether all are begun before the first has ended.</param>
public sealed record TransferSpec(int Disk, TransferKind Kind, int Count, bool IsParallel)
{
    /// <summary>Stands for the network adapter in the place of a disk.</summary>
    public const int Network = -1;
}

/// <summary>Processor time of the root partition for transfers, and hypervisor time for those of assigned devices.</summary>
public sealed record StorageCostSpec
{
    /// <summary>Taking one transfer from a guest and sending it to its device.</summary>
    public Duration Request { get; init; }

    /// <summary>More of it for each KiB.</summary>
    public Duration RequestPerKib { get; init; }

    /// <summary>The device's interrupt, and passing a completion to the guest.</summary>
    public Duration Completion { get; init; }

    /// <summary>More for each request to a file of fixed size than to the device itself.</summary>
    public Duration FixedFormat { get; init; }

    /// <summary>More for each request to a file that grows than to the device itself.</summary>
    public Duration DynamicFormat { get; init; }

    /// <summary>Answering one access to an emulated controller.</summary>
    public Duration Access { get; init; }

    /// <summary>Hypervisor time to remap the memory of a transfer of an assigned device.</summary>
    public Duration Remapping { get; init; }
}
