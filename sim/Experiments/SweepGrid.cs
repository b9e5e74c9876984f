using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Every combination of the values of some axes.</summary>
public static class SweepGrid
{
    /// <summary>The points in axis order: the first axis is slowest.</summary>
    public static IReadOnlyList<IReadOnlyList<AxisValue>> Of(IReadOnlyList<SweepAxis> axes)
    {
        IEnumerable<IReadOnlyList<AxisValue>> points = [[]];
        foreach (var axis in axes)
        {
            points = points.SelectMany(
                _ => axis.Values, (point, value) => (IReadOnlyList<AxisValue>)[.. point, new AxisValue(axis.Path, value)]);
        }
        return [.. points];
    }
}
