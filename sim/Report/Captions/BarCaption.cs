using HvSim.Report.Charts;
using HvSim.Report.Comparison;
using HvSim.Report.Text;

namespace HvSim.Report.Captions;

/// <summary>Captions of charts with a row for each thing.</summary>
internal static class BarCaption
{
    private const int MostBars = 3;

    public static IEnumerable<string> Of(StretchFigure figure)
    {
        yield return $"{figure.Title}.";
        yield return Phrases.Sentence(figure.Bars.Select(bar => bar.Stretch is { } stretch
            ? $"{Phrases.Line(bar.Label)}: {Phrases.Value(stretch, "times")}"
                + (bar.Published is { } published ? $", published {Readable.Ratio(published)}" : "")
            : $"{Phrases.Line(bar.Label)}: not finished"));
    }

    public static IEnumerable<string> Of(TornadoFigure figure)
    {
        yield return $"{figure.Title}: {figure.ValueLabel}, {Phrases.Line(figure.BaseLabel)}.";
        yield return Phrases.Sentence(figure.Bars.Take(MostBars)
            .Select(bar => $"{Phrases.Line(bar.Label)}: {Phrases.Line(bar.Figures)}"));
    }

    public static IEnumerable<string> Of(ForestFigure figure)
    {
        yield return $"{figure.Title}, {figure.ValueLabel.Replace("difference, ", "in ", StringComparison.Ordinal)}.";
        yield return Phrases.Sentence(figure.Rows.Select(row => $"{Phrases.Line(row.Label)} {Readable.Change(row.Value)} % "
            + $"({Readable.Change(row.Low)} to {Readable.Change(row.High)}, {Verdict(row)})"));
    }

    private static string Verdict(ForestRow row) => Words.Hyphenated(row.Verdict.ToString()).Replace('-', ' ');
}
