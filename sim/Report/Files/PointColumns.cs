using HvSim.Experiments;

namespace HvSim.Report.Files;

/// <summary>The columns that tell which point a row belongs to; the same in every file.</summary>
internal static class PointColumns
{
    /// <summary>The point's number and one column for each axis.</summary>
    public static IEnumerable<string> Header(Study study) => study.Axes.Select(path => $"axis:{path}").Prepend("point");

    /// <summary>The cells of point number <paramref name="index"/>, counted from 0 here and from 1 in the file.</summary>
    public static IEnumerable<string> Cells(PointResult point, int index) =>
        point.Coordinates.Select(c => c.Value).Prepend(Figure.Text(index + 1L));

    /// <summary>A name of the files for a point's state.</summary>
    public static string Name(PointState state) => Words.Hyphenated(state.ToString());
}
