using HvSim.Engine;

namespace HvSim.Memory;

/// <summary>When a guest restarts.</summary>
/// <param name="At">Time from its start to its shutdown.</param>
/// <param name="Down">Time from when it has finished its work to when it needs memory again.</param>
public readonly record struct RestartSettings(Duration At, Duration Down);
