namespace HvSim.Report.Charts;

/// <summary>
/// Response time against density. Where the curve leaves the objective far behind, the scale ends at three times the objective,
/// so that the crossing stays readable; a position without a value gets a mark at the top, which says why.
/// </summary>
public static class ResponseTimeChart
{
    private const double ScaleOverObjective = 3;
    private const double HeadroomForMarks = 1.1;
    private const double MarkHeight = 1.05;

    /// <summary>Draws it.</summary>
    public static Chart Draw(ResponseTimeFigure figure)
    {
        var top = ScaleTop(figure, out var clipped);
        var offScale = clipped ? "higher values are off the scale" : "";
        var note = Words.Joined(figure.Note, offScale);
        var frame = new ChartFrame(figure.Title, note, figure.Axis.Label, figure.ValueLabel);
        if (figure.Bracket is { } bracket)
            DrawBracket(frame, figure.Axis, bracket);
        var ownColors = figure.Lines.Any(l => l.Name is not ("mean" or "p50" or "p95" or "p99"));
        for (var i = 0; i < figure.Lines.Count; i++)
        {
            // The slowest statistic stands highest in the chart and first in the legend.
            var line = ownColors ? figure.Lines[i] : figure.Lines[^(i + 1)];
            if (clipped)
                line = WithoutBandsAbove(line, top);
            LineWithBand.Draw(frame.Plot, figure.Axis, line, ownColors ? Palette.Line(i) : Palette.Statistic(line.Name));
        }
        foreach (var objective in figure.Objectives)
            frame.Limit(objective.Value, objective, Palette.Limit);
        Absence.Draw(frame.Plot, figure.Axis, figure.Absences, top * MarkHeight);
        frame.Horizontal(figure.Axis, Margin(figure.Axis));
        frame.Vertical(0, top * HeadroomForMarks);
        return frame.Finish(figure.Name);
    }

    /// <summary>Room beside the first and the last position.</summary>
    internal static double Margin(ChartAxis axis) =>
        axis.Positions.Count < 2 ? 1 : axis.Categories is not null ? 0.5 : (axis.Positions[^1] - axis.Positions[0]) * 0.03;

    private static double ScaleTop(ResponseTimeFigure figure, out bool clipped)
    {
        var values = figure.Lines.SelectMany(l => l.Values).OfType<ChartValue>().ToList();
        var highest = values.Count == 0 ? 0 : values.Max(v => v.High);
        highest = Math.Max(highest, figure.Objectives.Select(o => o.Value * 1.2).DefaultIfEmpty(0).Max());
        var cap = figure.Objectives.Count > 0 ? figure.Objectives.Max(o => o.Value) * ScaleOverObjective : double.MaxValue;
        clipped = values.Any(v => v.Value > cap);
        return clipped ? cap : highest > 0 ? highest : 1;
    }

    /// <summary>The interval of a value off the scale would cover the chart and say nothing.</summary>
    private static ChartSeries WithoutBandsAbove(ChartSeries line, double top) => line with
    {
        Values = [.. line.Values.Select(v => v is { } value && value.Value > top ? new ChartValue(value.Value) : v)],
    };

    private static void DrawBracket(ChartFrame frame, ChartAxis axis, ChartBracket bracket)
    {
        var margin = Margin(axis);
        var left = bracket.LastPass ?? axis.Positions[0] - margin;
        var right = bracket.FirstFail ?? axis.Positions[^1] + margin;
        var span = frame.Plot.Add.HorizontalSpan(left, right, Palette.Span.WithAlpha(0.15));
        span.LineStyle.Color = Palette.Span;
        span.LineStyle.Width = 1;
        span.LegendText = Label(axis, bracket);
    }

    private static string Label(ChartAxis axis, ChartBracket bracket) => (bracket.LastPass, bracket.FirstFail) switch
    {
        ({ } pass, { } fail) => FormattableString.Invariant($"holds at {pass:0.###},\nbreaks at {fail:0.###}"),
        ({ } pass, null) when bracket.IsOpenAbove(axis) =>
            FormattableString.Invariant($"holds at {pass:0.###},\nundecided above"),
        ({ } pass, null) => FormattableString.Invariant($"holds up to {pass:0.###}"),
        (null, { } fail) when bracket.IsOpenBelow(axis) =>
            FormattableString.Invariant($"undecided below,\nbreaks at {fail:0.###}"),
        (null, { } fail) => FormattableString.Invariant($"breaks at {fail:0.###}"),
        _ => "undecided",
    };
}
