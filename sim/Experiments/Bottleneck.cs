using HvSim.Models;

namespace HvSim.Experiments;

/// <summary>What gives first: what slows a class's requests down, and how busy the processors are by then.</summary>
/// <param name="Guest">Name of the guest class whose requests slow down.</param>
/// <param name="Part">
/// The part of the response time that is the cause: the one that grew most in the slowest 5 % of the requests, or, where that is
/// the queue inside the guest or a wait for locks and the host slows the guest's virtual processors down, the part in which it does
/// so most; or that of the lock waits where these make a queue grow.
/// </param>
/// <param name="GrowthMs">By how much that part grew, in milliseconds per request, from the first point to the other.</param>
/// <param name="Grown">The part that grew most.</param>
/// <param name="GrownMs">By how much, in milliseconds per request.</param>
/// <param name="From">The sparsest point at which the class has requests.</param>
/// <param name="At">The first fail, or where that has no steady state the densest steady point below it.</param>
/// <param name="LpBusy">Mean share of time that the logical processors are busy there, in percent.</param>
/// <param name="CpuWaitUs">Mean CPU wait per dispatch there, in microseconds; null where nothing was dispatched.</param>
public sealed record Bottleneck(
    string Guest, ResponsePart Part, double GrowthMs, ResponsePart Grown, double GrownMs, PointResult From, PointResult At,
    double LpBusy, double? CpuWaitUs);
