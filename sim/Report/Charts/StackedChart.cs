using ScottPlot;

namespace HvSim.Report.Charts;

/// <summary>
/// Layers that add up: areas between the points of a numeric axis, columns over names or where there are few points.
/// </summary>
public static class StackedChart
{
    private const int FewestPointsForAreas = 4;
    private const double Headroom = 1.05;
    private const double ColumnWidth = 0.7;
    private const double LoneColumnWidth = 0.02;
    private const double MarkHeight = 0.96;

    /// <summary>Draws it.</summary>
    public static Chart Draw(StackedFigure figure)
    {
        var areas = figure.Axis.Categories is null && figure.Axis.Positions.Count >= FewestPointsForAreas;
        var axis = areas || figure.Axis.Categories is not null ? figure.Axis : AsNames(figure.Axis);
        var filled = Enumerable.Range(0, axis.Positions.Count)
            .Where(i => figure.Layers.All(l => l.Series.Values[i] is not null))
            .ToList();
        var bases = Bases(figure, axis.Positions.Count);
        var highest = filled.Select(i => bases[^1][i]).DefaultIfEmpty(0).Max();
        var top = figure.Top ?? (highest > 0 ? highest * Headroom : 1);
        var isCut = figure.ScaleEnd is { } end && end > 0 && end < top;
        top = isCut ? figure.ScaleEnd!.Value : top;
        var offScale = isCut ? "higher values are off the scale" : "";
        var frame = new ChartFrame(figure.Title, Words.Joined(figure.Note, offScale), axis.Label, figure.ValueLabel);
        for (var layer = figure.Layers.Count - 1; layer >= 0; layer--)
            DrawLayer(frame.Plot, figure.Layers[layer], bases[layer], bases[layer + 1], axis, filled, areas);
        Absence.Draw(frame.Plot, axis, figure.Absences, top * MarkHeight);
        if (areas)
            frame.Horizontal(axis, filled.Count == axis.Positions.Count ? 0 : ResponseTimeChart.Margin(axis));
        else
            frame.Horizontal(axis, 0.6);
        frame.Vertical(0, top);
        return frame.Finish(figure.Name);
    }

    private static ChartAxis AsNames(ChartAxis axis) =>
        ChartAxis.Of(axis.Label, [.. axis.Positions.Select(p => FormattableString.Invariant($"{p:0.###}"))]);

    /// <summary>The heights between the layers; row 0 is the ground.</summary>
    private static double[][] Bases(StackedFigure figure, int positions)
    {
        var bases = new double[figure.Layers.Count + 1][];
        bases[0] = new double[positions];
        for (var layer = 0; layer < figure.Layers.Count; layer++)
        {
            var below = bases[layer];
            var values = figure.Layers[layer].Series.Values;
            bases[layer + 1] = [.. below.Select((b, i) => b + (values[i]?.Value ?? 0))];
        }
        return bases;
    }

    private static void DrawLayer(
        Plot plot, StackedLayer layer, double[] low, double[] high, ChartAxis axis, List<int> filled, bool areas)
    {
        var color = Palette.Layer(layer.Meaning);
        if (!areas)
        {
            Columns(filled, ColumnWidth, 1).LegendText = layer.Series.Name;
            return;
        }
        var named = false;
        foreach (var run in Consecutive(filled))
        {
            if (run.Count == 1)
            {
                // An area over a single position has no width.
                Columns(run, LoneColumnWidth * (axis.Positions[^1] - axis.Positions[0]), 0);
                continue;
            }
            var area = plot.Add.FillY(
                run.Select(i => axis.Positions[i]).ToArray(),
                run.Select(i => low[i]).ToArray(),
                run.Select(i => high[i]).ToArray());
            area.FillColor = color;
            area.LineColor = Colors.White;
            area.LineWidth = 0.5f;
            area.LegendText = named ? string.Empty : layer.Series.Name;
            named = true;
        }

        ScottPlot.Plottables.BarPlot Columns(List<int> positions, double width, float lineWidth) =>
            plot.Add.Bars(positions.Select(i => new Bar
            {
                Position = axis.Positions[i],
                ValueBase = low[i],
                Value = high[i],
                Size = width,
                FillColor = color,
                LineColor = Colors.White,
                LineWidth = lineWidth,
            }).ToArray());
    }

    private static IEnumerable<List<int>> Consecutive(List<int> indices)
    {
        var run = new List<int>();
        foreach (var i in indices)
        {
            if (run.Count > 0 && i != run[^1] + 1)
            {
                yield return run;
                run = [];
            }
            run.Add(i);
        }
        if (run.Count > 0)
            yield return run;
    }
}
