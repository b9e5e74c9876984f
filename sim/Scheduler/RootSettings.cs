using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>What the root scheduler is configured with.</summary>
/// <param name="Quantum">Longest run of a thread while others of its processor wait.</param>
/// <param name="RootPrecedence">
/// How long the root's own work runs ahead of the threads behind virtual processors once it wakes.
/// </param>
public sealed record RootSettings(Duration Quantum, Duration RootPrecedence);
