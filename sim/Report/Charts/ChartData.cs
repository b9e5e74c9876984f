namespace HvSim.Report.Charts;

/// <summary>The horizontal axis of a chart.</summary>
/// <param name="Label">What it shows, with the unit.</param>
/// <param name="Positions">Where the points stand, ascending.</param>
/// <param name="Categories">Names of the positions where these are not numbers, or null.</param>
public sealed record ChartAxis(string Label, IReadOnlyList<double> Positions, IReadOnlyList<string>? Categories = null)
{
    /// <summary>Label of the axis of a chart over simulated time.</summary>
    public const string SimulatedTime = "simulated time, s";

    /// <summary>An axis of names, in the given order.</summary>
    public static ChartAxis Of(string label, IReadOnlyList<string> categories) =>
        new(label, [.. Enumerable.Range(0, categories.Count).Select(i => (double)i)], categories);
}

/// <summary>A value to draw.</summary>
/// <param name="Value">The value.</param>
/// <param name="HalfWidth">Half the width of its interval, or null where there is none.</param>
public readonly record struct ChartValue(double Value, double? HalfWidth = null)
{
    /// <summary>Lower end of the interval.</summary>
    public double Low { get; init; } = Value - (HalfWidth ?? 0);

    /// <summary>Upper end of the interval.</summary>
    public double High { get; init; } = Value + (HalfWidth ?? 0);
}

/// <summary>A line or a layer: one value for each position, null where there is none.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartValue?> Values);

/// <summary>A bound, drawn as a labelled line.</summary>
/// <param name="Value">Where it lies on the vertical axis.</param>
/// <param name="Label">Short text beside the line.</param>
/// <param name="LegendLabel">Text in the legend.</param>
public sealed record ChartLimit(double Value, string Label, string LegendLabel);

/// <summary>Between which positions of the axis the answer lies; either end is null where the search found none.</summary>
public sealed record ChartBracket(double? LastPass, double? FirstFail)
{
    /// <summary>Whether there are positions below the first fail none of which is known to hold.</summary>
    public bool IsOpenBelow(ChartAxis axis) => LastPass is null && FirstFail > axis.Positions[0];

    /// <summary>Whether there are positions above the last pass none of which is known to break.</summary>
    public bool IsOpenAbove(ChartAxis axis) => FirstFail is null && LastPass < axis.Positions[^1];
}
