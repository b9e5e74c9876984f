using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;

namespace HvSim.Models.Processors;

/// <summary>
/// Interrupts from other virtual processors of the guest. A running one is disturbed at once; else interrupts wait, are merged into one,
/// and are delivered when it is dispatched, which answers the flushes that came with them.
/// </summary>
public sealed partial class VirtualProcessor
{
    private readonly List<Request> _askers = [];
    private bool _interruptWaits;

    /// <summary>Number of flushes of address translations that were sent from it.</summary>
    public long TlbFlushes { get; internal set; }

    /// <summary>Number of interrupts that were sent from it to others.</summary>
    public long InterruptsSent { get; internal set; }

    /// <summary>Hypervisor time comes before the rest of what is running here.</summary>
    internal void Disturb(Duration time)
    {
        if (time == Duration.Zero)
            return;
        Settle();
        _meter.AddHypervisorTime(time);
        ArmBoundary();
    }

    internal void InterruptWaits() => _interruptWaits = true;

    /// <summary>The thread, elsewhere, waits until this virtual processor has been dispatched.</summary>
    internal void Owes(Request asker) => _askers.Add(asker);

    /// <summary>Answers all who wait for it; returns the time of delivering what has waited.</summary>
    private Duration TakeInterrupts()
    {
        if (!_interruptWaits)
            return Duration.Zero;
        _interruptWaits = false;
        foreach (var asker in _askers)
            asker.Answered();
        _askers.Clear();
        return Partition.Settings.Intercepts.CostOf(InterceptKind.ExternalInterrupt);
    }

    private VirtualProcessor? Debtor()
    {
        foreach (var processor in Partition.Processors)
        {
            if (processor._askers.Contains(Thread!))
                return processor;
        }
        return null;
    }
}
