using System.Text;
using HvSim.Report.Charts;

namespace HvSim.Report.Files;

/// <summary>
/// <c>charts/figures.json</c>: what the charts of a folder show, so that each can be drawn again and put into words. Charts are
/// drawn from what this file holds, rounded as it is, so that a chart drawn later is the same.
/// </summary>
internal sealed record FigureFile(int FormatVersion, IReadOnlyList<ChartFigure> Figures)
{
    public const string Name = "charts/figures.json";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Bytes(IReadOnlyList<ChartFigure> figures) =>
        Encoding.UTF8.GetBytes(JsonForm.Of(new FigureFile(JsonText.FormatVersion, figures)));

    /// <summary>The figures of such a file.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is none.</exception>
    public static IReadOnlyList<ChartFigure> Read(ReadOnlySpan<byte> bytes) => JsonForm.Read<FigureFile>(bytes).Figures;
}
