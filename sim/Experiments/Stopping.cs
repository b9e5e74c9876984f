namespace HvSim.Experiments;

/// <summary>Why a point has as many replications as it has.</summary>
public enum StopReason
{
    /// <summary>The scenario fixes the number.</summary>
    FixedNumber,

    /// <summary>The intervals are narrow enough, and no objective is open that more replications could decide.</summary>
    Precise,

    /// <summary>In a search: no objective is open that more replications could decide, however wide the intervals are.</summary>
    Decided,

    /// <summary>The scenario allows no more, though a metric asks for them.</summary>
    MostAllowed,

    /// <summary>The point has no response times to be precise about: no steady state, work not done, or too short a run.</summary>
    NothingToMeasure,
}

/// <summary>Why a point has as many replications as it has, and which metric asked for the last one.</summary>
/// <param name="Reason">Why there are no more.</param>
/// <param name="ForcedBy">
/// The metric that asked for the last replication and why, as in <c>web response-time p95 (worst) is +-12.1 %, aim 9.1 %</c>; empty
/// where the fewest that are allowed sufficed.
/// </param>
public sealed record Stopping(StopReason Reason, string ForcedBy);
