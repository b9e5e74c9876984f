namespace HvSim.Experiments.Comparison;

/// <summary>An alternative against the base.</summary>
public sealed record ComparedAlternative
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it came to by itself.</summary>
    public required PointResult Point { get; init; }

    /// <summary>
    /// Metric by metric, in the order of the base's readings; empty where one of the two has no results, so that no mean of
    /// such a host is ever held against another.
    /// </summary>
    public required IReadOnlyList<MetricComparison> Metrics { get; init; }

    /// <summary>
    /// The alternative as a whole, by what the scenario asks for: better or worse where all that is decided points one way, and
    /// undecided only where nothing is decided and something is open. Slight differences count only where there is no other. A
    /// host with results is better than one without, and nothing is known of one whose runs are too short.
    /// </summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>What the scenario asks for.</summary>
    public IEnumerable<MetricComparison> AskedFor => Metrics.Where(metric => metric.IsAskedFor);

    /// <summary>Whether some of what the scenario asks for is open.</summary>
    public bool IsOpen => Verdict == ComparisonVerdict.Undecided
        || AskedFor.Any(metric => metric.Verdict == ComparisonVerdict.Undecided);
}
