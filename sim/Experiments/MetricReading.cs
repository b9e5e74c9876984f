namespace HvSim.Experiments;

/// <summary>One metric at one point.</summary>
/// <param name="Metric">What was measured.</param>
/// <param name="Guest">Name of the guest class, or empty for the host.</param>
/// <param name="Statistic">One of <see cref="Experiments.Statistic"/>, or empty where the metric has only one.</param>
/// <param name="Scope">One of <see cref="Experiments.Scope"/>, or empty where it makes no difference.</param>
/// <param name="Estimate">The value with its interval, or null where it does not exist.</param>
/// <param name="Reason">Why there is no estimate; empty where there is one.</param>
/// <param name="ThinData">
/// Whether some replication holds too few observations for the interval of this quantile to be trusted: fewer than 100 / (1 -
/// p).
/// </param>
public sealed record MetricReading(
    Metric Metric, string Guest, string Statistic, string Scope, Estimate? Estimate, string Reason, bool ThinData)
{
    private readonly Estimate? _estimate = Bounded(Estimate, Metric);

    /// <summary>The value with its interval, kept within what the metric can be, or null where it does not exist.</summary>
    public Estimate? Estimate
    {
        get => _estimate;
        init => _estimate = Bounded(value, Metric);
    }

    /// <summary>The value, or null where it does not exist.</summary>
    public double? Value => Estimate?.Value;

    /// <summary>Number of the guest, within its class, that the estimate is from; null unless the scope is worst.</summary>
    public int? WorstGuest { get; init; }

    /// <summary>
    /// How many times as long a run has to be for the leanest replication to hold as many observations as the interval needs, by
    /// those that it holds; above 1. Null where there are enough, or where the length of the run does not matter.
    /// </summary>
    public double? Longer { get; init; }

    /// <summary>Metric, guest class, statistic and scope in words: <c>web response-time p95 (worst)</c>.</summary>
    public string Title => string.Join(' ', new[] { Guest, Metric.Name, Statistic, Scope.Length == 0 ? "" : $"({Scope})" }
        .Where(word => word.Length > 0));

    private static Estimate? Bounded(Estimate? estimate, Metric metric) =>
        estimate is null ? null : estimate with { Least = metric.Least };
}
