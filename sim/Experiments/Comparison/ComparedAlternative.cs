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

    /// <summary>
    /// What the scenario asks for and the alternative, which has results, does not measure: a class that it lacks, or one that
    /// does other work.
    /// </summary>
    public required IReadOnlyList<MetricReading> Unmatched { get; init; }

    /// <summary>Whether some of what the scenario asks for is open, or nothing of it could be compared.</summary>
    public bool IsOpen => Verdict == ComparisonVerdict.Undecided
        || (Verdict == ComparisonVerdict.NotCompared && Metrics.Count > 0 && (Unmatched.Count > 0 || AskedFor.Any())
            && AskedFor.All(metric => metric.Verdict == ComparisonVerdict.NotCompared))
        || AskedFor.Any(metric => metric.Verdict == ComparisonVerdict.Undecided);
}
