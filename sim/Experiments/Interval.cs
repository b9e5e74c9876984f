using MathNet.Numerics.Distributions;

namespace HvSim.Experiments;

/// <summary>95 % confidence intervals over independent replications.</summary>
public static class Interval
{
    private const double UpperTail = 0.975;
    private const double Certain = 0.995;

    /// <summary>The mean of the values, with Student's t-interval.</summary>
    /// <param name="values">One value for each replication.</param>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    public static Estimate OfMean(IReadOnlyList<double> values)
    {
        RequireTwo(values);
        var mean = values.Sum() / values.Count;
        return new Estimate(mean, HalfWidth(values, mean), values);
    }

    /// <summary>
    /// Sectioning (Asmussen and Glynn 2007): the value that all replications' data give together, with an interval from the
    /// spread of the single replications' values around it.
    /// </summary>
    /// <param name="pooled">The value from all data together.</param>
    /// <param name="values">The same statistic of each replication's own data.</param>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    public static Estimate BySectioning(double pooled, IReadOnlyList<double> values)
    {
        RequireTwo(values);
        return new Estimate(pooled, HalfWidth(values, pooled), values);
    }

    /// <summary>Whether the mean of some differences is other than zero, by a two-sided t-test at 1 %.</summary>
    /// <param name="differences">One for each replication.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    internal static bool IsNotZero(IReadOnlyList<double> differences)
    {
        RequireTwo(differences);
        var mean = differences.Sum() / differences.Count;
        return Math.Abs(mean) > HalfWidth(differences, mean, Certain);
    }

    /// <summary>t(R - 1) * sqrt(sum of (value - centre)^2 / (R (R - 1))).</summary>
    private static double HalfWidth(IReadOnlyList<double> values, double centre, double upperTail = UpperTail)
    {
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - centre) * (value - centre);
        var count = (double)values.Count;
        return squares == 0 ? 0 : StudentT.InvCDF(0, 1, count - 1, upperTail) * Math.Sqrt(squares / (count * (count - 1)));
    }

    private static void RequireTwo(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
            throw new ArgumentException($"An interval needs at least two replications, not {values.Count}.", nameof(values));
    }
}
