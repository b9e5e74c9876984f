using MathNet.Numerics.Distributions;

namespace HvSim.Experiments.Comparison;

/// <summary>
/// The difference of two quantities that were measured under common random numbers: replication r of both had the same seed, so
/// that the differences D_r = X_r - Y_r are independent of each other, and Student's t-interval over them holds whatever the
/// correlation of X and Y. Where this is positive, the interval is narrower than that of independent runs.
/// </summary>
public sealed record PairedDifference
{
    private PairedDifference()
    {
    }

    /// <summary>Number of pairs, at least 2.</summary>
    public required int Pairs { get; init; }

    /// <summary>The mean of the differences, alternative minus base, in the unit of the metric.</summary>
    public required double Mean { get; init; }

    /// <summary>Half the width of the interval, 0 or more.</summary>
    public required double HalfWidth { get; init; }

    /// <summary>Probability with which the interval holds the expected difference, above 0 and below 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The mean of the base over the same replications.</summary>
    public required double BaseMean { get; init; }

    /// <summary>Correlation of the pairs, -1 to 1; null where one of the two is the same in every replication.</summary>
    public required double? Correlation { get; init; }

    /// <summary>
    /// How many times as many replications independent runs would need for the same width: (s_X^2 + s_Y^2) / s_D^2, above 1
    /// where the correlation is positive; null where the difference is the same in every replication.
    /// </summary>
    public required double? ReplicationFactor { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>Upper end of the interval.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>Whether the interval holds zero; a difference that is zero in every replication does.</summary>
    public bool HoldsZero => Low <= 0 && High >= 0;

    /// <summary>A difference as a percentage of the base's mean, taken as known; null where that is zero.</summary>
    public double? Percent(double difference) => BaseMean == 0 ? null : 100 * difference / Math.Abs(BaseMean);

    /// <summary>The difference from pairs of values.</summary>
    /// <param name="alternative">The values of the alternative, replication by replication.</param>
    /// <param name="baseline">The values of the base for the same replications.</param>
    /// <param name="confidence">Probability of the interval, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two pairs, or not as many values of one as of the other.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static PairedDifference Of(IReadOnlyList<double> alternative, IReadOnlyList<double> baseline, double confidence)
    {
        if (alternative.Count != baseline.Count || alternative.Count < 2)
        {
            throw new ArgumentException(
                $"A comparison needs at least two pairs, not {alternative.Count} and {baseline.Count} values.", nameof(baseline));
        }
        if (confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A probability between 0 and 1 is needed.");

        var differences = new double[alternative.Count];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = alternative[i] - baseline[i];
        var (x, y, d) = (Spread.Of(alternative), Spread.Of(baseline), Spread.Of(differences));
        return new PairedDifference
        {
            Pairs = differences.Length,
            Mean = d.Mean,
            HalfWidth = d.Variance == 0
                ? 0
                : StudentT.InvCDF(0, 1, differences.Length - 1, (1 + confidence) / 2)
                    * Math.Sqrt(d.Variance / differences.Length),
            Confidence = confidence,
            BaseMean = y.Mean,
            Correlation = x.Variance == 0 || y.Variance == 0 ? null : Correlated(alternative, x, baseline, y),
            ReplicationFactor = d.Variance == 0 ? null : (x.Variance + y.Variance) / d.Variance,
        };
    }

    private static double Correlated(IReadOnlyList<double> xs, Spread x, IReadOnlyList<double> ys, Spread y)
    {
        var products = 0.0;
        for (var i = 0; i < xs.Count; i++)
            products += (xs[i] - x.Mean) * (ys[i] - y.Mean);
        return Math.Clamp(products / (xs.Count - 1) / Math.Sqrt(x.Variance * y.Variance), -1, 1);
    }

    /// <summary>Mean and unbiased variance; exactly zero for values that are all the same.</summary>
    private readonly record struct Spread(double Mean, double Variance)
    {
        public static Spread Of(IReadOnlyList<double> values)
        {
            if (values.All(value => value == values[0]))
                return new Spread(values[0], 0);
            var mean = values.Sum() / values.Count;
            var squares = 0.0;
            foreach (var value in values)
                squares += (value - mean) * (value - mean);
            return new Spread(mean, squares / (values.Count - 1));
        }
    }
}
