using HvSim.Report.Charts;
using HvSim.Report.Comparison;

namespace HvSim.Report.Captions;

/// <summary>A chart in words and figures, for who cannot see it, or reads only what is under it.</summary>
internal static class Caption
{
    /// <summary>Sentences that say what the chart shows.</summary>
    public static string Of(ChartFigure figure) =>
        string.Join(' ', Sentences(figure).Append(Note(figure)).Where(sentence => sentence.Length > 0));

    private static IEnumerable<string> Sentences(ChartFigure figure) => figure switch
    {
        ResponseTimeFigure times => LineCaption.Of(times),
        CpuWaitFigure wait => LineCaption.Of(wait),
        StackedFigure stack => StackCaption.Of(stack),
        MemoryFigure memory => MemoryCaption.Of(memory),
        StretchFigure stretch => BarCaption.Of(stretch),
        TornadoFigure sensitivity => BarCaption.Of(sensitivity),
        ForestFigure differences => BarCaption.Of(differences),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Name, "No words for such a chart."),
    };

    private static string Note(ChartFigure figure) => figure.Note.Length == 0 ? "" : $"Shown: {figure.Note.TrimEnd('.')}.";
}
