using HvSim.Engine;
using HvSim.Models.Guests;
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
    private readonly DispatchCosts _costs;
    private readonly Alarm _boundary;
    private readonly StateClock _clock;
    private readonly RunMeter _meter = new();
    private Duration _quantumLeft;
    private LogicalProcessor? _lastProcessor;
    private Duration _lastProcessorRun;

    internal VirtualProcessor(Simulation simulation, Partition partition, int number, int index, HostWiring wiring)
    {
        _simulation = simulation;
        _scheduler = wiring.Scheduler;
        _costs = wiring.DispatchCosts;
        Partition = partition;
        Number = number;
        Index = index;
        Name = $"{partition.Name}:VP {index}";
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

    /// <summary>Its run state.</summary>
    public RunState State => (RunState)_clock.Current;

    /// <summary>The logical processor that it runs on, or null.</summary>
    public LogicalProcessor? Processor { get; private set; }

    /// <summary>Number of dispatches.</summary>
    public long Dispatches { get; private set; }

    /// <summary>Number of dispatches onto another logical processor than the time before.</summary>
    public long Migrations { get; private set; }

    private Duration WorkLeft => Thread?.WorkLeft ?? Duration.Zero;

    /// <summary>The thread that the guest has put here, or null.</summary>
    internal Request? Thread { get; private set; }

    /// <summary>Time in a run state until <paramref name="now"/>.</summary>
    public Duration TimeIn(RunState state, Instant now) => _clock.In((int)state, now);

    /// <summary>What the running time was spent on until <paramref name="now"/>; adds up to the time in <see cref="RunState.Running"/>.</summary>
    public RunningTimes ReadRunning(Instant now) => _meter.Settled + OpenRun(now);

    /// <summary>Puts it, ready, onto an idle logical processor.</summary>
    public void Dispatch(LogicalProcessor processor)
    {
        Require(RunState.Ready, nameof(Dispatch));
        var now = _simulation.Now;
        var contextSwitch = processor.Last == this ? Duration.Zero : _costs.ContextSwitch;
        var refill = _lastProcessor == processor
            ? _costs.RefillAfter(processor.RunSettled - _lastProcessorRun)
            : _costs.CacheRefill;
        if (_lastProcessor is not null && _lastProcessor != processor)
            Migrations++;
        Dispatches++;

        processor.Occupy(this, now);
        Processor = processor;
        Enter(RunState.Running);
        BeginSpinRun();
        _meter.Begin(now, new LeadTimes(Duration.Zero, contextSwitch, TakeInterrupts(), refill), CurrentPace());
        ArmBoundary();
        processor.Sibling?.Current?.ChangePace();
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

    /// <summary>Running time since it last settled, without settling it.</summary>
    internal RunningTimes OpenRun(Instant now) => State == RunState.Running ? _meter.Open(now, WorkLeft) : default;

    /// <summary>The guest puts a thread here; an idle virtual processor wakes.</summary>
    internal void Mount(Request thread)
    {
        if (Thread is not null)
            throw new InvalidOperationException($"{Name} at {_simulation.Now} already carries a thread.");
        Thread = thread;
        thread.MountedOn(this, ReadClocks());
        switch (State)
        {
            case RunState.Idle:
                Enter(RunState.Ready);
                _scheduler.Woken(this);
                break;
            case RunState.Running:
                ArmBoundary();
                break;
        }
    }

    /// <summary>The guest has nothing more to run here.</summary>
    internal void Block()
    {
        Require(RunState.Running, nameof(Block));
        var freed = Leave(RunState.Idle);
        _scheduler.WentIdle(this, freed);
    }

    /// <summary>Clocks whose differences say where a mounted thread's time went; call on a settled processor.</summary>
    internal ProcessorClocks ReadClocks()
    {
        var now = _simulation.Now;
        return new ProcessorClocks(ReadRunning(now), TimeIn(RunState.Ready, now), TimeIn(RunState.Capped, now));
    }

    private LogicalProcessor Leave(RunState next)
    {
        Settle();
        _boundary.Cancel();
        var processor = Processor!;
        Processor = null;
        _lastProcessor = processor;
        _lastProcessorRun = processor.RunSettled;
        processor.Vacate(_simulation.Now);
        Enter(next);
        Thread?.LostProcessor();
        processor.Sibling?.Current?.ChangePace();
        return processor;
    }

    /// <summary>The one place that changes the run state.</summary>
    private void Enter(RunState next)
    {
        var left = State;
        _clock.Enter((int)next, _simulation.Now);
        Partition.ProcessorChanged(left, next);
    }

    private void ChangePace()
    {
        var pace = CurrentPace();
        if (pace == _meter.Pace)
            return;
        Settle();
        _meter.Pace = pace;
        ArmBoundary();
    }

    private Pace CurrentPace() => new(
        RemoteMemory: 1,
        Contention: 1,
        SmtSlowdown: Processor!.SiblingIsBusy ? Partition.Settings.SmtSlowdown : 1,
        InterceptRatio: Partition.Settings.InterceptRatio);

    private void Settle()
    {
        var times = _meter.Settle(_simulation.Now, WorkLeft);
        if (times.Total == Duration.Zero)
            return;
        if (_quantumLeft != Duration.MaxValue)
            _quantumLeft -= times.Total;
        CountSpin(times.Spinning);
        Thread?.Worked(times.Work);
        Processor!.Charge(times, Partition.IsRoot);
    }

    private void ArmBoundary()
    {
        var quantum = Thread is { StaysMounted: true } ? Duration.MaxValue : Duration.Max(_quantumLeft, Duration.Zero);
        var due = Duration.Min(quantum, _meter.IsSpinning ? TimeToNotification() : _meter.TimeFor(WorkLeft));
        if (due == Duration.MaxValue)
            _boundary.Cancel();
        else
            _boundary.Set(_meter.SettledAt + due);
    }

    private void OnBoundary()
    {
        Settle();
        if (_meter.IsSpinning)
            OnSpinBoundary();
        else if (Thread!.WorkLeft == Duration.Zero)
            Partition.Threads.StepDone(this);
        else if (_quantumLeft <= Duration.Zero)
            Partition.Threads.QuantumEnded(this);
        if (State == RunState.Running && !_boundary.IsSet)
            ArmBoundary();
    }

    /// <summary>Takes the thread off; what it experienced here is added to its parts.</summary>
    internal Request Unmount()
    {
        var thread = Thread!;
        _meter.IsSpinning = false;
        thread.Unmounted(ReadClocks());
        Thread = null;
        return thread;
    }

    /// <summary>Gives the present thread a new quantum.</summary>
    internal void RenewQuantum() => _quantumLeft = Partition.Settings.ThreadQuantum;

    private void Require(RunState expected, string verb)
    {
        if (State != expected)
            throw new InvalidOperationException($"{verb} of {Name} at {_simulation.Now}: it is {State}, not {expected}.");
    }
}
