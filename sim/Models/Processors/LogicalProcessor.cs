using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>A hardware thread of the machine.</summary>
public sealed class LogicalProcessor
{
    private Instant _idleSince;
    private Duration _idle;
    private Duration _child;
    private Duration _root;
    private Duration _hypervisor;

    internal LogicalProcessor(int index, int core, int socket)
    {
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
        var idle = Current is null ? _idle + (now - _idleSince) : _idle;
        var (child, root, hypervisor) = (_child, _root, _hypervisor);
        if (Current is not null)
        {
            var open = Current.OpenRun(now);
            hypervisor += open.Hypervisor;
            var own = open.Total - open.Hypervisor;
            if (Current.Partition.IsRoot)
                root += own;
            else
                child += own;
        }
        return new ProcessorTimes(child, root, hypervisor, idle);
    }

    internal void Occupy(VirtualProcessor processor, Instant now)
    {
        if (Current is not null)
            throw new InvalidOperationException($"LP {Index} at {now}: {processor.Name} cannot run while {Current.Name} does.");
        _idle += now - _idleSince;
        if (Last != processor)
            ContextSwitches++;
        Current = processor;
        Last = processor;
    }

    internal void Vacate(Instant now)
    {
        Current = null;
        _idleSince = now;
    }

    internal void Charge(RunningTimes times, bool isRoot)
    {
        _hypervisor += times.Hypervisor;
        var own = times.Total - times.Hypervisor;
        if (isRoot)
            _root += own;
        else
            _child += own;
    }
}

/// <summary>Where a logical processor's time went.</summary>
/// <param name="Child">Guests' code.</param>
/// <param name="Root">The root's code.</param>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="Idle">Nothing.</param>
public readonly record struct ProcessorTimes(Duration Child, Duration Root, Duration Hypervisor, Duration Idle);
