using HvSim.Engine;

namespace HvSim.Memory;

/// <summary>How memory moves between guests.</summary>
/// <param name="Period">Time from one balancing to the next, above 0.</param>
/// <param name="MostAddedMib">Most memory that a guest is given at one balancing, in MiB, above 0.</param>
/// <param name="MostRemovedMib">Most memory that is taken from a guest at one balancing, in MiB, above 0.</param>
/// <param name="Tolerance">A guest is left alone while it differs from its target by no more than this fraction of it, 0 or more.</param>
public sealed record BalancerSettings(Duration Period, long MostAddedMib, long MostRemovedMib, double Tolerance);
