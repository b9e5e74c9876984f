using ScottPlot;
using ScottPlot.TickGenerators;

namespace HvSim.Report.Charts;

/// <summary>What all charts have in common: type sizes, axes, grid, a legend beside the data and never on it.</summary>
internal sealed class ChartFrame
{
    private const float TitleSize = 24;
    private const int LongestTitle = 60;
    private const int LongestNote = 105;
    private const float NoteSize = 16;
    private const float LabelSize = 19;
    private const float TickSize = 17;
    private const float NoteHeight = 30;
    private const float NoteOffset = 22;
    private const float LeftWidth = 95;
    private const double TickDensity = 0.6;
    private const int MostCategoryLabels = 24;

    /// <summary>Height of the title over a chart, in pixels.</summary>
    public const int TitleHeight = 46;

    private readonly List<(double Position, string Label)> _limits = [];

    public ChartFrame(string title, string note, string xLabel, string yLabel)
    {
        ChartFonts.Register();
        Plot = new Plot();
        Plot.FigureBackground.Color = Colors.White;
        Plot.Axes.Color(Palette.Ink);
        Plot.Grid.MajorLineColor = Palette.Grid;
        Plot.Title(title, TitleSize * Math.Min(1f, LongestTitle / (float)Math.Max(title.Length, 1)));
        Plot.XLabel(xLabel, LabelSize);
        Plot.YLabel(yLabel, LabelSize);
        Plot.Axes.Title.Label.Bold = true;
        Plot.Axes.Title.MinimumSize = TitleHeight;
        Plot.Axes.Top.MinimumSize = NoteHeight;
        Plot.Axes.Left.MinimumSize = LeftWidth;
        Plot.Axes.Bottom.Label.Bold = false;
        Plot.Axes.Left.Label.Bold = false;
        Plot.Axes.Top.Label.Text = note;
        Plot.Axes.Top.Label.FontSize = NoteSize * Math.Min(1f, LongestNote / (float)Math.Max(note.Length, 1));
        Plot.Axes.Top.Label.Bold = false;
        Plot.Axes.Top.Label.OffsetY = NoteOffset;
        Plot.Axes.Top.Label.ForeColor = Palette.Muted;
        Plot.Axes.Bottom.TickLabelStyle.FontSize = TickSize;
        Plot.Axes.Left.TickLabelStyle.FontSize = TickSize;
        Plot.Axes.Right.TickLabelStyle.FontSize = TickSize;
        Plot.Axes.Right.TickGenerator = new NumericManual();
        Plot.Axes.Right.MajorTickStyle.Length = 0;
        Plot.Legend.FontSize = TickSize;
        Plot.Legend.OutlineWidth = 0;
        Plot.Legend.ShadowColor = Colors.Transparent;
        Plot.Legend.BackgroundColor = Colors.White;
        Plot.Legend.SymbolWidth = 26;
    }

    public Plot Plot { get; }

    /// <summary>
    /// Sets the horizontal axis: every position with room for half a step beside it, and whole numbers or names as its ticks.
    /// </summary>
    public void Horizontal(ChartAxis axis, double margin)
    {
        var (first, last) = (axis.Positions[0], axis.Positions[^1]);
        Plot.Axes.SetLimitsX(first - margin, last + margin);
        if (axis.Categories is { } names)
        {
            var step = (names.Count + MostCategoryLabels - 1) / MostCategoryLabels;
            var ticks = new NumericManual();
            for (var i = 0; i < names.Count; i += step)
                ticks.AddMajor(axis.Positions[i], names[i]);
            Plot.Axes.Bottom.TickGenerator = ticks;
            Plot.Axes.Bottom.MajorTickStyle.Length = 0;
        }
        else
        {
            Plot.Axes.Bottom.TickGenerator = new NumericAutomatic
            {
                IntegerTicksOnly = axis.Positions.All(double.IsInteger),
                TickDensity = TickDensity,
            };
        }
    }

    /// <summary>Sets the vertical axis; the labels of bounds stand at its right side.</summary>
    public void Vertical(double bottom, double top)
    {
        Plot.Axes.SetLimitsY(bottom, top);
        Plot.Axes.SetLimitsY(bottom, top, Plot.Axes.Right);
        var ticks = new NumericManual();
        foreach (var (position, label) in _limits)
            ticks.AddMajor(position, label);
        Plot.Axes.Right.TickGenerator = ticks;
    }

    /// <summary>Draws a bound.</summary>
    public void Limit(double position, ChartLimit limit, Color color)
    {
        var line = Plot.Add.HorizontalLine(position, 2.5f, color, LinePattern.Dashed);
        line.LegendText = limit.LegendLabel;
        _limits.Add((position, limit.Label));
    }

    /// <summary>Puts the legend beside the data.</summary>
    public Chart Finish(string name, Edge legend = Edge.Right)
    {
        var panel = Plot.ShowLegend(legend);
        panel.Alignment = legend == Edge.Right ? Alignment.UpperLeft : Alignment.MiddleCenter;
        return new Chart(name, Plot);
    }
}
