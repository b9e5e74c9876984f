namespace HvSim.Experiments;

/// <summary>How a search for the overload point ended.</summary>
public enum OverloadOutcome
{
    /// <summary>A last pass and a first fail were found; points between them, if any, are undecided.</summary>
    Found,

    /// <summary>No value of the range fails.</summary>
    NeverBreaks,

    /// <summary>The first value of the range fails already.</summary>
    BreaksAtFirst,

    /// <summary>The search was interrupted before it had an answer.</summary>
    Interrupted,
}

/// <summary>Where an objective breaks along a counting axis.</summary>
public sealed record OverloadAnswer
{
    /// <summary>How the search ended.</summary>
    public required OverloadOutcome Outcome { get; init; }

    /// <summary>The densest point below the first fail that passes (<see cref="Verdict.Pass"/>), or null.</summary>
    public required PointResult? LastPass { get; init; }

    /// <summary>The sparsest point that fails (<see cref="Verdict.Fail"/>), or null.</summary>
    public required PointResult? FirstFail { get; init; }

    /// <summary>The undecided points between (above the last pass where nothing fails), in axis order.</summary>
    public required IReadOnlyList<PointResult> Undecided { get; init; }

    /// <summary>
    /// Going by the estimates alone, the last value that keeps every limit; null where the first one breaks one.
    /// </summary>
    public required PointResult? LikelyPass { get; init; }

    /// <summary>Going by the estimates alone, the first value that breaks a limit; null where none does.</summary>
    public required PointResult? LikelyFail { get; init; }

    /// <summary>
    /// The limit that broke first: an objective such as <c>web response-time p95 (worst) &lt;= 50 ms</c>, or several of them, as
    /// in <c>A, B and C</c>; <c>no steady state: ...</c>, <c>guests that did not start: ...</c>, <c>batch work not
    /// done: ...</c> or <c>admission: ...</c>; empty where nothing broke.
    /// </summary>
    public required string BrokenLimit { get; init; }

    /// <summary>Whether no point that passes lies above one that fails.</summary>
    public required bool Monotone { get; init; }

    /// <summary>What gives first, or null where nothing was compared.</summary>
    public required Bottleneck? Bottleneck { get; init; }

    /// <summary>The answer in a sentence or two.</summary>
    public required string Summary { get; init; }
}
