using HvSim.Engine;
using HvSim.Models.Timers;

namespace HvSim.Models.Processors;

/// <summary>A hardware thread of the machine.</summary>
public sealed class LogicalProcessor
{
    private readonly IdleStates _idleStates;
    private readonly bool _goesWithItsCore;
    private Instant _idleSince;
    private VirtualProcessor? _folded;
    private Duration _wakeLeft;
    private Instant _vacantSince;
    private bool _isStranded;
    private Duration _idle;
    private Duration _stranded;
    private Duration _child;
    private Duration _root;
    private Duration _hypervisor;
    private Duration _waking;

    /// <param name="index">Number within the machine.</param>
    /// <param name="core">Number of the core within the machine.</param>
    /// <param name="node">Number of the NUMA node within the machine.</param>
    /// <param name="idleStates">How long it takes to wake.</param>
    /// <param name="goesWithItsCore">Whether it is not free while the core's other thread is busy.</param>
    /// <param name="load">How busy the cores of its socket are.</param>
    internal LogicalProcessor(int index, int core, int node, IdleStates idleStates, bool goesWithItsCore, SocketLoad load)
    {
        Load = load;
        _idleStates = idleStates;
        _goesWithItsCore = goesWithItsCore;
        Index = index;
        Core = core;
        Node = node;
    }

    /// <summary>Number within the machine, from 0; the threads of a core have neighbouring numbers.</summary>
    public int Index { get; }

    /// <summary>Number of the core within the machine.</summary>
    public int Core { get; }

    /// <summary>Number of the NUMA node within the machine.</summary>
    public int Node { get; }

    /// <summary>The other hardware thread of the core, or null where there is none.</summary>
    public LogicalProcessor? Sibling { get; internal set; }

    /// <summary>How busy the cores of its socket are.</summary>
    internal SocketLoad Load { get; }

    /// <summary>Ticks of idle virtual processors that ran here last; null where there are none on the whole host.</summary>
    internal IdleTicks? Ticks { get; private set; }

    /// <summary>The virtual processor that is running here, or null.</summary>
    public VirtualProcessor? Current { get; private set; }

    /// <summary>The virtual processor that ran here last, the current one included.</summary>
    public VirtualProcessor? Last { get; private set; }

    /// <summary>Number of changes from one virtual processor to another.</summary>
    public long ContextSwitches { get; private set; }

    /// <summary>Time that virtual processors have run here until they last settled.</summary>
    internal Duration RunSettled => _child + _root + _hypervisor;

    /// <summary>Whether a virtual processor is running on the core's other hardware thread.</summary>
    internal bool SiblingIsBusy => Sibling?.Current is not null;

    /// <summary>Where the time has gone until <paramref name="now"/>; the parts add up to it exactly.</summary>
    public ProcessorTimes Read(Instant now)
    {
        Ticks?.FoldUntil(now);
        var current = Current ?? _folded;
        var (idle, stranded) = (_idle, _stranded);
        if (current is null)
        {
            var open = now - _vacantSince;
            if (_isStranded)
                stranded += open;
            else
                idle += open;
        }
        var (child, root, hypervisor, waking) = (_child, _root, _hypervisor, _waking);
        if (current is not null)
        {
            var open = current.OpenRun(now);
            hypervisor += open.Hypervisor;
            waking += open.IdleWake;
            var own = open.Total - open.Hypervisor - open.IdleWake;
            if (current.Partition.IsRoot)
                root += own;
            else
                child += own;
        }
        return new ProcessorTimes(child, root, hypervisor, waking, stranded, idle);
    }

    /// <summary>Ticks of idle virtual processors are handled here; where a core goes whole, on one of its threads at a time.</summary>
    internal void ShareIdleTicks(Func<IdleTicks> make) => Ticks = (_goesWithItsCore ? Sibling?.Ticks : null) ?? make();

    /// <summary>Time that it takes to wake now.</summary>
    internal Duration WakeTime(Instant now) => Duration.Max(_wakeLeft, _idleStates.WakeAfter(now - _idleSince));

    internal void Occupy(VirtualProcessor processor, Instant now)
    {
        if (Current is not null)
            throw new InvalidOperationException($"LP {Index} at {now}: {processor.Name} cannot run while {Current.Name} does.");
        ComeTo(processor, now);
        Current = processor;
        Sibling?.SiblingChanged(now);
        Load.Occupied(processor.IsSlowedByOthers, coreWasIdle: !SiblingIsBusy);
    }

    internal void Vacate(Instant now)
    {
        Load.Vacated(Current!.IsSlowedByOthers, coreIsIdle: !SiblingIsBusy);
        Current = null;
        _idleSince = now;
        _vacantSince = now;
        _isStranded = _goesWithItsCore && SiblingIsBusy;
        Sibling?.SiblingChanged(now);
        if (SiblingIsBusy)
            return;
        Ticks?.BeginFolding();
        Sibling?.Ticks?.BeginFolding();
    }

    /// <summary>The core is about to become busy: ticks of idle virtual processors matter from now on.</summary>
    internal void EndFoldedTicks()
    {
        Ticks?.EndFolding();
        Sibling?.Ticks?.EndFolding();
    }

    /// <summary>A tick that nobody else feels is handled here from an instant on that may have passed.</summary>
    internal void BeginFoldedRun(VirtualProcessor processor, Instant start)
    {
        ComeTo(processor, start);
        _folded = processor;
        Sibling?.SiblingChanged(start);
    }

    /// <summary>The tick is handled, or has to wait.</summary>
    /// <param name="end">The instant.</param>
    /// <param name="wakeLeft">Time that waking from an idle state still takes; zero where the tick is handled.</param>
    internal void EndFoldedRun(Instant end, Duration wakeLeft)
    {
        _folded = null;
        _idleSince = end;
        _vacantSince = end;
        _wakeLeft = wakeLeft;
        Sibling?.SiblingChanged(end);
    }

    internal void Charge(RunningTimes times, bool isRoot)
    {
        _hypervisor += times.Hypervisor;
        _waking += times.IdleWake;
        var own = times.Total - times.Hypervisor - times.IdleWake;
        if (isRoot)
            _root += own;
        else
            _child += own;
    }

    private void ComeTo(VirtualProcessor processor, Instant now)
    {
        BookVacancy(now);
        if (Last != processor)
            ContextSwitches++;
        Last = processor;
        _wakeLeft = Duration.Zero;
    }

    private void SiblingChanged(Instant now)
    {
        if (!_goesWithItsCore || Current is not null)
            return;
        BookVacancy(now);
        _isStranded = SiblingIsBusy || Sibling?._folded is not null;
    }

    private void BookVacancy(Instant now)
    {
        if (_isStranded)
            _stranded += now - _vacantSince;
        else
            _idle += now - _vacantSince;
        _vacantSince = now;
    }
}

/// <summary>Where a logical processor's time went.</summary>
/// <param name="Child">Guests' code.</param>
/// <param name="Root">The root's code.</param>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="Waking">Waking from an idle state.</param>
/// <param name="Stranded">Nothing, and free for nobody, since the core's other thread is busy.</param>
/// <param name="Idle">Nothing, and free.</param>
public readonly record struct ProcessorTimes(
    Duration Child, Duration Root, Duration Hypervisor, Duration Waking, Duration Stranded, Duration Idle)
{
    /// <summary>Part by part.</summary>
    public static ProcessorTimes operator +(ProcessorTimes a, ProcessorTimes b) => new(
        a.Child + b.Child, a.Root + b.Root, a.Hypervisor + b.Hypervisor, a.Waking + b.Waking, a.Stranded + b.Stranded, a.Idle + b.Idle);

    /// <summary>Part by part.</summary>
    public static ProcessorTimes operator -(ProcessorTimes a, ProcessorTimes b) => new(
        a.Child - b.Child, a.Root - b.Root, a.Hypervisor - b.Hypervisor, a.Waking - b.Waking, a.Stranded - b.Stranded, a.Idle - b.Idle);
}
