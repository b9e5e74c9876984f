using HvSim.Engine;
using HvSim.Memory;
using HvSim.Models.Memory;

namespace HvSim.Scenarios.Specs;

/// <summary>What the host keeps of the machine's memory, and how it moves the rest between guests.</summary>
public sealed record HostMemorySpec
{
    /// <summary>Memory of the machine, in bytes.</summary>
    public required long Total { get; init; }

    /// <summary>Memory that the root partition and the hypervisor keep, in bytes.</summary>
    public required long RootReserve { get; init; }

    /// <summary>Memory that the host needs for each guest beside what the guest holds, for its first GiB, in bytes.</summary>
    public required long OverheadOfFirstGiB { get; init; }

    /// <summary>The same for each further GiB or part of it, in bytes.</summary>
    public required long OverheadOfFurtherGiB { get; init; }

    /// <summary>Memory that shadow page tables take for each guest where there is no SLAT, in bytes.</summary>
    public long ShadowTables { get; init; }

    /// <summary>How memory moves between guests.</summary>
    public required BalancerSpec Balancer { get; init; }

    /// <summary>Whether the host takes pages of its guests away.</summary>
    public HostSwapping Swapping { get; init; }

    /// <summary>The device that guests page to and read files from.</summary>
    public required PagingDeviceSpec PagingDevice { get; init; }
}

/// <summary>Memory that the host needs for a guest beside what the guest holds.</summary>
public static class GuestOverhead
{
    private const long GiB = 1L << 30;

    /// <summary>The overhead for a guest that holds <paramref name="held"/> bytes, in bytes.</summary>
    /// <param name="held">What the guest holds, in bytes.</param>
    /// <param name="ofFirstGiB">Overhead of the first GiB, in bytes.</param>
    /// <param name="ofFurtherGiB">Overhead of each further GiB or part of one, in bytes.</param>
    public static long Of(long held, long ofFirstGiB, long ofFurtherGiB) =>
        ofFirstGiB + ((Math.Max(held, GiB) - 1) / GiB * ofFurtherGiB);
}

/// <summary>The balancer of Dynamic Memory.</summary>
public sealed record BalancerSpec
{
    /// <summary>Time from one balancing to the next; guests report at the same times.</summary>
    public required Duration Period { get; init; }

    /// <summary>Most memory that a guest is given at one balancing, in bytes.</summary>
    public required long MostAdded { get; init; }

    /// <summary>Most memory that is taken from a guest at one balancing, in bytes.</summary>
    public required long MostRemoved { get; init; }

    /// <summary>A guest is left alone while what it holds differs from its target by no more than this fraction of the target.</summary>
    public required double Tolerance { get; init; }
}

/// <summary>A station of equal servers with one queue.</summary>
public sealed record PagingDeviceSpec
{
    /// <summary>Time of one transfer at a free server.</summary>
    public required TimeLaw Service { get; init; }

    /// <summary>Transfers that it serves at the same time.</summary>
    public required int Parallelism { get; init; }
}

/// <summary>The memory of a guest; where it is static, startup, minimum and maximum are alike.</summary>
public sealed record GuestMemorySpec
{
    /// <summary>Memory that it must get before it starts, in bytes.</summary>
    public required long Startup { get; init; }

    /// <summary>Memory below which it is not brought, in bytes.</summary>
    public required long Minimum { get; init; }

    /// <summary>Memory above which it is not brought, in bytes.</summary>
    public required long Maximum { get; init; }

    /// <summary>Memory that it is to have beyond its demand, as a fraction of that.</summary>
    public required double Buffer { get; init; }

    /// <summary>Relative weight where memory is short, 0 to 10,000.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether the host may change what it holds.</summary>
    public required bool IsDynamic { get; init; }

    /// <summary>What its programs want.</summary>
    public required MemoryDemandSpec Demand { get; init; }
}

/// <summary>What the programs of a guest want of its memory.</summary>
public sealed record MemoryDemandSpec
{
    /// <summary>Committed memory from the start on, in bytes.</summary>
    public required long Committed { get; init; }

    /// <summary>Committed memory of each request in the guest, on top of that, in bytes.</summary>
    public required long PerRequest { get; init; }

    /// <summary>Part of the committed memory that is in use.</summary>
    public required double WorkingSet { get; init; }

    /// <summary>How often running code comes to a page that it has not used just before, per second of its work.</summary>
    public required double PageTouchesPerSecond { get; init; }

    /// <summary>Memory with which the cache of files holds all that is read, in bytes.</summary>
    public required long FileCache { get; init; }

    /// <summary>Reads of files per second of work.</summary>
    public required double FileReadsPerSecond { get; init; }

    /// <summary>Later levels of <see cref="Committed"/>, in order.</summary>
    public required IReadOnlyList<DemandStage> Stages { get; init; }
}

/// <summary>A level of committed memory.</summary>
/// <param name="From">Time from the guest's start.</param>
/// <param name="Committed">Committed memory from then on, in bytes.</param>
public sealed record DemandStage(Duration From, long Committed);

/// <summary>When guests of a class start.</summary>
/// <param name="Order">Who has the smaller number starts first at equal times; then the order of the file holds.</param>
/// <param name="Delay">Time from the start of the host to that of the first one.</param>
/// <param name="Spacing">Time from one to the next.</param>
public sealed record StartSpec(int Order, Duration Delay, Duration Spacing)
{
    /// <summary>All at once when the host starts.</summary>
    public static StartSpec AtOnce { get; } = new(0, Duration.Zero, Duration.Zero);

    /// <summary>When each of them restarts; null for never.</summary>
    public RestartSettings? Restart { get; init; }

    /// <summary>Whether a guest starts before a run ends.</summary>
    /// <param name="index">Its number within the class.</param>
    /// <param name="run">Length of the run.</param>
    public bool IsWithin(int index, Duration run) =>
        Delay.Nanoseconds + ((Int128)Spacing.Nanoseconds * index) < run.Nanoseconds;
}
