using HvSim.Experiments;

namespace HvSim.Report.Charts;

/// <summary>A chart as it goes into files.</summary>
public sealed record RenderedChart(string Name, string Svg, byte[] Png);

/// <summary>The charts of a study, and what kept others from being drawn.</summary>
public sealed record RenderedCharts(IReadOnlyList<RenderedChart> Charts, IReadOnlyList<string> Warnings);

/// <summary>Chooses the charts that answer a study's question.</summary>
public static class ChartSet
{
    private const int MostStacks = 6;

    /// <summary>Draws them all; a machine that cannot draw gets a warning that says so, and no charts.</summary>
    public static RenderedCharts Render(Study study)
    {
        var warnings = new List<string>();
        return Render(Figures(study, warnings), warnings);
    }

    /// <summary>The pictures of some figures; a machine that cannot draw gets a warning and none.</summary>
    internal static RenderedCharts Render(IEnumerable<ChartFigure> figures, IReadOnlyList<string> warnings)
    {
        try
        {
            return new RenderedCharts([.. figures.Select(figure => figure.Draw().Render())], warnings);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            var cause = e.GetBaseException().Message.TrimEnd('.');
            return new RenderedCharts([], [$"Charts were not drawn: the drawing library does not load on this machine ({cause}). "
                + "All figures are in the CSV files; draw the charts on Linux with glibc, Windows or macOS."]);
        }
    }

    /// <summary>The figures that answer a study's question.</summary>
    /// <param name="study">The study.</param>
    /// <param name="warnings">Is told what is left out.</param>
    internal static IEnumerable<ChartFigure> Figures(Study study, List<string> warnings)
    {
        if (study.Points.Count == 0)
            return [];
        var charts = study.IsSweep ? Sweep(study, warnings) : SingleRunCharts.Of(study.Points[0]);
        return TornadoFigures.Of(study) is { } tornado ? charts.Append(tornado) : charts;
    }

    private static IEnumerable<ChartFigure> Sweep(Study study, List<string> warnings)
    {
        var axis = StudyAxis.Of(study);
        var figures = new SweepFigures(study, axis);
        foreach (var figure in new TimeFigures(study, axis).All())
            yield return figure;
        foreach (var figure in StretchFigures.Of(study))
            yield return figure;
        if (figures.CpuWait() is { } wait)
            yield return wait;
        foreach (var line in axis.Lines.Take(MostStacks))
        {
            foreach (var figure in figures.Stacks(line))
                yield return figure;
        }
        if (axis.Lines.Count > MostStacks)
        {
            warnings.Add("Charts of processor time and of the response time's parts were drawn for "
                + $"{MostStacks} of {axis.Lines.Count} combinations; all are in summary.csv and breakdown.csv.");
        }
    }

    /// <summary>A chart's file name: <paramref name="stem"/>, with what tells it from its like.</summary>
    internal static string FileName(string stem, params string[] more) => string.Join('-', more
        .Where(m => m.Length > 0)
        .Select(m => string.Join('-', new string([.. m.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        .Prepend(stem));

    /// <summary>A name for the legend, which must leave the data its room.</summary>
    internal static string Lined(string name) => name.Replace(", ", ",\n", StringComparison.Ordinal);

    internal static ChartValue? Value(MetricReading? reading) =>
        reading?.Estimate is { } e && double.IsFinite(e.Value) && double.IsFinite(e.HalfWidth)
            ? new ChartValue(e.Value, e.HalfWidth) { Low = e.Low, High = e.High }
            : null;
}
