using System.Text;
using HvSim.Report.Files;

namespace HvSim.Report.Charts;

/// <summary>The charts of a result folder as files, drawn from the figures that the folder keeps.</summary>
internal static class ChartFiles
{
    /// <summary>Puts the figures and their charts; those of a machine that cannot draw are warnings only.</summary>
    /// <param name="figures">What there is to show.</param>
    /// <param name="put">Takes a name, relative to the folder, and its content.</param>
    /// <returns>The number of charts, and what kept them from being drawn.</returns>
    public static (int Charts, IReadOnlyList<string> Warnings) Put(
        IReadOnlyList<ChartFigure> figures, Action<string, byte[]> put)
    {
        var kept = FigureFile.Bytes(figures);
        put(FigureFile.Name, kept);
        var drawn = ChartSet.Render(FigureFile.Read(kept), []);
        foreach (var chart in drawn.Charts)
        {
            put(Svg(chart.Name), Encoding.UTF8.GetBytes(chart.Svg));
            put(Png(chart.Name), chart.Png);
        }
        return (drawn.Charts.Count, drawn.Warnings);
    }

    /// <summary>The SVG file of a chart.</summary>
    public static string Svg(string chart) => $"charts/{chart}.svg";

    /// <summary>The PNG file of a chart.</summary>
    public static string Png(string chart) => $"charts/{chart}.png";
}
