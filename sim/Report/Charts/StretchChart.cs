using ScottPlot;
using ScottPlot.TickGenerators;

namespace HvSim.Report.Charts;

/// <summary>One configuration of a batch comparison.</summary>
/// <param name="Label">Name of the configuration.</param>
/// <param name="Stretch">Elapsed time over native elapsed time; null where the work was not finished.</param>
/// <param name="Published">A figure that was published for it, or null.</param>
public sealed record StretchBar(string Label, ChartValue? Stretch, double? Published);

/// <summary>A batch comparison.</summary>
public sealed record StretchFigure : ChartFigure
{
    /// <summary>The configurations from top to bottom.</summary>
    public required IReadOnlyList<StretchBar> Bars { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => StretchChart.Draw(this);
}

/// <summary>Bars of elapsed time over native elapsed time, with the figures in a column beside them.</summary>
public static class StretchChart
{
    private const double BarHeight = 0.62;

    /// <summary>Draws it.</summary>
    public static Chart Draw(StretchFigure figure)
    {
        var frame = new ChartFrame(figure.Title, figure.Note, "elapsed time / native elapsed time", string.Empty);
        var plot = frame.Plot;
        var rows = figure.Bars.Select((bar, i) => (Bar: bar, Y: (double)(figure.Bars.Count - 1 - i))).ToList();
        DrawBars(plot, [.. rows.Where(r => r.Bar.Stretch is not null)]);
        DrawPublished(plot, [.. rows.Where(r => r.Bar.Published is not null)]);
        var native = plot.Add.VerticalLine(1, 2, Palette.Muted, LinePattern.Dashed);
        native.LegendText = "native = 1";
        var highest = figure.Bars.Max(b => Math.Max(b.Stretch?.High ?? 0, b.Published ?? 0));
        plot.Axes.SetLimitsX(0, Math.Max(highest, 1) * 1.06);
        frame.Vertical(-0.6, figure.Bars.Count - 0.4);
        plot.Axes.Left.TickGenerator = Names(rows.Select(r => (r.Y, r.Bar.Label)));
        plot.Axes.Right.TickGenerator = Names(rows.Select(r => (r.Y, Figures(r.Bar))));
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { TickDensity = 0.5 };
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return frame.Finish(figure.Name, Edge.Bottom);
    }

    private static void DrawBars(Plot plot, List<(StretchBar Bar, double Y)> rows)
    {
        var bars = plot.Add.Bars(rows.Select(r => new Bar
        {
            Position = r.Y,
            Value = r.Bar.Stretch!.Value.Value,
            Size = BarHeight,
            FillColor = Palette.P50,
            LineWidth = 0,
        }).ToArray());
        bars.Horizontal = true;
        bars.LegendText = "simulated";
        var spread = rows.Where(r => r.Bar.Stretch!.Value.HalfWidth > 0).ToList();
        if (spread.Count == 0)
            return;
        var zero = new double[spread.Count];
        var below = spread.Select(r => r.Bar.Stretch!.Value).Select(v => v.Value - v.Low).ToArray();
        var above = spread.Select(r => r.Bar.Stretch!.Value).Select(v => v.High - v.Value).ToArray();
        plot.Add.Plottable(new ScottPlot.Plottables.ErrorBar(
            [.. spread.Select(r => r.Bar.Stretch!.Value.Value)], [.. spread.Select(r => r.Y)], below, above, zero, zero)
        {
            Color = Palette.Ink,
            LineWidth = 2,
        });
    }

    private static void DrawPublished(Plot plot, List<(StretchBar Bar, double Y)> rows)
    {
        if (rows.Count == 0)
            return;
        var marks = plot.Add.Markers(
            rows.Select(r => r.Bar.Published!.Value).ToArray(),
            rows.Select(r => r.Y).ToArray(),
            MarkerShape.OpenSquare,
            17,
            Palette.Limit);
        marks.MarkerStyle.CustomRenderer = StrokedMark.Diamond;
        marks.MarkerStyle.LineWidth = 3;
        marks.LegendText = "published";
    }

    private static NumericManual Names(IEnumerable<(double Position, string Label)> names)
    {
        var ticks = new NumericManual();
        foreach (var (position, label) in names)
            ticks.AddMajor(position, label);
        return ticks;
    }

    private static string Figures(StretchBar bar)
    {
        var simulated = bar.Stretch switch
        {
            null => "not finished",
            { HalfWidth: >= 0.005 and { } half } value => FormattableString.Invariant($"{value.Value:0.00} +- {half:0.00}"),
            { } value => FormattableString.Invariant($"{value.Value:0.00}"),
        };
        return bar.Published is { } published
            ? FormattableString.Invariant($"{simulated}\npublished {published:0.00}")
            : simulated;
    }
}
