using HvSim.Engine;
using HvSim.Models.Timers;

namespace HvSim.Models.Processors;

/// <summary>A hardware thread of the machine.</summary>
public sealed class LogicalProcessor
{
    private readonly IdleStates _idleStates;
    private Instant _idleSince;
    private VirtualProcessor? _folded;
    private Duration _wakeLeft;
    private Duration _idle;
    private Duration _child;
    private Duration _root;
    private Duration _hypervisor;
    private Duration _waking;

    internal LogicalProcessor(int index, int core, int socket, IdleStates idleStates)
    {
        _idleStates = idleStates;
        Index = index;
        Core = core;
        Socket = socket;
    }

    /// <summary>Number within the machine, from 0; the threads of a core have neighbouring numbers.</summary>
    public int Index { get; }

    /// <summary>Number of the core within the machine.</summary>
    public int Core { get; }

    /// <summary>Number of the socket.</summary>
    public int Socket { get; }

    /// <summary>The other hardware thread of the core, or null where there is none.</summary>
    public LogicalProcessor? Sibling { get; internal set; }

    /// <summary>How busy the cores of its socket are.</summary>
    internal SocketLoad Load { get; set; } = new();

    /// <summary>Ticks of idle virtual processors that ran here last; null where there are none on the whole host.</summary>
    internal IdleTicks? Ticks { get; set; }

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
        var idle = current is null ? _idle + (now - _idleSince) : _idle;
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
        return new ProcessorTimes(child, root, hypervisor, waking, idle);
    }

    /// <summary>Time that it takes to wake now.</summary>
    internal Duration WakeTime(Instant now) => Duration.Max(_wakeLeft, _idleStates.WakeAfter(now - _idleSince));

    internal void Occupy(VirtualProcessor processor, Instant now)
    {
        if (Current is not null)
            throw new InvalidOperationException($"LP {Index} at {now}: {processor.Name} cannot run while {Current.Name} does.");
        ComeTo(processor, now);
        Current = processor;
        Load.Occupied(processor.IsSlowedByOthers, coreWasIdle: !SiblingIsBusy);
    }

    internal void Vacate(Instant now)
    {
        Load.Vacated(Current!.IsSlowedByOthers, coreIsIdle: !SiblingIsBusy);
        Current = null;
        _idleSince = now;
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
    }

    /// <summary>The tick is handled, or has to wait.</summary>
    /// <param name="end">The instant.</param>
    /// <param name="wakeLeft">Time that waking from an idle state still takes; zero where the tick is handled.</param>
    internal void EndFoldedRun(Instant end, Duration wakeLeft)
    {
        _folded = null;
        _idleSince = end;
        _wakeLeft = wakeLeft;
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
        _idle += now - _idleSince;
        if (Last != processor)
            ContextSwitches++;
        Last = processor;
        _wakeLeft = Duration.Zero;
    }
}

/// <summary>Where a logical processor's time went.</summary>
/// <param name="Child">Guests' code.</param>
/// <param name="Root">The root's code.</param>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="Waking">Waking from an idle state.</param>
/// <param name="Idle">Nothing.</param>
public readonly record struct ProcessorTimes(Duration Child, Duration Root, Duration Hypervisor, Duration Waking, Duration Idle);
