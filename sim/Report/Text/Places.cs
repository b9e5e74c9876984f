using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>Names of a sweep's points.</summary>
internal static class Places
{
    /// <summary>A point alone: its value, or its values on all axes as <c>(10, 2)</c>.</summary>
    public static string Of(PointResult point) => point.Coordinates.Count == 1
        ? point.Coordinates[0].Value
        : "(" + string.Join(", ", point.Coordinates.Select(c => c.Value)) + ")";

    /// <summary>
    /// Points in words: <c>52, 56 and 64 web guests</c>, neighbours as <c>4 to 7 web guests</c>; on several axes each value by
    /// name where it is one point, else <c>(web guests, hypervisor.slice) = (30, 1 ms) and (40, 1 ms)</c>.
    /// </summary>
    public static string Named(Study study, IReadOnlyList<string> places)
    {
        var range = Lists.Range([.. study.Points.Select(Of)], places);
        if (study.Axes.Count == 1)
            return AxisName.Value(study.Axes[0], range);
        return places.Count == 1 && study.Points.FirstOrDefault(p => Of(p) == places[0]) is { } point
            ? Lists.And([.. point.Coordinates.Select(c => AxisName.Value(c.Path, c.Value))])
            : $"({string.Join(", ", AxisName.Headings(study.Axes))}) = {range}";
    }
}
