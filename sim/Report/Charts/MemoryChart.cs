using ScottPlot;

namespace HvSim.Report.Charts;

/// <summary>Memory of guests over time.</summary>
public sealed record MemoryFigure : ChartFigure
{
    /// <summary>The horizontal axis.</summary>
    public required ChartAxis Axis { get; init; }

    /// <summary>The classes, in the scenario's order.</summary>
    public required IReadOnlyList<MemoryLines> Classes { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => MemoryChart.Draw(this);
}

/// <summary>The memory of a class in GiB, one value for each position.</summary>
/// <param name="Guest">Name of the class.</param>
/// <param name="Held">What its guests hold.</param>
/// <param name="Committed">What their programs have committed.</param>
public sealed record MemoryLines(string Guest, IReadOnlyList<double> Held, IReadOnlyList<double> Committed);

/// <summary>A line of what each class holds, and a dashed one of what it has committed.</summary>
public static class MemoryChart
{
    private const double Headroom = 1.05;
    private const float LineWidth = 3;

    /// <summary>Draws it.</summary>
    public static Chart Draw(MemoryFigure figure)
    {
        var frame = new ChartFrame(figure.Title, figure.Note, figure.Axis.Label, "memory, GiB");
        for (var i = 0; i < figure.Classes.Count; i++)
        {
            var (lines, color) = (figure.Classes[i], Palette.Line(i));
            Line(frame.Plot, figure.Axis, lines.Held, color, LinePattern.Solid, $"{lines.Guest}: held");
            Line(frame.Plot, figure.Axis, lines.Committed, color, LinePattern.Dashed, $"{lines.Guest}: committed");
        }
        var highest = figure.Classes.SelectMany(lines => lines.Held.Concat(lines.Committed)).DefaultIfEmpty(0).Max();
        frame.Horizontal(figure.Axis, 0);
        frame.Vertical(0, highest > 0 ? highest * Headroom : 1);
        return frame.Finish(figure.Name);
    }

    private static void Line(
        Plot plot, ChartAxis axis, IReadOnlyList<double> values, Color color, LinePattern pattern, string name)
    {
        var line = plot.Add.ScatterLine(axis.Positions.ToArray(), values.ToArray(), color);
        line.LineWidth = LineWidth;
        line.LinePattern = pattern;
        line.LegendText = name;
    }
}
