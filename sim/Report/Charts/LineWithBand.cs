using ScottPlot;

namespace HvSim.Report.Charts;

/// <summary>
/// A line through the values that exist, with its interval as a band behind it; a missing value breaks the line. Over names,
/// between which there is nothing, the values stand alone.
/// </summary>
internal static class LineWithBand
{
    public static void Draw(Plot plot, ChartAxis axis, ChartSeries series, Color color)
    {
        var named = false;
        foreach (var run in Runs(axis, series))
        {
            var joined = axis.Categories is null && run.Count > 1;
            if (run.Any(p => p.Value.High > p.Value.Low))
                DrawInterval(plot, run, color, joined);
            var line = plot.Add.Scatter(run.Select(p => p.X).ToArray(), run.Select(p => p.Value.Value).ToArray(), color);
            line.LineWidth = joined ? 3 : 0;
            line.MarkerSize = axis.Positions.Count > 40 ? 5 : 8;
            line.LegendText = named ? string.Empty : series.Name;
            named = true;
        }
    }

    private static void DrawInterval(Plot plot, List<(double X, ChartValue Value)> run, Color color, bool joined)
    {
        var xs = run.Select(p => p.X).ToArray();
        var low = run.Select(p => p.Value.Low).ToArray();
        var high = run.Select(p => p.Value.High).ToArray();
        if (joined)
        {
            var band = plot.Add.FillY(xs, low, high);
            band.FillColor = color.WithAlpha(0.22);
            band.LineWidth = 0;
        }
        for (var i = 0; i < run.Count && !joined; i++)
        {
            var bar = plot.Add.Line(xs[i], low[i], xs[i], high[i]);
            bar.Color = color;
            bar.LineWidth = 2.5f;
        }
    }

    private static IEnumerable<List<(double X, ChartValue Value)>> Runs(ChartAxis axis, ChartSeries series)
    {
        var run = new List<(double, ChartValue)>();
        for (var i = 0; i < axis.Positions.Count; i++)
        {
            if (series.Values[i] is { } value)
            {
                run.Add((axis.Positions[i], value));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
            yield return run;
    }
}
