namespace HvSim.Experiments.Sensitivity;

/// <summary>What the question is asked about.</summary>
public enum SensitivitySubject
{
    /// <summary>The last value of the search's axis that keeps every limit, by the estimates.</summary>
    OverloadPoint,

    /// <summary>A metric at the scenario's base point.</summary>
    Metric,
}

/// <summary>The answer with one assumed value at one end of its range, or as it is.</summary>
public sealed record SensitivityReading
{
    /// <summary>
    /// Place on the search's axis of the last value that keeps every limit, -1 below the first one; null without an answer.
    /// </summary>
    public required int? Position { get; init; }

    /// <summary>The value of the axis at that place; empty where no value keeps every limit, or without a search.</summary>
    public required string AxisValue { get; init; }

    /// <summary>Whether it is the last value of the axis, so that the answer may lie beyond.</summary>
    public required bool IsAtEnd { get; init; }

    /// <summary>
    /// The metric: at the base point, or with a search at the value of the axis that is the answer as things are; null where it
    /// does not exist.
    /// </summary>
    public required MetricReading? Metric { get; init; }

    /// <summary>Why there is no answer; empty where there is one.</summary>
    public required string Reason { get; init; }
}

/// <summary>The answers for one assumed value.</summary>
/// <param name="Parameter">The value and its ends.</param>
/// <param name="Low">The answer at the low end; null where that is the value in force.</param>
/// <param name="High">The answer at the high end; null where that is the value in force.</param>
/// <param name="Span">
/// How far the answer moves over the two ends and the value in force: places on the axis, or the unit of the metric.
/// </param>
/// <param name="MetricSpan">How far the metric moves, in its unit; 0 where it exists at fewer than two of them.</param>
public sealed record SensitivityRow(
    AssumedParameter Parameter, SensitivityReading? Low, SensitivityReading? High, double Span, double MetricSpan);

/// <summary>How far an answer depends on what is only assumed.</summary>
public sealed record SensitivityAnswer
{
    /// <summary>What was asked about.</summary>
    public required SensitivitySubject Subject { get; init; }

    /// <summary>Path of the search's axis; empty without a search.</summary>
    public required string Axis { get; init; }

    /// <summary>The metric in words, such as <c>web response-time p95 (worst)</c>; empty where the scenario has none.</summary>
    public required string MetricTitle { get; init; }

    /// <summary>The value of the axis at which the metric is read; empty without a search.</summary>
    public required string MetricAt { get; init; }

    /// <summary>The answer as things are.</summary>
    public required SensitivityReading Base { get; init; }

    /// <summary>The assumed values, first the one that moves the answer most; equal ones in the order of the format.</summary>
    public required IReadOnlyList<SensitivityRow> Rows { get; init; }

    /// <summary>Number of points that were simulated for it.</summary>
    public required int Points { get; init; }

    /// <summary>Whether it was interrupted, so that answers are missing.</summary>
    public required bool Interrupted { get; init; }
}
