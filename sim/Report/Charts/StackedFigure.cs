namespace HvSim.Report.Charts;

/// <summary>Layers that add up, along an axis.</summary>
public sealed record StackedFigure : ChartFigure
{
    /// <summary>The horizontal axis.</summary>
    public required ChartAxis Axis { get; init; }

    /// <summary>What the vertical axis shows, with its unit.</summary>
    public required string ValueLabel { get; init; }

    /// <summary>The top of the vertical axis, or null to fit the data.</summary>
    public required double? Top { get; init; }

    /// <summary>Where the scale ends at the latest, so that one towering position does not hide the others; or null.</summary>
    public double? ScaleEnd { get; init; }

    /// <summary>The layers, the lowest first; a position is empty where any layer has no value.</summary>
    public required IReadOnlyList<StackedLayer> Layers { get; init; }

    /// <summary>
    /// For each position why there are no values to draw, such as <c>no steady state</c>; empty where there are.
    /// </summary>
    public required IReadOnlyList<string> Absences { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => StackedChart.Draw(this);
}

/// <summary>One layer of a stack.</summary>
/// <param name="Meaning">What decides the colour: a state of a processor or a part of the response time.</param>
/// <param name="Series">Name and values.</param>
public sealed record StackedLayer(string Meaning, ChartSeries Series);
