using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Scenarios.Results;

/// <summary>What one run (one replication of one point) yields over its measured window; a pure function of scenario and seed.</summary>
public sealed record RunResult
{
    /// <summary>Seed of this replication.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Hash over the order of all events of the run.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>Number of events of the run, warm-up included.</summary>
    public required long Events { get; init; }

    /// <summary>Length of the measured window: the run without its warm-up.</summary>
    public required Duration Window { get; init; }

    /// <summary>For batch scenarios whether all batch work was done within the run's duration; true where there is no batch work.</summary>
    public required bool Finished { get; init; }

    /// <summary>The guest classes, in the scenario's order.</summary>
    public required IReadOnlyList<GuestClassResult> Classes { get; init; }

    /// <summary>The host over the window.</summary>
    public required HostResult Host { get; init; }

    /// <summary>Equal time bins over the whole run, warm-up included.</summary>
    public required TimeSeries Series { get; init; }
}

/// <summary>The guests of one class.</summary>
public sealed record GuestClassResult
{
    /// <summary>Name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>One result for each guest.</summary>
    public required IReadOnlyList<GuestResult> Guests { get; init; }

    /// <summary>Response times of all guests of the class together, split into the parts of <c>ResponsePart</c>.</summary>
    public required LatencyHistogram Response { get; init; }
}

/// <summary>One guest over the measured window.</summary>
public sealed record GuestResult
{
    /// <summary>Number of the guest within its class, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Requests that arrived in the window.</summary>
    public required long Arrived { get; init; }

    /// <summary>Requests that were completed in the window.</summary>
    public required long Completed { get; init; }

    /// <summary>Requests inside the guest when the window opened.</summary>
    public required long InSystemAtStart { get; init; }

    /// <summary>Requests inside the guest when the window closed.</summary>
    public required long InSystemAtEnd { get; init; }

    /// <summary>Response times of the requests completed in the window.</summary>
    public required LatencyHistogram Response { get; init; }

    /// <summary>When a batch guest's work was done, from the guest's start; null for other guests or where it was not done.</summary>
    public required Duration? Elapsed { get; init; }

    /// <summary>The guest's virtual processors together.</summary>
    public required VirtualProcessorTimes Processors { get; init; }

    /// <summary>Running time, hypervisor time included, of the one of its virtual processors that ran least.</summary>
    public Duration LeastRunning { get; init; }

    /// <summary>Intercepts and hypercalls of the guest's virtual processors.</summary>
    public required InterceptTotals Intercepts { get; init; }

    /// <summary>Clock ticks of the guest's virtual processors; all zero where it has none.</summary>
    public required TickTotals Ticks { get; init; }

    /// <summary>Whether it had started by the end of the window.</summary>
    public bool HasStarted { get; init; } = true;

    /// <summary>Its memory.</summary>
    public MemoryReading Memory { get; init; }

    /// <summary>Its transfers to and from disks and networks.</summary>
    public TransferTotals Transfers { get; init; }

    /// <summary>Pauses that stopped all threads of the guest and ended in the window.</summary>
    public PauseTotals Pauses { get; init; }

    /// <summary>Time average of the length of the guest's ready queue (threads without a virtual processor).</summary>
    public required double MeanReadyThreads { get; init; }
}

/// <summary>Where the time of a set of virtual processors went; the states add up to the number of processors times the window.</summary>
public sealed record VirtualProcessorTimes
{
    /// <summary>Number of virtual processors.</summary>
    public required int Count { get; init; }

    /// <summary>Running, hypervisor time on their behalf included.</summary>
    public required Duration Running { get; init; }

    /// <summary>Of the running time, the hypervisor's part.</summary>
    public required Duration Hypervisor { get; init; }

    /// <summary>Of the running time, the part lost to a busy sibling hardware thread.</summary>
    public required Duration SmtSlowdown { get; init; }

    /// <summary>Of the running time, the part lost to the second level of address translation.</summary>
    public Duration AddressTranslation { get; init; }

    /// <summary>Of the running time, the part spent on refilling caches.</summary>
    public required Duration CacheRefill { get; init; }

    /// <summary>Of the running time, the part on NUMA nodes where the memory is not.</summary>
    public Duration RemoteRun { get; init; }

    /// <summary>Of the running time, the part spent on waking logical processors from idle states.</summary>
    public required Duration IdleWake { get; init; }

    /// <summary>Ready to run without a logical processor (the numerator of CPU Wait Time Per Dispatch).</summary>
    public required Duration Ready { get; init; }

    /// <summary>Held back by a limit.</summary>
    public required Duration Capped { get; init; }

    /// <summary>Idle.</summary>
    public required Duration Idle { get; init; }

    /// <summary>Number of dispatches onto a logical processor.</summary>
    public required long Dispatches { get; init; }

    /// <summary>Number of dispatches onto another logical processor than the time before.</summary>
    public required long Migrations { get; init; }

    /// <summary>Of the running time, the part spent spinning.</summary>
    public Duration Spinning { get; init; }

    /// <summary>Number of notifications of long spinning.</summary>
    public long LongSpinWaitHypercalls { get; init; }

    /// <summary>Number of pause-loop exits.</summary>
    public long PauseLoopExits { get; init; }

    /// <summary>Number of flushes of other virtual processors' address translations.</summary>
    public long TlbFlushes { get; init; }

    /// <summary>Number of interrupts sent to other virtual processors of the guest.</summary>
    public long InterruptsSent { get; init; }
}

/// <summary>Intercepts and hypercalls, exact in expectation and therefore no whole numbers.</summary>
/// <param name="Counts">Number by <c>InterceptKind</c>.</param>
/// <param name="CostNanoseconds">Hypervisor time by <c>InterceptKind</c>.</param>
public sealed record InterceptTotals(IReadOnlyList<double> Counts, IReadOnlyList<double> CostNanoseconds);

/// <summary>Clock ticks.</summary>
/// <param name="Delivered">Delivered to the guest.</param>
/// <param name="Late">Of them, those delivered after they were due.</param>
/// <param name="Merged">Delivered as one with another.</param>
/// <param name="Skipped">Lost.</param>
/// <param name="ChargedTime">Processor time that the guest itself charges to its threads: a whole period for each tick that found one.</param>
public readonly record struct TickTotals(long Delivered, long Late, long Merged, long Skipped, Duration ChargedTime);

/// <summary>The host over the measured window.</summary>
public sealed record HostResult
{
    /// <summary>Where the time of each logical processor went.</summary>
    public required IReadOnlyList<LogicalProcessorTimes> LogicalProcessors { get; init; }

    /// <summary>The root's virtual processors together; count 0 on a native run.</summary>
    public required VirtualProcessorTimes Root { get; init; }

    /// <summary>The guests' virtual processors together.</summary>
    public required VirtualProcessorTimes Guests { get; init; }

    /// <summary>Its memory.</summary>
    public HostMemoryReading Memory { get; init; }

    /// <summary>Its storage devices in the scenario's order.</summary>
    public IReadOnlyList<DeviceReading> Devices { get; init; } = [];

    /// <summary>Its network adapters in the scenario's order.</summary>
    public IReadOnlyList<AdapterReading> Adapters { get; init; } = [];

    /// <summary>Share of time in which the worker of the busiest storage channel had something to do, 0 to 1.</summary>
    public double BusiestChannel { get; init; }

    /// <summary>Share of time in which the busiest worker process of a guest had something to do, 0 to 1.</summary>
    public double BusiestWorker { get; init; }

    /// <summary>Share of time in which the busiest virtual processor of the root ran, 0 to 1.</summary>
    public double BusiestRoot { get; init; }

    /// <summary>The classes with limits of Storage QoS.</summary>
    public IReadOnlyList<LimitReading> Limits { get; init; } = [];
}

/// <summary>Where a logical processor's time went; the parts add up to the window exactly.</summary>
/// <param name="Child">Running guests' code.</param>
/// <param name="Root">Running the root's code.</param>
/// <param name="Hypervisor">In the hypervisor: intercepts, hypercalls, context switches.</param>
/// <param name="Waking">Waking from an idle state.</param>
/// <param name="Stranded">Nothing to run, and not free either: the core belongs to whoever runs on its other thread.</param>
/// <param name="Idle">Nothing to run.</param>
/// <param name="ContextSwitches">Number of switches from one virtual processor to another.</param>
public readonly record struct LogicalProcessorTimes(
    Duration Child, Duration Root, Duration Hypervisor, Duration Waking, Duration Stranded, Duration Idle, long ContextSwitches)
{
    /// <summary>All but idle and stranded.</summary>
    public Duration Busy => Child + Root + Hypervisor + Waking;

    /// <summary>All of it.</summary>
    public Duration Whole => Busy + Stranded + Idle;
}

/// <summary>Equal time bins over a whole run.</summary>
/// <param name="BinLength">Length of each bin (the last one may be cut off by the end of a batch run).</param>
/// <param name="Bins">The bins in order.</param>
public sealed record TimeSeries(Duration BinLength, IReadOnlyList<TimeBin> Bins);

/// <summary>One time bin.</summary>
/// <param name="End">End of the bin.</param>
/// <param name="Processors">All logical processors together.</param>
/// <param name="Classes">One entry for each guest class, in the scenario's order.</param>
public sealed record TimeBin(Instant End, LogicalProcessorTimes Processors, IReadOnlyList<ClassBin> Classes);

/// <summary>One guest class in one time bin.</summary>
/// <param name="Arrived">Requests that arrived.</param>
/// <param name="Completed">Requests that were completed.</param>
/// <param name="ResponseNanoseconds">Sum of the response times of the completed ones, in nanoseconds.</param>
/// <param name="InSystem">Requests inside the guests at the end of the bin.</param>
public readonly record struct ClassBin(long Arrived, long Completed, Int128 ResponseNanoseconds, long InSystem)
{
    /// <summary>Memory that the guests that have started hold at the end of the bin, in MiB.</summary>
    public long HeldMib { get; init; }

    /// <summary>Memory that they have committed at the end of the bin, in MiB.</summary>
    public long CommittedMib { get; init; }
}
