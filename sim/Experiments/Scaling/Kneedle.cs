namespace HvSim.Experiments.Scaling;

/// <summary>
/// Kneedle (Satopaa, Albrecht, Irwin, Raghavan 2011; docs/SOURCES.md, kneedle) for a curve that rises and bends upwards, as times
/// do. The knee depends on the range that was swept: the same curve has another knee when it is followed further up. It is no
/// capacity.
/// </summary>
public static class Kneedle
{
    /// <summary>The fewest points on which a knee is looked for.</summary>
    public const int FewestPoints = 5;

    // How far the difference curve has to fall, in mean distances of the points.
    private const double Sensitivity = 1;

    /// <summary>The knee, one of the given x, or null where there is none.</summary>
    /// <param name="points">The curve in the order of rising x.</param>
    public static double? Of(IReadOnlyList<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < FewestPoints)
            return null;
        var (width, height) = (points[^1].X - points[0].X, points.Max(point => point.Y) - points.Min(point => point.Y));
        if (width <= 0 || height <= 0)
            return null;

        // Both axes are turned round, so that the curve begins at its steep end and flattens: a concave rising one.
        double[] x = [.. points.Reverse().Select(point => (points[^1].X - point.X) / width)];
        var top = points.Max(point => point.Y);
        double[] difference = [.. points.Reverse().Select((point, i) => ((top - point.Y) / height) - x[i])];
        var fall = Sensitivity / (points.Count - 1);
        for (var i = 1; i < difference.Length - 1; i++)
        {
            if (IsPeak(difference, i) && FallsBelow(difference, i, difference[i] - fall))
                return points[points.Count - 1 - i].X;
        }
        return null;
    }

    private static bool IsPeak(double[] curve, int i) => curve[i] > curve[i - 1] && curve[i] >= curve[i + 1];

    /// <summary>Whether the curve falls below the threshold before it has another peak.</summary>
    private static bool FallsBelow(double[] curve, int peak, double threshold)
    {
        for (var i = peak + 1; i < curve.Length; i++)
        {
            if (curve[i] < threshold)
                return true;
            if (i < curve.Length - 1 && IsPeak(curve, i))
                return false;
        }
        return false;
    }
}
