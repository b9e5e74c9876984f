using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Io;
using HvSim.Models.Memory;
using HvSim.Models.Observing;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Models.Workloads;
using HvSim.Stats;

namespace HvSim.Models.Guests;

/// <summary>The root partition or a child: its virtual processors, its own thread scheduler and its requests.</summary>
public sealed class Partition
{
    private readonly Simulation _simulation;
    private readonly VirtualProcessor[] _processors;
    private readonly StateClock _lacking;
    private readonly IWorkload? _workload;
    private readonly RequestFlow? _requests;
    private int _readyProcessors;
    private int _cappedProcessors;

    internal Partition(Simulation simulation, PartitionSettings settings, int firstProcessorNumber, HostWiring wiring, Work? work)
    {
        _simulation = simulation;
        Settings = settings;
        Observer = wiring.Observer;
        AddressTranslation = settings.Translation.StretchBy(settings.LargePages);
        _lacking = new StateClock(states: 3, (int)Lack.Nothing, simulation.Now);
        _processors = new VirtualProcessor[settings.VirtualProcessors];
        var phases = settings.Timer is null ? null : simulation.CreateStream($"{settings.Name}/ticks");
        for (var i = 0; i < _processors.Length; i++)
        {
            var timer = phases is null ? null : new VirtualTimer(settings.Timer!, VirtualTimer.DrawPhase(settings.Timer!, phases));
            _processors[i] = new VirtualProcessor(simulation, this, firstProcessorNumber + i, i, wiring, timer);
            timer?.Owner = _processors[i];
        }
        Threads = new ThreadScheduler(simulation, this, _processors.Length);
        if (settings.Memory is { } memory)
            Memory = new GuestMemory(simulation, this, memory, wiring);
        if (settings.Disks.Count > 0)
            Storage = new GuestStorage(simulation, this, firstProcessorNumber, settings.Disks);
        if (work is null)
            return;
        _workload = work.Workload;
        LockNames = work.Program.LockNames;
        if (settings.KernelLock is { } kernelLock)
            KernelLock = new KernelLock(kernelLock, simulation.CreateStream($"{settings.Name}/kernel lock"), this);
        if (work.Program.Pauses.Length > 0)
            World = new StopTheWorld(simulation, this, work.Program.Pauses);
        _requests = new RequestFlow(simulation, this, work.Program, work.Workload, work.ClassResponse);
    }

    /// <summary>Its name: <c>Root</c>, or class and number of a guest.</summary>
    public string Name => Settings.Name;

    /// <summary>Whether it is the root partition.</summary>
    public bool IsRoot => Settings.IsRoot;

    /// <summary>Its settings.</summary>
    public PartitionSettings Settings { get; }

    /// <summary>Its virtual processors by number within the partition.</summary>
    public ReadOnlySpan<VirtualProcessor> Processors => _processors;

    /// <summary>Its requests; an idle partition has none.</summary>
    public RequestFlow Requests => _requests ?? throw new InvalidOperationException($"{Name} has no workload.");

    /// <summary>Whether it has a workload.</summary>
    public bool HasWorkload => _workload is not null;

    /// <summary>Pauses of all of its threads so far.</summary>
    public PauseTotals Pauses => World?.Totals ?? default;

    /// <summary>Its memory, or null where it has all that it wants.</summary>
    public GuestMemory? Memory { get; }

    /// <summary>Names of the locks that its program takes, by number.</summary>
    public IReadOnlyList<string> LockNames { get; } = [];

    /// <summary>Its disks, or null where it has none.</summary>
    public GuestStorage? Storage { get; }

    /// <summary>Stretch of its work by the second level of address translation, 1 or more.</summary>
    internal double AddressTranslation { get; set; }

    /// <summary>Who watches the host; null for nobody.</summary>
    internal IHostObserver? Observer { get; }

    internal ThreadScheduler Threads { get; }

    /// <summary>The kernel lock that is a rate, or null for none.</summary>
    internal KernelLock? KernelLock { get; }

    /// <summary>What stops all of its threads; null where nothing does.</summary>
    internal StopTheWorld? World { get; }

    /// <summary>Integral over time of the number of threads that are ready and on no virtual processor, in thread-nanoseconds.</summary>
    public Int128 ReadyThreadNanoseconds(Instant now) => Threads.ReadyLength.Integral(now);

    /// <summary>When it started for the first time, or null before that.</summary>
    public Instant? StartedAt { get; private set; }

    /// <summary>Starts the workload, if there is one; after a shutdown requests are served again.</summary>
    public void Start()
    {
        if (StartedAt is not null)
        {
            _requests?.Open();
            return;
        }
        StartedAt = _simulation.Now;
        _workload?.Start(Requests);
    }

    /// <summary>Takes no new requests and finishes those that it serves.</summary>
    /// <param name="done">Called when none is left.</param>
    public void ShutDown(Action done) => Requests.Close(done);

    internal WaitClocks ReadWaitClocks()
    {
        var now = _simulation.Now;
        return new WaitClocks(now, _lacking.In((int)Lack.LogicalProcessor, now), _lacking.In((int)Lack.Allowance, now));
    }

    internal void ProcessorChanged(RunState left, RunState entered)
    {
        Count(left, -1);
        Count(entered, +1);
        var lack = _readyProcessors > 0 ? Lack.LogicalProcessor : _cappedProcessors > 0 ? Lack.Allowance : Lack.Nothing;
        if ((int)lack != _lacking.Current)
            _lacking.Enter((int)lack, _simulation.Now);
    }

    private void Count(RunState state, int change)
    {
        switch (state)
        {
            case RunState.Ready:
                _readyProcessors += change;
                break;
            case RunState.Capped:
                _cappedProcessors += change;
                break;
        }
    }

    /// <summary>What the partition's virtual processors lack.</summary>
    private enum Lack
    {
        Nothing,
        Allowance,
        LogicalProcessor,
    }
}
