using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// What a run comes to next: the end of the thread's step, of its quantum, of a time of spinning, or of the handler of
/// a tick that found no thread. A quantum does not end where the
/// guest leaves the thread on its virtual processor.
/// </summary>
public sealed partial class VirtualProcessor
{
    private Duration _quantumLeft;

    /// <summary>Gives the present thread a new quantum.</summary>
    internal void RenewQuantum() => _quantumLeft = Partition.Settings.ThreadQuantum;

    private void ArmBoundary()
    {
        var quantum = Thread is null or { StaysMounted: true } ? Duration.MaxValue : Duration.Max(_quantumLeft, Duration.Zero);
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
        else if (Thread is null)
            Block();
        else if (Thread.WorkLeft == Duration.Zero)
            Partition.Threads.StepDone(this);
        else if (_quantumLeft <= Duration.Zero)
            Partition.Threads.QuantumEnded(this);
        if (State == RunState.Running && !_boundary.IsSet)
            ArmBoundary();
    }
}
