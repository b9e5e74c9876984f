namespace HvSim.Report.Charts;

/// <summary>Response times, or elapsed times, of one guest class along an axis.</summary>
public sealed record ResponseTimeFigure : ChartFigure
{
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
    /// For each position why there is no value to draw, such as <c>no steady state</c>; empty where there is one.
    /// </summary>
    public required IReadOnlyList<string> Absences { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => ResponseTimeChart.Draw(this);
}
