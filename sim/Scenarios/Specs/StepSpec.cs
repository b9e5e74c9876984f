using HvSim.Engine;
using HvSim.Models.Guests.Locking;

namespace HvSim.Scenarios.Specs;

/// <summary>One step in the life of a request.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Time">How long: processor time for a CPU step.</param>
public sealed record StepSpec(StepKind Kind, TimeLaw Time)
{
    /// <summary>The critical sections; only for a step that takes a lock.</summary>
    public LockSpec? Lock { get; init; }

    /// <summary>Who meets how; only for a step at a barrier, which has no time of its own.</summary>
    public BarrierSpec? Barrier { get; init; }

    /// <summary>One in how many threads stops the others; only for a step that stops the world, whose time is the pause's work.</summary>
    public int Every { get; init; }

    /// <summary>What is moved; only for a step that reads or writes, which has no time of its own.</summary>
    public TransferSpec? Transfer { get; init; }

    /// <summary>What is sent how often; only for a step that flushes or interrupts, which has no time of its own.</summary>
    public SignalSpec? Signal { get; init; }
}

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>Computes on a virtual processor.</summary>
    Cpu,

    /// <summary>Sleeps without a virtual processor.</summary>
    Sleep,

    /// <summary>Critical sections under a lock; the step's time is the time under it.</summary>
    Lock,

    /// <summary>Meets the guest's other threads at a barrier.</summary>
    Barrier,

    /// <summary>Stops all other threads of the guest, every so often, and works meanwhile.</summary>
    StopTheWorld,

    /// <summary>Flushes the address translations of the guest's other virtual processors.</summary>
    Flush,

    /// <summary>Interrupts one other virtual processor.</summary>
    InterruptOne,

    /// <summary>Interrupts all other virtual processors.</summary>
    InterruptAll,

    /// <summary>Reads from a disk or writes to it.</summary>
    Transfer,
}

/// <summary>How often a flush or an interrupt is sent.</summary>
/// <param name="Times">How often.</param>
/// <param name="Between">Processor time before each, or null for none.</param>
/// <param name="IncludesIdle">Whether idle virtual processors are woken for it.</param>
public sealed record SignalSpec(int Times, TimeLaw? Between, bool IncludesIdle = false);

/// <summary>Meetings at a barrier.</summary>
/// <param name="Parties">Number of threads that meet, or null for all threads of a batch or all clients.</param>
/// <param name="Spins">Whether who arrives early spins in user mode; else it blocks.</param>
/// <param name="Times">Number of meetings.</param>
/// <param name="Between">Processor time before each of them, or null for none.</param>
public sealed record BarrierSpec(int? Parties, bool Spins, int Times, TimeLaw? Between);

/// <summary>What a step of critical sections says beside the time under the lock.</summary>
/// <param name="Name">Name of the lock within the guest.</param>
/// <param name="Kind">How threads wait for it; the same for every step that names it.</param>
/// <param name="Times">Number of critical sections.</param>
/// <param name="Between">Processor time before each of them, or null for none.</param>
public sealed record LockSpec(string Name, LockKind Kind, int Times, TimeLaw? Between);

/// <summary>A random time with a given mean and coefficient of variation.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Cv">Standard deviation over mean: 0 is constant, 1 exponential.</param>
public readonly record struct TimeLaw(Duration Mean, double Cv);
