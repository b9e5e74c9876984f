using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>The points of a sweep that is no search.</summary>
public static class SweepGrid
{
    /// <summary>Point k of zipped axes has their values k; else every combination is a point, the first axis slowest.</summary>
    /// <exception cref="ArgumentException">Zipped axes differ in length.</exception>
    public static IReadOnlyList<IReadOnlyList<AxisValue>> Of(SweepSpec sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        if (sweep.IsZipped)
            return Zipped(sweep.Axes);
        IEnumerable<IReadOnlyList<AxisValue>> points = [[]];
        foreach (var axis in sweep.Axes)
        {
            points = points.SelectMany(
                _ => axis.Values, (point, value) => (IReadOnlyList<AxisValue>)[.. point, new AxisValue(axis.Path, value)]);
        }
        return [.. points];
    }

    private static IReadOnlyList<IReadOnlyList<AxisValue>> Zipped(IReadOnlyList<SweepAxis> axes)
    {
        var length = axes[0].Values.Count;
        if (axes.Any(axis => axis.Values.Count != length))
            throw new ArgumentException("Zipped axes have as many values each.", nameof(axes));
        return [.. Enumerable.Range(0, length).Select(k =>
            (IReadOnlyList<AxisValue>)[.. axes.Select(axis => new AxisValue(axis.Path, axis.Values[k]))])];
    }
}
