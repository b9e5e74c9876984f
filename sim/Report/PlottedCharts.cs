using System.Text;
using HvSim.Report.Charts;
using HvSim.Report.Files;

namespace HvSim.Report;

/// <summary>Single charts of a finished result folder, drawn again from what it keeps of them.</summary>
public static class PlottedCharts
{
    /// <summary>The file types that there are, by their endings.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["svg", "png"];

    /// <summary>The charts of a folder that passed <see cref="FinishedFolder.Check"/>: names and what they show.</summary>
    /// <exception cref="ReportException">The folder cannot be read.</exception>
    public static IReadOnlyList<(string Name, string Title)> Of(string path)
    {
        using var folder = FinishedFolder.Open(path);
        return [.. folder.Figures().Select(figure => (figure.Name, figure.Title))];
    }

    /// <summary>Draws charts.</summary>
    /// <param name="path">The result folder.</param>
    /// <param name="names">Which of its charts.</param>
    /// <param name="formats">Some of <see cref="Formats"/>.</param>
    /// <param name="target">The folder for the files.</param>
    /// <returns>The names of the files, in order.</returns>
    /// <exception cref="ReportException">The folder cannot be read, or a chart not be drawn or written.</exception>
    public static IReadOnlyList<string> Write(
        string path, IReadOnlyList<string> names, IReadOnlyList<string> formats, string target)
    {
        using var folder = FinishedFolder.Open(path);
        var figures = folder.Figures().Where(figure => names.Contains(figure.Name)).ToList();
        var drawn = ChartSet.Render(figures, []);
        if (drawn.Charts.Count < figures.Count)
            throw new ReportException(string.Join(' ', drawn.Warnings));
        var files = new List<string>();
        foreach (var chart in drawn.Charts)
        {
            foreach (var format in formats)
            {
                var file = $"{chart.Name}.{format}";
                WholeFile.Write(Path.Combine(target, file), format == "svg" ? Encoding.UTF8.GetBytes(chart.Svg) : chart.Png);
                files.Add(file);
            }
        }
        return files;
    }
}
