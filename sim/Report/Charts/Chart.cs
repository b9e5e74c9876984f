using ScottPlot;

namespace HvSim.Report.Charts;

/// <summary>A drawn chart.</summary>
public sealed class Chart
{
    /// <summary>Width of the picture.</summary>
    public const int WidthPixels = 1200;

    /// <summary>Height of the picture.</summary>
    public const int HeightPixels = 700;

    // The drawing library shares typefaces and their caches, and says nothing of threads: charts are drawn one at a time.
    private static readonly Lock Drawing = new();

    private readonly Plot _plot;

    internal Chart(string name, Plot plot)
    {
        Name = name;
        _plot = plot;
    }

    /// <summary>File name without its extension.</summary>
    public string Name { get; }

    /// <summary>The picture in both forms.</summary>
    public RenderedChart Render() => new(Name, Svg(), Png());

    /// <summary>The picture as PNG.</summary>
    public byte[] Png()
    {
        lock (Drawing)
            return _plot.GetImageBytes(WidthPixels, HeightPixels, ImageFormat.Png);
    }

    /// <summary>
    /// The picture as SVG text, which is not bound to the one typeface: a viewer without it takes a face of nearly the same
    /// widths.
    /// </summary>
    public string Svg()
    {
        lock (Drawing)
            return SvgText.Of(_plot.GetSvgXml(WidthPixels, HeightPixels), Name);
    }
}
