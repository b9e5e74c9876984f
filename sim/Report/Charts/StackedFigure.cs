namespace HvSim.Report.Charts;

/// <summary>Layers that add up, along an axis.</summary>
public sealed record StackedFigure
{
    /// <summary>File name without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>What the chart shows.</summary>
    public required string Title { get; init; }

    /// <summary>A line of small print under the title.</summary>
    public required string Note { get; init; }

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

    /// <summary>What the legend says of empty positions.</summary>
    public required string EmptyLabel { get; init; }
}

/// <summary>One layer of a stack.</summary>
/// <param name="Meaning">What decides the colour: a state of a processor or a part of the response time.</param>
/// <param name="Series">Name and values.</param>
public sealed record StackedLayer(string Meaning, ChartSeries Series);
