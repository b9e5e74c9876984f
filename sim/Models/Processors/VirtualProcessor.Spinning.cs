using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Intercepts;

namespace HvSim.Models.Processors;

/// <summary>
/// Spinning on a virtual processor. It takes processor time and does no work, until the thread is told to look again. A virtual
/// processor that is dispatched with a waiter on it looks again first. After long spinning the hypervisor is told: by the guest, where
/// it notifies for this lock, else by the processor, where pause-loop exits are on. An exit that changed nothing doubles the time to the
/// next one of this run, as KVM lets its window grow.
/// </summary>
public sealed partial class VirtualProcessor
{
    private const int WindowGrowth = 2;

    private Duration _spinLeft = Duration.MaxValue;
    private Duration _exitWindow;

    /// <summary>Number of notifications that its guest has sent from it (counter <c>Long Spin Wait Hypercalls</c>).</summary>
    public long LongSpinWaitHypercalls { get; private set; }

    /// <summary>Number of pause-loop exits.</summary>
    public long PauseLoopExits { get; private set; }

    /// <summary>Whether it spins on a logical processor.</summary>
    public bool IsSpinning => State == RunState.Running && _meter.IsSpinning;

    /// <summary>The virtual processor on which the thread is that this one spins for, or null.</summary>
    public VirtualProcessor? SpinsOn => Thread switch
    {
        { AnswersLeft: > 0 } => Debtor(),
        { WaitsForKernelLock: true } => KernelLock!.Holder,
        _ => Thread?.SpinsFor?.Holder?.Carrier,
    };

    internal bool IsRunning => State == RunState.Running;

    private SpinSettings SpinSettings => Partition.Settings.Spin;

    private bool Notifies =>
        SpinSettings.NotifyAfter != Duration.MaxValue && Thread is { WaitsInKernel: true };

    /// <summary>The thread spins from here on; call on a settled processor.</summary>
    /// <param name="isNew">Whether a wait begins; else it goes on, and so does the count to the next notification.</param>
    internal void Spin(bool isNew)
    {
        _meter.IsSpinning = true;
        _meter.SpinsForFlush = Thread!.AnswersLeft > 0;
        if (isNew)
            _exitWindow = SpinSettings.ExitAfter;
        if (isNew || !Notifies)
            _spinLeft = Notifies ? SpinSettings.NotifyAfter : _exitWindow;
        TellSpinning();
    }

    /// <summary>The thread is to look again whether it still has to spin; where the virtual processor is not running, when it does.</summary>
    internal void StopSpinning()
    {
        if (!IsSpinning)
            return;
        Settle();
        EndSpin();
        ArmBoundary();
    }

    private void EndSpin()
    {
        if (IsSpinning)
            Tell(RunState.Running, Processor, _simulation.Now);
        _meter.IsSpinning = false;
    }

    private void BeginSpinRun()
    {
        _meter.IsSpinning = false;
        _exitWindow = SpinSettings.ExitAfter;
    }

    private void CountSpin(Duration time)
    {
        if (_spinLeft != Duration.MaxValue)
            _spinLeft -= time;
    }

    private Duration TimeToNotification() =>
        _spinLeft == Duration.MaxValue ? Duration.MaxValue : _meter.LeadLeft + Duration.Max(_spinLeft, Duration.Zero);

    private void OnSpinBoundary()
    {
        if (_spinLeft <= Duration.Zero)
            TellHypervisor();
        else if (_quantumLeft <= Duration.Zero && !Thread!.StaysMounted)
            Partition.Threads.QuantumEnded(this);
    }

    private void TellHypervisor()
    {
        if (Notifies)
        {
            LongSpinWaitHypercalls++;
            SignalIntercepts += SignalIntercepts.OneHypercall;
            _spinLeft = SpinSettings.NotifyAfter;
            _meter.AddHypervisorTime(Partition.Settings.Intercepts.CostOf(InterceptKind.Hypercall));
        }
        else
        {
            PauseLoopExits++;
            _exitWindow = _exitWindow > Duration.MaxValue / WindowGrowth ? Duration.MaxValue : _exitWindow * WindowGrowth;
            _spinLeft = _exitWindow;
            _meter.AddHypervisorTime(SpinSettings.ExitCost);
        }
        _scheduler.LongSpin(this);
    }
}
