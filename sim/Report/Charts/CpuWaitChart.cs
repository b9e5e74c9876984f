using System.Globalization;
using ScottPlot.TickGenerators;

namespace HvSim.Report.Charts;

/// <summary>CPU wait time per dispatch along an axis.</summary>
public sealed record CpuWaitFigure : ChartFigure
{
    /// <summary>The horizontal axis, usually virtual over logical processors.</summary>
    public required ChartAxis Axis { get; init; }

    /// <summary>The lines, in microseconds.</summary>
    public required IReadOnlyList<ChartSeries> Lines { get; init; }

    /// <summary>The two levels that monitoring tools warn at, the lower first, in microseconds.</summary>
    public required IReadOnlyList<ChartLimit> Levels { get; init; }

    /// <inheritdoc/>
    public override Chart Draw() => CpuWaitChart.Draw(this);
}

/// <summary>
/// CPU wait per dispatch on a logarithmic scale: it grows from microseconds to milliseconds within few guests, and the levels of
/// interest lie in between.
/// </summary>
public static class CpuWaitChart
{
    private const double LowestDrawn = 0.1;

    /// <summary>Draws it.</summary>
    public static Chart Draw(CpuWaitFigure figure)
    {
        var values = figure.Lines.SelectMany(l => l.Values).OfType<ChartValue>().ToList();
        var lowest = values.Where(v => v.Value > 0).Select(v => v.Value).DefaultIfEmpty(1).Min();
        var highest = Math.Max(values.Select(v => v.High).DefaultIfEmpty(1).Max(), figure.Levels[^1].Value);
        var bottom = Math.Floor(Math.Log10(Math.Max(lowest, LowestDrawn)));
        var atBottom = values.Any(v => v.Value < Math.Pow(10, bottom)) ? "zero and nearly zero are drawn at the bottom" : "";
        var note = Words.Joined(figure.Note, atBottom);
        var frame = new ChartFrame(figure.Title, note, figure.Axis.Label, "CPU wait per dispatch, us (log scale)");
        for (var i = 0; i < figure.Lines.Count; i++)
            LineWithBand.Draw(frame.Plot, figure.Axis, Logarithms(figure.Lines[i], bottom), Palette.Line(i));
        for (var i = figure.Levels.Count - 1; i >= 0; i--)
            frame.Limit(Math.Log10(figure.Levels[i].Value), figure.Levels[i], i == 0 ? Palette.Warning : Palette.Limit);
        frame.Horizontal(figure.Axis, ResponseTimeChart.Margin(figure.Axis));
        frame.Vertical(bottom, Math.Max(Math.Log10(highest * 1.3), bottom + 1));
        frame.Plot.Axes.Left.TickGenerator = Decades();
        return frame.Finish(figure.Name);
    }

    private static NumericAutomatic Decades() => new()
    {
        IntegerTicksOnly = true,
        MinorTickGenerator = new LogMinorTickGenerator(),
        LabelFormatter = exponent => Math.Pow(10, exponent).ToString("#,0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>The bands become lop-sided on this scale, so each line carries its own lower and upper end.</summary>
    private static ChartSeries Logarithms(ChartSeries series, double bottom) =>
        series with { Values = [.. series.Values.Select(v => v is { } value ? Logarithm(value, bottom) : (ChartValue?)null)] };

    private static ChartValue Logarithm(ChartValue value, double bottom)
    {
        double Log(double x) => x <= 0 ? bottom : Math.Max(Math.Log10(x), bottom);
        return new ChartValue(Log(value.Value)) { Low = Log(value.Low), High = Log(value.High) };
    }
}
