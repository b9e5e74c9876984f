namespace HvSim.Experiments;

/// <summary>The names of statistics in a <see cref="MetricReading"/>.</summary>
public static class Statistic
{
    /// <summary>The mean.</summary>
    public const string Mean = "mean";

    /// <summary>The median.</summary>
    public const string P50 = "p50";

    /// <summary>The 95th percentile.</summary>
    public const string P95 = "p95";

    /// <summary>The 99th percentile.</summary>
    public const string P99 = "p99";

    /// <summary>The sum over all guests of a class, or over the host.</summary>
    public const string Total = "total";

    /// <summary>The mean over the slowest 5 % of a class's requests.</summary>
    public const string SlowestTwentieth = "slowest-5%";
}
