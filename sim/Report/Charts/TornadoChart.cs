using ScottPlot;
using ScottPlot.TickGenerators;

namespace HvSim.Report.Charts;

/// <summary>An assumed value and where the answer lies at the ends of its range.</summary>
/// <param name="Label">The value.</param>
/// <param name="Low">The answer at the low end, or null where there is none.</param>
/// <param name="High">The answer at the high end, or null where there is none.</param>
/// <param name="Figures">Both in words.</param>
public sealed record TornadoBar(string Label, double? Low, double? High, string Figures);

/// <summary>A sensitivity.</summary>
public sealed record TornadoFigure : ChartFigure
{
    /// <summary>What the answers are, with the unit.</summary>
    public required string ValueLabel { get; init; }

    /// <summary>The answer as things are.</summary>
    public required double Base { get; init; }

    /// <summary>The answer as things are, in words.</summary>
    public required string BaseLabel { get; init; }

    /// <summary>The assumed values from top to bottom.</summary>
    public required IReadOnlyList<TornadoBar> Bars { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => TornadoChart.Draw(this);
}

/// <summary>
/// Two bars for each assumed value, from the answer as things are to the answers at the ends of its range; both may lie on the
/// same side.
/// </summary>
public static class TornadoChart
{
    private const double BarHeight = 0.36;
    private const double Margin = 0.08;

    /// <summary>Draws it.</summary>
    public static Chart Draw(TornadoFigure figure)
    {
        var frame = new ChartFrame(figure.Title, figure.Note, figure.ValueLabel, string.Empty);
        var plot = frame.Plot;
        var rows = figure.Bars.Select((bar, i) => (Bar: bar, Y: (double)(figure.Bars.Count - 1 - i))).ToList();
        List<(double, double?)> lows = [.. rows.Select(r => (r.Y + (BarHeight / 2), r.Bar.Low))];
        List<(double, double?)> highs = [.. rows.Select(r => (r.Y - (BarHeight / 2), r.Bar.High))];
        Draw(plot, figure.Base, lows, Palette.P50, "at the low end of its range");
        Draw(plot, figure.Base, highs, Palette.Root, "at the high end of its range");
        var asItIs = plot.Add.VerticalLine(figure.Base, 2, Palette.Ink, LinePattern.Dashed);
        asItIs.LegendText = figure.BaseLabel;
        var values = figure.Bars.SelectMany(b => new[] { b.Low, b.High }).OfType<double>().Append(figure.Base).ToList();
        var room = Math.Max(values.Max() - values.Min(), Math.Abs(figure.Base) * Margin) * Margin;
        plot.Axes.SetLimitsX(values.Min() - room, values.Max() + room);
        frame.Vertical(-0.6, figure.Bars.Count - 0.4);
        plot.Axes.Left.TickGenerator = Names(rows.Select(r => (r.Y, r.Bar.Label)));
        plot.Axes.Right.TickGenerator = Names(rows.Select(r => (r.Y, r.Bar.Figures)));
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = values.All(double.IsInteger),
            TickDensity = 0.5,
        };
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return frame.Finish(figure.Name, Edge.Bottom);
    }

    private static void Draw(Plot plot, double from, List<(double Y, double? Value)> ends, Color color, string meaning)
    {
        var bars = plot.Add.Bars(ends.Where(end => end.Value is not null).Select(end => new Bar
        {
            Position = end.Y,
            ValueBase = from,
            Value = end.Value!.Value,
            Size = BarHeight,
            FillColor = color,
            LineWidth = 0,
        }).ToArray());
        bars.Horizontal = true;
        bars.LegendText = meaning;
    }

    private static NumericManual Names(IEnumerable<(double Position, string Label)> names)
    {
        var ticks = new NumericManual();
        foreach (var (position, label) in names)
            ticks.AddMajor(position, label);
        return ticks;
    }
}
