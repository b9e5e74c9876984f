using HvSim.Models;

namespace HvSim.Experiments;

/// <summary>What gives first: the part of the response time that grew most, and how busy the processors are by then.</summary>
/// <param name="Guest">Name of the guest class whose requests slow down.</param>
/// <param name="Part">The part that grew most in the slowest 5 % of its requests.</param>
/// <param name="GrowthMs">By how much, in milliseconds per request, from the lowest density to the point below.</param>
/// <param name="At">
/// The point that was compared with the lowest density: the first fail, or the last pass where the fail has no steady state.
/// </param>
/// <param name="LpBusy">Mean share of time that the logical processors are busy there, in percent.</param>
/// <param name="CpuWaitUs">Mean CPU wait per dispatch there, in microseconds; null where nothing was dispatched.</param>
public sealed record Bottleneck(
    string Guest, ResponsePart Part, double GrowthMs, PointResult At, double LpBusy, double? CpuWaitUs);
