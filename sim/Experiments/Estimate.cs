namespace HvSim.Experiments;

/// <summary>A value with its 95 % confidence interval, from independent replications.</summary>
/// <param name="Value">
/// The mean over the replications, or for a quantile the quantile of all replications' data together.
/// </param>
/// <param name="HalfWidth">Half the width of the 95 % interval, 0 or more, in the unit of the value.</param>
/// <param name="Values">The value of each replication that the interval rests on, in index order; at least two.</param>
public sealed record Estimate(double Value, double HalfWidth, IReadOnlyList<double> Values)
{
    /// <summary>The least value that what is estimated can have; null where it has no bound.</summary>
    public double? Least { get; init; }

    /// <summary>Lower end of the 95 % interval, but not below the least possible value.</summary>
    public double Low => Math.Max(Value - HalfWidth, Least ?? double.NegativeInfinity);

    /// <summary>Upper end of the 95 % interval.</summary>
    public double High => Value + HalfWidth;
}
