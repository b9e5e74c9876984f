using ScottPlot;
using SkiaSharp;

namespace HvSim.Report.Charts;

/// <summary>
/// A mark of lines. Those of the drawing library leave their path to the garbage collector, which may free it while it is being
/// drawn; that ended the process, now and then. This one keeps its path until it has been drawn.
/// </summary>
/// <param name="isClosed">Whether each line ends where it begins.</param>
/// <param name="lines">Corners from the middle of the mark, in half its size; right and down are positive.</param>
internal sealed class StrokedMark(bool isClosed, params (float X, float Y)[][] lines) : IMarker
{
    /// <summary>Two crossed lines.</summary>
    public static StrokedMark Cross { get; } = new(isClosed: false, [(-1, -1), (1, 1)], [(-1, 1), (1, -1)]);

    /// <summary>A triangle on its tip.</summary>
    public static StrokedMark TriangleDown { get; } = new(isClosed: true, [(-1, -0.75f), (1, -0.75f), (0, 1)]);

    /// <summary>A square on its tip.</summary>
    public static StrokedMark Diamond { get; } = new(isClosed: true, [(0, -1), (1, 0), (0, 1), (-1, 0)]);

    /// <summary>A level line.</summary>
    public static StrokedMark Bar { get; } = new(isClosed: false, [(-1, 0), (1, 0)]);

    /// <inheritdoc/>
    public void Render(SKCanvas canvas, Paint paint, Pixel center, float size, MarkerStyle markerStyle)
    {
        using var path = new SKPath();
        foreach (var line in lines)
        {
            path.AddPoly([.. line.Select(corner => At(center, size, corner))], isClosed);
        }
        Drawing.DrawPath(canvas, paint, path, markerStyle.LineStyle);
    }

    private static SKPoint At(Pixel center, float size, (float X, float Y) corner) =>
        new(center.X + (corner.X * size / 2), center.Y + (corner.Y * size / 2));
}
