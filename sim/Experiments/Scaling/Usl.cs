using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearRegression;
using MathNet.Numerics.Optimization;

namespace HvSim.Experiments.Scaling;

/// <summary>
/// Gunther's Universal Scalability Law (docs/SOURCES.md, universal-scalability-law), X(N) = gamma N / (1 + sigma (N - 1) +
/// kappa N (N - 1)), fitted to a throughput curve. It describes the points and explains nothing: sigma hints at contention, kappa
/// at coherency.
/// </summary>
/// <param name="Gamma">Throughput of one, in the unit of the throughput.</param>
/// <param name="Sigma">Contention, 0 to 1.</param>
/// <param name="Kappa">Coherency, 0 or more.</param>
/// <param name="RSquared">Part of the variance of the throughput that the curve describes.</param>
/// <param name="Points">Number of points that it is fitted to.</param>
public sealed record UslFit(double Gamma, double Sigma, double Kappa, double RSquared, int Points)
{
    /// <summary>
    /// The number with the greatest throughput, floor(sqrt((1 - sigma) / kappa)); null where kappa is 0, so that there is no
    /// peak.
    /// </summary>
    public double? Peak => Kappa > 0 ? Math.Floor(Math.Sqrt((1 - Sigma) / Kappa)) : null;

    /// <summary>Throughput of so many.</summary>
    public double At(double n) => Gamma * n / (1 + (Sigma * (n - 1)) + (Kappa * n * (n - 1)));
}

/// <summary>Fits the Universal Scalability Law by nonlinear least squares.</summary>
public static class Usl
{
    /// <summary>The fewest points that are fitted.</summary>
    public const int FewestPoints = 6;

    private static readonly bool[] Either = [true, false];

    // Kappa of a curve without a peak is not exactly 0 after a fit; a peak beyond a thousand times the range is none.
    private const double FarBeyond = 1000;

    /// <summary>The fit, or null where it does not converge.</summary>
    /// <param name="points">Numbers, at least 1 each, with their throughput; at least <see cref="FewestPoints"/>.</param>
    /// <exception cref="ArgumentException">There are too few points, or one has no throughput.</exception>
    public static UslFit? Fit(IReadOnlyList<(double N, double X)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < FewestPoints || points.Any(point => point.N < 1 || point.X <= 0))
            throw new ArgumentException($"A fit needs {FewestPoints} points with a throughput.", nameof(points));

        var start = Linear(points);
        var fits = from contends in Either
                   from coheres in Either
                   let begin = start with { Sigma = contends ? start.Sigma : 0, Kappa = coheres ? start.Kappa : 0 }
                   let fit = Nonlinear(points, begin, [false, !contends, !coheres])
                   where fit is { Sigma: >= 0 and <= 1, Kappa: >= 0 }
                   select Described(points, fit);
        // Where the free curve leaves the bounds, the best one lies on a bound.
        return fits.Select(fit => HasPeakWithin(fit, FarBeyond * points.Max(point => point.N)) ? fit : fit with { Kappa = 0 })
            .MaxBy(fit => fit.RSquared);
    }

    private static bool HasPeakWithin(UslFit fit, double farthest) => fit.Kappa * farthest * farthest >= 1 - fit.Sigma;

    private static UslFit Bounded(UslFit fit) =>
        fit with { Sigma = Math.Clamp(fit.Sigma, 0, 1), Kappa = Math.Max(fit.Kappa, 0) };

    /// <summary>N / X = (1 + sigma (N - 1) + kappa N (N - 1)) / gamma is linear, which gives a place to start from.</summary>
    private static UslFit Linear(IReadOnlyList<(double N, double X)> points)
    {
        double[][] terms = [.. points.Select(point => new[] { 1, point.N - 1, point.N * (point.N - 1) })];
        double[] ratios = [.. points.Select(point => point.N / point.X)];
        var solution = MultipleRegression.QR(terms, ratios);
        var largest = points.Max(point => point.X / point.N);
        return solution[0] > 0
            ? Bounded(new UslFit(1 / solution[0], solution[1] / solution[0], solution[2] / solution[0], 0, points.Count))
            : new UslFit(largest, 0, 0, 0, points.Count);
    }

    private static UslFit? Nonlinear(IReadOnlyList<(double N, double X)> points, UslFit start, bool[] isFixed)
    {
        var n = Vector<double>.Build.DenseOfEnumerable(points.Select(point => point.N));
        var x = Vector<double>.Build.DenseOfEnumerable(points.Select(point => point.X));
        var model = ObjectiveFunction.NonlinearModel(Values, Slopes, n, x);
        try
        {
            var result = new LevenbergMarquardtMinimizer().FindMinimum(
                model, Vector<double>.Build.DenseOfArray([start.Gamma, start.Sigma, start.Kappa]), isFixed: [.. isFixed]);
            var best = result.MinimizingPoint;
            return best.All(double.IsFinite) && best[0] > 0 ? new UslFit(best[0], best[1], best[2], 0, points.Count) : null;
        }
        catch (MathNet.Numerics.Optimization.OptimizationException)
        {
            return null;
        }
    }

    private static Vector<double> Values(Vector<double> p, Vector<double> n) => n.Map(one => Fit(p).At(one));

    private static Matrix<double> Slopes(Vector<double> p, Vector<double> n)
    {
        var slopes = Matrix<double>.Build.Dense(n.Count, p.Count);
        for (var i = 0; i < n.Count; i++)
        {
            var (one, x) = (n[i], Fit(p).At(n[i]));
            var perDenominator = -x / (1 + (p[1] * (one - 1)) + (p[2] * one * (one - 1)));
            slopes[i, 0] = x / p[0];
            slopes[i, 1] = perDenominator * (one - 1);
            slopes[i, 2] = perDenominator * one * (one - 1);
        }
        return slopes;
    }

    private static UslFit Fit(Vector<double> p) => new(p[0], p[1], p[2], 0, 0);

    /// <summary>With the best gamma for its sigma and kappa, and how well it then describes the points.</summary>
    private static UslFit Described(IReadOnlyList<(double N, double X)> points, UslFit shape)
    {
        var unit = shape with { Gamma = 1 };
        var fit = shape with
        {
            Gamma = points.Sum(point => point.X * unit.At(point.N)) / points.Sum(point => unit.At(point.N) * unit.At(point.N)),
        };
        var mean = points.Average(point => point.X);
        var (left, all) = (0.0, 0.0);
        foreach (var (n, x) in points)
        {
            left += (x - fit.At(n)) * (x - fit.At(n));
            all += (x - mean) * (x - mean);
        }
        return fit with { RSquared = all == 0 ? 1 : 1 - (left / all) };
    }
}
