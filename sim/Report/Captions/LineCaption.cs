using HvSim.Report.Charts;
using HvSim.Report.Text;

namespace HvSim.Report.Captions;

/// <summary>Captions of charts with lines.</summary>
internal static class LineCaption
{
    private const string Microseconds = "us";

    public static IEnumerable<string> Of(ResponseTimeFigure figure)
    {
        var unit = Phrases.Unit(figure.ValueLabel);
        yield return $"{figure.Title}.";
        yield return Phrases.Sentence(figure.Lines.Select(line =>
            Phrases.Course(figure.Axis, line, unit, Phrases.Line(line.Name))));
        foreach (var objective in figure.Objectives)
            yield return $"The dashed line is the {objective.LegendLabel.Replace(":\n", " ", StringComparison.Ordinal)}.";
        if (figure.Bracket is { } bracket)
            yield return Of(figure.Axis, bracket);
        yield return Phrases.Absent(figure.Axis, figure.Absences);
    }

    public static IEnumerable<string> Of(CpuWaitFigure figure)
    {
        yield return $"{figure.Title}.";
        yield return Phrases.Sentence(figure.Lines.Select(line =>
            Phrases.Course(figure.Axis, line, Microseconds, Name(line))));
        foreach (var line in figure.Lines)
            yield return Phrases.Sentence(figure.Levels.Select(level => Crossing(figure, line, level)));
    }

    private static string Name(ChartSeries line) => $"CPU wait of {Phrases.Line(line.Name)}";

    private static string Of(ChartAxis axis, ChartBracket bracket) => (bracket.LastPass, bracket.FirstFail) switch
    {
        ({ } pass, { } fail) =>
            FormattableString.Invariant($"The limits hold at {pass:0.###} and break at {fail:0.###} (shaded)."),
        ({ } pass, null) when bracket.IsOpenAbove(axis) =>
            FormattableString.Invariant($"The limits hold at {pass:0.###}; whether they do above is undecided (shaded)."),
        ({ } pass, null) => FormattableString.Invariant($"The limits hold up to {pass:0.###}."),
        (null, { } fail) when bracket.IsOpenBelow(axis) =>
            FormattableString.Invariant($"A limit breaks at {fail:0.###}; whether they hold below is undecided (shaded)."),
        (null, { } fail) => FormattableString.Invariant($"A limit breaks at {fail:0.###} already."),
        _ => "Whether the limits hold is undecided.",
    };

    private static string Crossing(CpuWaitFigure figure, ChartSeries line, ChartLimit level)
    {
        var above = Enumerable.Range(0, figure.Axis.Positions.Count)
            .Where(i => line.Values[i] is { } value && value.Value > level.Value).ToList();
        var (bound, name) = ($"{level.LegendLabel.Replace(": ", " (", StringComparison.Ordinal)})", Name(line));
        return above.Count == 0
            ? $"{name} never exceeds {bound}"
            : $"{name} first exceeds {bound} at {Phrases.Place(figure.Axis, above[0])}, with "
                + $"{Readable.Number(line.Values[above[0]]!.Value.Value)} {Microseconds}";
    }
}
