using HvSim.Experiments.Comparison;
using HvSim.Report.Charts;

namespace HvSim.Report.Comparison;

/// <summary>Differences as a forest plot: a row for each, with its interval, around zero.</summary>
internal sealed record ForestFigure : ChartFigure
{
    /// <summary>What the horizontal axis shows.</summary>
    public required string ValueLabel { get; init; }

    /// <summary>The rows, the topmost first; at least one.</summary>
    public required IReadOnlyList<ForestRow> Rows { get; init; }

    /// <summary>How far the axis reaches to either side at most, in percent.</summary>
    public required double Reach { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => ForestChart.Draw(this);
}

/// <summary>One difference.</summary>
/// <param name="Label">Alternative and metric.</param>
/// <param name="Value">The difference, in percent of the base.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Verdict">Decides the colour.</param>
/// <param name="IsFirst">Whether it is the first one of its alternative.</param>
internal sealed record ForestRow(string Label, double Value, double Low, double High, ComparisonVerdict Verdict, bool IsFirst);
