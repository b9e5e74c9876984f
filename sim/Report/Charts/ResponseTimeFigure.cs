namespace HvSim.Report.Charts;

/// <summary>Response times, or elapsed times, of one guest class along an axis.</summary>
public sealed record ResponseTimeFigure
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

    /// <summary>The lines, in the axis's unit.</summary>
    public required IReadOnlyList<ChartSeries> Lines { get; init; }

    /// <summary>The objectives, in the axis's unit.</summary>
    public required IReadOnlyList<ChartLimit> Objectives { get; init; }

    /// <summary>Where the answer lies, or null.</summary>
    public required ChartBracket? Bracket { get; init; }

    /// <summary>
    /// For each position whether there is no value to draw, because there was no steady state, guests did not
    /// start or the work was not done.
    /// </summary>
    public required IReadOnlyList<bool> NoValue { get; init; }

    /// <summary>What the legend says of positions without a value.</summary>
    public required string NoValueLabel { get; init; }
}
