using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Processors;

/// <summary>
/// What a run comes to next: the end of the thread's step, of its quantum, of a time of spinning, of the handler of a tick that found no
/// thread, of the handler of a completed transfer, of work that finds all it needs in memory, of the delivery of interrupts that somebody
/// waits for, or a safe point at which the thread stops. A quantum does not end where the guest leaves the thread on its virtual processor.
/// </summary>
public sealed partial class VirtualProcessor
{
    private Duration _quantumLeft;
    private bool _wasAskedToStop;

    private bool MustStop => Partition.World is { } world && Thread is { } thread && world.MustStop(thread);

    /// <summary>Gives the present thread a new quantum.</summary>
    internal void RenewQuantum() => _quantumLeft = Partition.Settings.ThreadQuantum;

    /// <summary>A pause of the guest waits until the thread here has come to a safe point.</summary>
    internal void AskToStop()
    {
        _wasAskedToStop = true;
        if (State != RunState.Running)
            return;
        Settle();
        ArmBoundary();
    }

    /// <summary>Takes the thread off, at a safe point; returns whether a pause waited for that.</summary>
    internal bool TakeOffToStop(out Request thread)
    {
        thread = Unmount();
        var waited = _wasAskedToStop;
        _wasAskedToStop = false;
        return waited;
    }

    private void ArmBoundary()
    {
        var quantum = Thread is null or { StaysMounted: true } ? Duration.MaxValue : Duration.Max(_quantumLeft, Duration.Zero);
        var due = MustStop
            ? _meter.LeadLeft
            : Duration.Min(quantum, _meter.IsSpinning ? TimeToNotification() : _meter.TimeFor(Duration.Min(WorkToLock(), WorkToFetch())));
        if (_askers.Count > 0)
            due = Duration.Min(due, _meter.DeliveryLeft);
        due = Duration.Min(due, TimeToCompletion());
        if (due == Duration.MaxValue)
            _boundary.Cancel();
        else
            _boundary.Set(_meter.SettledAt + due);
    }

    private void OnBoundary()
    {
        Settle();
        AnswerFlushes();
        EndHandlers();
        if (KernelLock is { Holder: not null } && Thread is not null && !_meter.IsSpinning && !MustStop)
            AtLock();
        var mayGoOn = _meter.LeadLeft == Duration.Zero;
        if (MustStop)
        {
            if (mayGoOn)
                Partition.Threads.Stop(this);
        }
        else if (_meter.IsSpinning)
            OnSpinBoundary();
        else if (Thread is null)
        {
            if (mayGoOn)
                Block();
        }
        else if (Thread.WorkLeft == Duration.Zero && mayGoOn)
            Partition.Threads.StepDone(this);
        else if (MustFetch && mayGoOn)
            Fetch();
        else if (_quantumLeft <= Duration.Zero && !Thread.StaysMounted)
            Partition.Threads.QuantumEnded(this);
        if (State == RunState.Running && !_boundary.IsSet)
            ArmBoundary();
    }
}
