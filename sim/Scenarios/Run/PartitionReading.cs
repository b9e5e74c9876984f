using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Results;
using HvSim.Stats;

namespace HvSim.Scenarios.Run;

/// <summary>A reading of one partition.</summary>
internal sealed class PartitionReading
{
    private static readonly LatencyHistogram Nothing = new();

    private readonly Instant _at;
    private readonly long _arrived;
    private readonly long _completed;
    private readonly LatencyHistogram _response;
    private readonly Int128 _readyThreads;
    private readonly PauseTotals _pauses;
    private readonly GuestMemoryWindow _memory;
    private readonly TransferTotals _transfers;
    private readonly bool _hasStarted;
    private readonly Instant _startedAt;
    private readonly InterceptProfile _intercepts;
    private readonly InterceptKind _interruptsBy;
    private readonly Duration _tickPeriod;

    public PartitionReading(Partition partition, Instant at)
    {
        _at = at;
        _intercepts = partition.Settings.Intercepts;
        _interruptsBy = partition.Settings.Signals.InterruptsBy;
        _tickPeriod = partition.Settings.Timer?.Period ?? Duration.Zero;
        _readyThreads = partition.ReadyThreadNanoseconds(at);
        _pauses = partition.Pauses;
        _memory = new GuestMemoryWindow(partition.Memory, at);
        _transfers = partition.Storage?.Totals ?? default;
        _startedAt = partition.StartedAt ?? Instant.Zero;
        _hasStarted = partition.StartedAt is not null;
        _response = Nothing;
        if (partition.HasWorkload)
        {
            _arrived = partition.Requests.Arrived;
            _completed = partition.Requests.Completed;
            _response = partition.Requests.Response.Snapshot();
        }
        Processors = new ProcessorReading[partition.Processors.Length];
        for (var i = 0; i < Processors.Length; i++)
            Processors[i] = new ProcessorReading(partition.Processors[i], at);
    }

    public ProcessorReading[] Processors { get; }

    public GuestResult Since(PartitionReading earlier, int index, BatchWork? batch)
    {
        var processors = new ProcessorTimesSum();
        processors.Add(Processors, earlier.Processors);
        var window = _at - earlier._at;
        return new GuestResult
        {
            Index = index,
            Arrived = _arrived - earlier._arrived,
            Completed = _completed - earlier._completed,
            InSystemAtStart = earlier._arrived - earlier._completed,
            InSystemAtEnd = _arrived - _completed,
            Response = _response.Since(earlier._response),
            Elapsed = batch?.FinishedAt - _startedAt,
            Processors = processors.Total(),
            LeastRunning = LeastRunning(Processors, earlier.Processors),
            Intercepts = InterceptsOf(_intercepts, _interruptsBy, processors),
            Ticks = TicksOf(processors.Ticks, _tickPeriod),
            HasStarted = _hasStarted,
            Memory = _memory.Since(earlier._memory, window),
            Transfers = _transfers - earlier._transfers,
            Pauses = _pauses - earlier._pauses,
            MeanReadyThreads = GuestMemoryWindow.MeanOf(_readyThreads - earlier._readyThreads, window),
        };
    }

    private static Duration LeastRunning(ReadOnlySpan<ProcessorReading> now, ReadOnlySpan<ProcessorReading> then)
    {
        var least = Duration.MaxValue;
        for (var i = 0; i < now.Length; i++)
        {
            var running = now[i].Running.Total - then[i].Running.Total;
            least = running < least ? running : least;
        }
        return now.Length == 0 ? Duration.Zero : least;
    }

    private static TickTotals TicksOf(TickCounts ticks, Duration period) =>
        new(ticks.Delivered, ticks.Late, ticks.Merged, ticks.Skipped, period * ticks.Busy);

    private static InterceptTotals InterceptsOf(InterceptProfile profile, InterceptKind interruptsBy, ProcessorTimesSum processors)
    {
        var kinds = Enum.GetValues<InterceptKind>();
        double[] counts = [.. kinds.Select(kind => profile.CountOf(kind, processors.GuestRun, processors.Wakes, processors.Ticks))];
        counts[(int)InterceptKind.Hypercall] += processors.Signals.Hypercalls;
        counts[(int)interruptsBy] += processors.Signals.Accesses;
        counts[(int)InterceptKind.ExternalInterrupt] += processors.Signals.Deliveries;
        return new InterceptTotals(counts, [.. kinds.Select(kind => counts[(int)kind] * profile.CostOf(kind).Nanoseconds)]);
    }
}

/// <summary>A reading of one virtual processor.</summary>
internal readonly record struct ProcessorReading
{
    public ProcessorReading(VirtualProcessor processor, Instant at)
    {
        Running = processor.ReadRunning(at);
        RemoteRun = processor.ReadRemoteRun(at);
        Ready = processor.TimeIn(RunState.Ready, at);
        Capped = processor.TimeIn(RunState.Capped, at);
        Idle = processor.TimeIn(RunState.Idle, at);
        Dispatches = processor.Dispatches;
        Migrations = processor.Migrations;
        LongSpinWaitHypercalls = processor.LongSpinWaitHypercalls;
        PauseLoopExits = processor.PauseLoopExits;
        TlbFlushes = processor.TlbFlushes;
        InterruptsSent = processor.InterruptsSent;
        Signals = processor.SignalIntercepts;
        Wakes = processor.Wakes;
        Ticks = processor.ReadTicks(at);
    }

    public RunningTimes Running { get; }

    public Duration RemoteRun { get; }

    public Duration Ready { get; }

    public Duration Capped { get; }

    public Duration Idle { get; }

    public long Dispatches { get; }

    public long Migrations { get; }

    public long LongSpinWaitHypercalls { get; }

    public long PauseLoopExits { get; }

    public long TlbFlushes { get; }

    public long InterruptsSent { get; }

    public SignalIntercepts Signals { get; }

    public long Wakes { get; }

    public TickCounts Ticks { get; }
}

/// <summary>Sums windows of virtual processors.</summary>
internal sealed class ProcessorTimesSum
{
    private int _count;
    private RunningTimes _running;
    private Duration _remoteRun;
    private Duration _ready;
    private Duration _capped;
    private Duration _idle;
    private long _dispatches;
    private long _migrations;
    private long _longSpins;
    private long _pauseLoops;
    private long _flushes;
    private long _interrupts;

    /// <summary>Ways out between virtual processors.</summary>
    public SignalIntercepts Signals { get; private set; }

    /// <summary>Number of wake-ups.</summary>
    public long Wakes { get; private set; }

    /// <summary>What has become of ticks.</summary>
    public TickCounts Ticks { get; private set; }

    /// <summary>Time in which the guest's code ran, at whatever pace.</summary>
    public Duration GuestRun => _running.Code;

    public void Add(ReadOnlySpan<ProcessorReading> now, ReadOnlySpan<ProcessorReading> then)
    {
        for (var i = 0; i < now.Length; i++)
        {
            _count++;
            _running += now[i].Running - then[i].Running;
            _remoteRun += now[i].RemoteRun - then[i].RemoteRun;
            _ready += now[i].Ready - then[i].Ready;
            _capped += now[i].Capped - then[i].Capped;
            _idle += now[i].Idle - then[i].Idle;
            _dispatches += now[i].Dispatches - then[i].Dispatches;
            _migrations += now[i].Migrations - then[i].Migrations;
            _longSpins += now[i].LongSpinWaitHypercalls - then[i].LongSpinWaitHypercalls;
            _pauseLoops += now[i].PauseLoopExits - then[i].PauseLoopExits;
            _flushes += now[i].TlbFlushes - then[i].TlbFlushes;
            _interrupts += now[i].InterruptsSent - then[i].InterruptsSent;
            Signals += now[i].Signals - then[i].Signals;
            Wakes += now[i].Wakes - then[i].Wakes;
            Ticks += now[i].Ticks - then[i].Ticks;
        }
    }

    public VirtualProcessorTimes Total() => new()
    {
        Count = _count,
        Running = _running.Total,
        Hypervisor = _running.Hypervisor,
        SmtSlowdown = _running.SmtSlowdown,
        AddressTranslation = _running.AddressTranslation,
        CacheRefill = _running.CacheRefill,
        IdleWake = _running.IdleWake,
        RemoteRun = _remoteRun,
        Ready = _ready,
        Capped = _capped,
        Idle = _idle,
        Dispatches = _dispatches,
        Migrations = _migrations,
        Spinning = _running.AllSpinning,
        LongSpinWaitHypercalls = _longSpins,
        PauseLoopExits = _pauseLoops,
        TlbFlushes = _flushes,
        InterruptsSent = _interrupts,
    };
}
