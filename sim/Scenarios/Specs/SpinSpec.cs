using HvSim.Engine;
using HvSim.Scheduler;

namespace HvSim.Scenarios.Specs;

/// <summary>What the hypervisor and the processor do about guests that spin for a lock.</summary>
public sealed record SpinSpec
{
    /// <summary>Time that a guest spins between two notifications: the number of spins times the length of a pause.</summary>
    public required Duration NotifyAfter { get; init; }

    /// <summary>To whom a virtual processor that has been spinning for long gives its logical processor.</summary>
    public required SpinYield Yield { get; init; }

    /// <summary>Whether the processor leaves to the hypervisor when a guest that does not notify spins.</summary>
    public required bool PauseLoopExit { get; init; }

    /// <summary>Spinning until the first pause-loop exit of a run.</summary>
    public required Duration PauseLoopWindow { get; init; }

    /// <summary>Hypervisor time of a pause-loop exit, without what mitigations add.</summary>
    public required Duration PauseLoopCost { get; init; }
}
