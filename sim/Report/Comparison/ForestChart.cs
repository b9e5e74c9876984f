using HvSim.Experiments.Comparison;
using HvSim.Report.Charts;
using HvSim.Report.Text;
using ScottPlot;
using ScottPlot.TickGenerators;
using Palette = HvSim.Report.Charts.Palette;

namespace HvSim.Report.Comparison;

/// <summary>
/// A forest plot: one row for each difference, its interval as a bar, zero as a line. What lies off the scale is told
/// at its end, beside an arrow.
/// </summary>
internal static class ForestChart
{
    private const float SmallType = 14;
    private const float Type = 17;
    private const int RoomyRows = 16;
    private const double Margin = 1.08;
    private const string ToTheLeft = "\u25C4";
    private const string ToTheRight = "\u25BA";

    private static readonly (string Text, Color Color, ComparisonVerdict[] Verdicts)[] Legend =
    [
        ("better", Palette.Mean, [ComparisonVerdict.Better]),
        ("worse", Palette.Limit, [ComparisonVerdict.Worse]),
        ("lower or\nhigher", Palette.P95, [ComparisonVerdict.Lower, ComparisonVerdict.Higher]),
        ("no difference\nshown", Palette.Muted, [ComparisonVerdict.NoDifferenceShown]),
        ("undecided", Color.FromHex("#E69F00"), [ComparisonVerdict.Undecided]),
    ];

    public static Chart Draw(ForestFigure figure)
    {
        var frame = new ChartFrame(figure.Title, figure.Note, figure.ValueLabel, "");
        var plot = frame.Plot;
        var (low, high) = Ends(figure);
        var ticks = new NumericManual();
        plot.Add.VerticalLine(0, 2, Palette.Ink);
        for (var i = 0; i < figure.Rows.Count; i++)
        {
            var (row, y) = (figure.Rows[i], (double)-i);
            ticks.AddMajor(y, Ascii.Of(row.Label));
            if (row.IsFirst && i > 0)
                plot.Add.HorizontalLine(y + 0.5, 1, Palette.Grid);
            DrawRow(plot, row, y, low, high);
        }
        plot.Axes.Left.TickGenerator = ticks;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.TickLabelStyle.FontSize = figure.Rows.Count > RoomyRows ? SmallType : Type;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimitsX(low * Margin, high * Margin);
        frame.Vertical(-figure.Rows.Count + 0.4, 0.6);
        foreach (var (text, color, verdicts) in Legend)
        {
            if (figure.Rows.Any(row => verdicts.Contains(row.Verdict)))
            {
                plot.Legend.ManualItems.Add(new LegendItem
                {
                    LabelText = text,
                    MarkerShape = MarkerShape.FilledSquare,
                    MarkerFillColor = color,
                    MarkerSize = 12,
                });
            }
        }
        return frame.Finish(figure.Name);
    }

    /// <summary>The ends of the scale: as far as the rows reach, and no further than the figure says.</summary>
    private static (double Low, double High) Ends(ForestFigure figure)
    {
        var least = figure.Rows.Min(row => row.Low);
        var most = figure.Rows.Max(row => row.High);
        var (low, high) = (Math.Clamp(least, -figure.Reach, 0), Math.Clamp(most, 0, figure.Reach));
        // Zero never stands at the edge.
        var room = (high - low) / 10;
        return (Math.Min(low, -room), Math.Max(high, room));
    }

    private static void DrawRow(Plot plot, ForestRow row, double y, double low, double high)
    {
        var color = Legend.Where(entry => entry.Verdicts.Contains(row.Verdict)).Select(entry => entry.Color)
            .DefaultIfEmpty(Palette.Muted).First();
        if (row.Value < low || row.Value > high)
        {
            var isLeft = row.Value < low;
            var value = $"{Readable.Change(row.Value)} %";
            var text = plot.Add.Text(
                isLeft ? $"{ToTheLeft} {value}" : $"{value} {ToTheRight}", (isLeft ? low : high) * Margin, y);
            text.LabelFontSize = SmallType;
            text.LabelFontColor = color;
            text.LabelAlignment = isLeft ? Alignment.MiddleLeft : Alignment.MiddleRight;
            text.OffsetX = isLeft ? 6 : -6;
            return;
        }
        var bar = plot.Add.Line(Math.Max(row.Low, low * Margin), y, Math.Min(row.High, high * Margin), y);
        bar.Color = color;
        bar.LineWidth = 4;
        plot.Add.Marker(row.Value, y, MarkerShape.FilledCircle, 11, color);
    }
}
