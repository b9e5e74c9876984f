using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;

namespace HvSim.Models.Processors;

/// <summary>
/// Interrupts from other virtual processors of the guest. A running one is disturbed at once; an idle one wakes; interrupts that wait
/// are merged into one and delivered when it is dispatched. The flushes that came with them are answered when that is over.
/// </summary>
public sealed partial class VirtualProcessor
{
    private readonly List<Request> _askers = [];
    private bool _interruptWaits;
    private Duration _waitingInterrupt;
    private bool _wasWokenByInterrupt;

    /// <summary>Number of flushes of address translations that were sent from it.</summary>
    public long TlbFlushes { get; internal set; }

    /// <summary>Number of interrupts that were sent from it to others.</summary>
    public long InterruptsSent { get; internal set; }

    /// <summary>Ways out to the hypervisor that interrupts and flushes between virtual processors took, and notifications of spinning.</summary>
    public SignalIntercepts SignalIntercepts { get; internal set; }

    /// <summary>An interrupt comes while it runs.</summary>
    internal void TakeInterrupt(Duration delivery)
    {
        SignalIntercepts += SignalIntercepts.OneDelivery;
        Disturb(delivery);
    }

    /// <summary>Hypervisor time comes before the rest of what is running here.</summary>
    internal void Disturb(Duration time)
    {
        if (time == Duration.Zero)
            return;
        Settle();
        _meter.AddHypervisorTime(time);
        ArmBoundary();
    }

    /// <summary>Hypervisor time comes before the rest of what is running here, or at the beginning of the next run.</summary>
    internal void TakeHypervisorTime(Duration time)
    {
        if (State == RunState.Running)
            Disturb(time);
        else
            _meter.AddHypervisorTime(time);
    }

    /// <summary>Whether time of the hypervisor or of a handler comes before anything else that it runs; call on a settled one.</summary>
    internal bool IsDisturbed => _meter.LeadLeft > Duration.Zero;

    /// <summary>An interrupt comes while it does not run; an idle one wakes for it.</summary>
    internal void InterruptWaits() => InterruptWaits(Partition.Settings.Intercepts.CostOf(InterceptKind.ExternalInterrupt));

    /// <summary>The same for an interrupt whose delivery takes so long where it finds something running.</summary>
    internal void InterruptWaits(Duration delivery)
    {
        _interruptWaits = true;
        _waitingInterrupt = Duration.Max(_waitingInterrupt, delivery);
        if (State != RunState.Idle || StandsStill)
            return;
        // A wake-up holds its interrupt.
        _wasWokenByInterrupt = true;
        _timer?.Home?.Release(_timer);
        CountWake();
        Enter(RunState.Ready);
        _scheduler.Woken(this);
    }

    /// <summary>The thread, elsewhere, waits until this virtual processor has taken the interrupt that was sent to it.</summary>
    internal void Owes(Request asker)
    {
        _askers.Add(asker);
        if (State != RunState.Running)
            return;
        Settle();
        ArmBoundary();
    }

    /// <summary>Answers all who wait for it, where nothing is left to deliver.</summary>
    private void AnswerFlushes()
    {
        if (_askers.Count == 0 || _meter.DeliveryLeft > Duration.Zero)
            return;
        foreach (var asker in _askers)
            asker.Answered();
        _askers.Clear();
    }

    /// <summary>Returns the time of delivering what has waited.</summary>
    private Duration TakeInterrupts()
    {
        if (!_interruptWaits)
            return Duration.Zero;
        _interruptWaits = false;
        var delivery = _waitingInterrupt;
        _waitingInterrupt = Duration.Zero;
        if (_wasWokenByInterrupt)
        {
            _wasWokenByInterrupt = false;
            return Duration.Zero;
        }
        if (delivery > Duration.Zero)
            SignalIntercepts += SignalIntercepts.OneDelivery;
        return delivery;
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

/// <summary>Ways out to the hypervisor between virtual processors of one guest.</summary>
/// <param name="Hypercalls">Hypercalls that flush, interrupt or notify.</param>
/// <param name="Accesses">Accesses to the interrupt controller that interrupt.</param>
/// <param name="Deliveries">Interrupts that were delivered.</param>
public readonly record struct SignalIntercepts(long Hypercalls, long Accesses, long Deliveries)
{
    internal static readonly SignalIntercepts OneDelivery = new(0, 0, 1);
    internal static readonly SignalIntercepts OneHypercall = new(1, 0, 0);

    /// <summary>Both together.</summary>
    public static SignalIntercepts operator +(SignalIntercepts one, SignalIntercepts other) =>
        new(one.Hypercalls + other.Hypercalls, one.Accesses + other.Accesses, one.Deliveries + other.Deliveries);

    /// <summary>What was added since <paramref name="earlier"/>.</summary>
    public static SignalIntercepts operator -(SignalIntercepts now, SignalIntercepts earlier) =>
        new(now.Hypercalls - earlier.Hypercalls, now.Accesses - earlier.Accesses, now.Deliveries - earlier.Deliveries);
}
