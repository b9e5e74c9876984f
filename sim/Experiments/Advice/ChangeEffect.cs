using HvSim.Experiments.Comparison;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Advice;

/// <summary>What a change came to.</summary>
public sealed record ChangeEffect
{
    /// <summary>The change.</summary>
    public required Change Change { get; init; }

    /// <summary>The point with it.</summary>
    public required PointResult Point { get; init; }

    /// <summary>The metric with it against the metric without, in pairs; null where one of the two does not exist.</summary>
    public required MetricComparison? Metric { get; init; }

    /// <summary>The metric with it, by itself.</summary>
    public required MetricReading? Reading { get; init; }

    /// <summary>Whether there is a steady state with it, and none without.</summary>
    public required bool Settles { get; init; }

    /// <summary>Whether the objective is kept with it; null where the scenario has no objective.</summary>
    public required Verdict? Kept { get; init; }

    /// <summary>Whether the objective is broken without it and kept with it, both by their intervals.</summary>
    public required bool Mends { get; init; }

    /// <summary>Whether the objective is kept with it, and another one is broken.</summary>
    public bool BreaksAnother => Kept == Verdict.Pass && Point.Verdict == Verdict.Fail;

    /// <summary>Whether the whole interval of the difference lies below zero.</summary>
    public bool IsLower => Metric is { Difference.High: < 0 };

    /// <summary>
    /// The mean of the paired differences; without a steady state to begin with, the metric that it comes to; infinite where
    /// there is neither, so that it ranks last.
    /// </summary>
    public double Rank => Metric?.Difference?.Mean ?? (Settles ? Reading?.Value : null) ?? double.PositiveInfinity;

    /// <summary>
    /// Whether it lowers the metric, the whole interval of the difference lying below zero and resting on enough observations,
    /// mends the objective, or brings a steady state.
    /// </summary>
    public bool Helps => Settles || Mends || (IsLower && Metric is { ThinData: false });
}

/// <summary>Which single change moves the metric that is at stake most.</summary>
public sealed record ChangeAnswer
{
    /// <summary>The point at which the changes were tried, without any; null where there is none.</summary>
    public required PointResult? At { get; init; }

    /// <summary>Whether that is the last point with a steady state below one without figures.</summary>
    public required bool IsBelowFail { get; init; }

    /// <summary>The objective whose metric it is; null where the scenario has none.</summary>
    public required ObjectiveSpec? Objective { get; init; }

    /// <summary>The metric in words, such as <c>web response-time p95 (worst)</c>; empty where there is none.</summary>
    public required string MetricTitle { get; init; }

    /// <summary>The changes, first the one that lowers the metric most.</summary>
    public required IReadOnlyList<ChangeEffect> Effects { get; init; }

    /// <summary>Probability of each interval: all of them hold together with at least 95 % (Bonferroni).</summary>
    public required double Confidence { get; init; }

    /// <summary>Why nothing was tried, or no more of it; empty where all was.</summary>
    public required string Reason { get; init; }

    internal static ChangeAnswer Not(string reason) => new()
    {
        At = null,
        IsBelowFail = false,
        Objective = null,
        MetricTitle = "",
        Effects = [],
        Confidence = 0,
        Reason = reason,
    };
}
