using HvSim.Engine;
using HvSim.Models.Observing;

namespace HvSim.Models.Processors;

/// <summary>What it does, finer than its run state, and what an observer is told of that.</summary>
public sealed partial class VirtualProcessor
{
    private readonly IHostObserver? _observer;
    private ProcessorActivity _whileIdle;

    /// <summary>Number, in the program of its guest, of the lock that it spins for; -1 for none.</summary>
    public int LockSpunFor => Thread?.SpinsFor?.Number ?? -1;

    private bool StandsStill => _whileIdle != ProcessorActivity.Idle;

    private ProcessorActivity Spinning => Thread switch
    {
        { AnswersLeft: > 0 } => ProcessorActivity.SpinsForFlush,
        { WaitsForKernelLock: true } => ProcessorActivity.SpinsForKernelLock,
        { SpinsFor: not null } => ProcessorActivity.SpinsForLock,
        _ => ProcessorActivity.SpinsForOthers,
    };

    /// <summary>As <see cref="Block"/>: the thread that it carried comes back to it, and it can do nothing before, interrupts included.</summary>
    internal void StandStill(ProcessorActivity activity)
    {
        _whileIdle = activity;
        Block();
    }

    private void Tell(RunState state, LogicalProcessor? place, Instant since)
    {
        if (_observer is null)
            return;
        var activity = state switch
        {
            RunState.Idle => _whileIdle,
            RunState.Ready => ProcessorActivity.Ready,
            RunState.Capped => ProcessorActivity.Capped,
            _ => ProcessorActivity.Running,
        };
        _observer.ProcessorDoes(this, activity, place, since);
    }

    private void TellSpinning() => _observer?.ProcessorDoes(this, Spinning, Processor, _simulation.Now);
}
