using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Observing;
using HvSim.Models.Timers;
using HvSim.Stats;

namespace HvSim.Models.Processors;

/// <summary>
/// The waist of the model: guests put threads on it, the hypervisor scheduler puts it on logical processors. One method changes its
/// run state and charges the elapsed time to the state being left.
/// </summary>
public sealed partial class VirtualProcessor
{
    private const int RunStates = 4;

    private readonly Simulation _simulation;
    private readonly IHypervisorScheduler _scheduler;
    private readonly DispatchHistory _history;
    private readonly Alarm _boundary;
    private readonly StateClock _clock;
    private readonly RunMeter _meter = new();
    private Duration _remoteRun;

    internal VirtualProcessor(
        Simulation simulation, Partition partition, int number, int index, HostWiring wiring, VirtualTimer? timer)
    {
        _simulation = simulation;
        _scheduler = wiring.Scheduler;
        _observer = wiring.Observer;
        _history = new DispatchHistory(this, wiring.DispatchCosts);
        Partition = partition;
        Number = number;
        Index = index;
        MemoryNode = partition.Settings.MemoryNodes.Count > 0 ? partition.Settings.MemoryNodes[index] : 0;
        Name = $"{partition.Name}:VP {index}";
        _timer = timer;
        _interceptRatio = partition.Settings.Intercepts.RatioWith(partition.Settings.Timer?.Period);
        // Limits and caps count every run, so that each tick of such a processor is the scheduler's business.
        _mayFoldTicks = wiring.FoldsIdleTicks && partition.Settings is { Limit: >= 1, Group: null or { Cap: >= 1 } };
        _boundary = simulation.CreateAlarm($"{Name} boundary", OnBoundary);
        _clock = new StateClock(RunStates, (int)RunState.Idle, simulation.Now);
    }

    /// <summary>Partition and number, for messages.</summary>
    public string Name { get; }

    /// <summary>Number among all virtual processors of the host, from 0.</summary>
    public int Number { get; }

    /// <summary>Number within the partition, from 0.</summary>
    public int Index { get; }

    /// <summary>The partition that it belongs to.</summary>
    public Partition Partition { get; }

    /// <summary>Its run state; while a tick is folded, of which scheduler and guest know nothing, it is idle.</summary>
    public RunState State => _timer?.Home is null ? ClockState : RunState.Idle;

    private RunState ClockState => (RunState)_clock.Current;

    /// <summary>The logical processor that it runs on, or null.</summary>
    public LogicalProcessor? Processor { get; private set; }

    /// <summary>Whether busy cores of the socket slow its work down.</summary>
    internal bool IsSlowedByOthers => Partition.Settings.ContentionSlowdown > 1;

    private Duration WorkLeft => Thread?.WorkLeft ?? Duration.Zero;

    /// <summary>The thread that the guest has put here, or null.</summary>
    internal Request? Thread { get; private set; }

    /// <summary>Puts it, ready, onto an idle logical processor.</summary>
    public void Dispatch(LogicalProcessor processor)
    {
        Require(RunState.Ready, nameof(Dispatch));
        var now = _simulation.Now;
        processor.EndFoldedTicks();
        var lead = _history.Dispatched(processor, now, Thread is null ? _timer?.Handler ?? Duration.Zero : Duration.MaxValue);
        processor.Occupy(this, now);
        Processor = processor;
        Enter(RunState.Running);
        _carriesWork = Thread is not null;
        TakeLateTicks(now);
        BeginSpinRun();
        _meter.Begin(now, lead with { Hypervisor = lead.Hypervisor + TakeInterrupts() }, CurrentPace());
        BeginRunBesideLock();
        ArmBoundary();
        processor.Sibling?.Current?.ChangePace();
        processor.Load.TellChange();
    }

    /// <summary>Takes it off its logical processor, still ready.</summary>
    public void Preempt()
    {
        Require(RunState.Running, nameof(Preempt));
        Leave(RunState.Ready);
    }

    /// <summary>Holds it back until <see cref="Uncap"/>: it has used up its limit for this period.</summary>
    public void Cap()
    {
        if (State == RunState.Running)
        {
            Leave(RunState.Capped);
            return;
        }
        Require(RunState.Ready, nameof(Cap));
        Enter(RunState.Capped);
    }

    /// <summary>Makes it ready again in a new limit period.</summary>
    public void Uncap()
    {
        Require(RunState.Capped, nameof(Uncap));
        Enter(RunState.Ready);
    }

    /// <summary>The guest puts a thread here; an idle virtual processor wakes.</summary>
    internal void Mount(Request thread)
    {
        if (Thread is not null)
            throw new InvalidOperationException($"{Name} at {_simulation.Now} already carries a thread.");
        SettleTicksBeforeThread();
        Thread = thread;
        _whileIdle = ProcessorActivity.Idle;
        thread.MountedOn(this, ReadClocks());
        switch (State)
        {
            case RunState.Idle:
                CountWake();
                Enter(RunState.Ready);
                _scheduler.Woken(this);
                break;
            case RunState.Running:
                ArmBoundary();
                break;
        }
    }

    /// <summary>The guest has nothing more to run here, but for what still has to be done before it could.</summary>
    internal void GoIdle()
    {
        if (IsDisturbed)
            ArmBoundary();
        else
            Block();
    }

    /// <summary>The guest has nothing more to run here.</summary>
    internal void Block()
    {
        Require(RunState.Running, nameof(Block));
        var freed = Leave(RunState.Idle);
        LeaveTicksTo(freed);
        _scheduler.WentIdle(this, freed);
    }

    private LogicalProcessor Leave(RunState next)
    {
        Settle();
        _boundary.Cancel();
        var processor = Processor!;
        Processor = null;
        _history.Left(processor);
        processor.Vacate(_simulation.Now);
        Enter(next);
        LosesProcessorUnderLock();
        Thread?.LostProcessor();
        processor.Sibling?.Current?.ChangePace();
        processor.Load.TellChange();
        return processor;
    }

    /// <summary>The one place that changes the run state.</summary>
    private void Enter(RunState next)
    {
        var left = State;
        _timer?.Pass(left, _carriesWork, _simulation.Now);
        _clock.Enter((int)next, _simulation.Now);
        Partition.ProcessorChanged(left, next);
        Tell(next, Processor, _simulation.Now);
    }

    internal void ChangePace()
    {
        var pace = CurrentPace();
        if (pace == _meter.Pace)
            return;
        Settle();
        _meter.Pace = pace;
        ArmBoundary();
    }

    private Pace CurrentPace() => new(
        AddressTranslation: Partition.AddressTranslation,
        RemoteMemory: RemoteStretch(Processor!.Node),
        Contention: IsSlowedByOthers ? 1 + ((Partition.Settings.ContentionSlowdown - 1) * Processor!.Load.OthersBusy) : 1,
        SmtSlowdown: Processor!.SiblingIsBusy ? Partition.Settings.SmtSlowdown : 1,
        InterceptRatio: _interceptRatio);

    private void Settle()
    {
        var times = _meter.Settle(_simulation.Now, WorkLeft);
        if (times.Total == Duration.Zero)
            return;
        if (_quantumLeft != Duration.MaxValue)
            _quantumLeft -= times.Total;
        CountSpin(times.AllSpinning);
        if (IsRemote)
            _remoteRun += times.Total;
        Thread?.Worked(times.Work);
        WorkedTowardsLock(times.Work);
        WorkedTowardsFetch(times.Work);
        Processor!.Charge(times, Partition.IsRoot);
    }

    /// <summary>Takes the thread off; what it experienced here is added to its parts.</summary>
    internal Request Unmount()
    {
        var thread = Thread!;
        EndSpin();
        thread.Unmounted(ReadClocks());
        Thread = null;
        return thread;
    }

    /// <summary>Takes the thread off in the middle of its work.</summary>
    internal Request Displace()
    {
        if (State == RunState.Running)
            Settle();
        return Unmount();
    }

    private void Require(RunState expected, string verb)
    {
        if (State != expected)
            throw new InvalidOperationException($"{verb} of {Name} at {_simulation.Now}: it is {State}, not {expected}.");
    }
}
