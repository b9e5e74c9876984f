namespace HvSim.Experiments.Comparison;

/// <summary>A base and its alternatives, compared under common random numbers.</summary>
public sealed record ComparisonResult
{
    private const double FamilyError = 0.05;

    /// <summary>What the alternatives are held against, by its name.</summary>
    public required string BaseName { get; init; }

    /// <summary>What the base came to.</summary>
    public required PointResult Base { get; init; }

    /// <summary>The alternatives in order.</summary>
    public required IReadOnlyList<ComparedAlternative> Alternatives { get; init; }

    /// <summary>
    /// Probability of each interval: for every metric by itself, the intervals of all alternatives in the family hold together
    /// with at least 95 % (Bonferroni). Several metrics of one alternative are not corrected for each other.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// Number of alternatives that were asked for and can be simulated, at least 1. What the host does not admit is known before
    /// anything is drawn, so that leaving it out costs nothing; what turns out to have no steady state stays in, because leaving
    /// out by what was seen would not keep the level.
    /// </summary>
    public required int Family { get; init; }

    /// <summary>Whether some of what the scenario asks for is open for some alternative.</summary>
    public bool IsOpen => Alternatives.Any(alternative => alternative.IsOpen);

    /// <summary>Compares points that were simulated under the same seeds.</summary>
    /// <param name="baseName">Name of the base.</param>
    /// <param name="baseline">What the alternatives are held against.</param>
    /// <param name="alternatives">The alternatives by name; those that an interruption left out are not among them.</param>
    /// <param name="family">
    /// Number of alternatives that were asked for and that the host admits, at least those that are there.
    /// </param>
    /// <exception cref="ArgumentException">A replication of an alternative has another seed than that of the base.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The family is empty, or smaller than what there is of it.</exception>
    public static ComparisonResult Of(
        string baseName, PointResult baseline, IReadOnlyList<(string Name, PointResult Point)> alternatives, int family)
    {
        var admitted = alternatives.Count(one => one.Point.State != PointState.NotAdmitted);
        ArgumentOutOfRangeException.ThrowIfLessThan(family, Math.Max(1, admitted));
        var confidence = 1 - (FamilyError / family);
        return new ComparisonResult
        {
            BaseName = baseName,
            Base = baseline,
            Alternatives = [.. alternatives.Select(one => Compare(one.Name, baseline, one.Point, confidence))],
            Confidence = confidence,
            Family = family,
        };
    }

    private static ComparedAlternative Compare(string name, PointResult baseline, PointResult alternative, double confidence)
    {
        var bothHaveResults = baseline.State == PointState.Steady && alternative.State == PointState.Steady;
        var metrics = bothHaveResults ? Metrics(name, baseline, alternative, confidence) : [];
        return new ComparedAlternative
        {
            Name = name,
            Point = alternative,
            Metrics = metrics,
            Unmatched = bothHaveResults ? [.. baseline.Readings.Where(AskedMetrics.Of(baseline).Contains).Where(reading =>
                alternative.Reading(reading.Metric.Name, reading.Guest, reading.Statistic, reading.Scope) is null)] : [],
            Verdict = bothHaveResults ? Together(metrics) : ByState(baseline.State, alternative.State),
        };
    }

    private static MetricComparison[] Metrics(string name, PointResult baseline, PointResult alternative, double confidence)
    {
        var (before, after) = (baseline.Replications, alternative.Replications);
        var pairs = Math.Min(before.Count, after.Count);
        for (var i = 0; i < pairs; i++)
        {
            if (before[i].Seed != after[i].Seed)
                throw new ArgumentException($"Replication {i} of {name} has another seed than that of the base.", nameof(name));
        }
        var question = AskedMetrics.Of(baseline);
        return
        [
            .. from reading in baseline.Readings
               let other = alternative.Reading(reading.Metric.Name, reading.Guest, reading.Statistic, reading.Scope)
               where other is not null
               select MetricComparison.Of(
                   reading, other, pairs, (before.Count, after.Count), confidence, question.Contains(reading)),
        ];
    }

    /// <summary>Slight differences count only where there is no other.</summary>
    private static ComparisonVerdict Together(MetricComparison[] metrics)
    {
        var asked = metrics.Where(metric => metric.IsAskedFor).ToList();
        var verdicts = asked.Select(metric => metric.Verdict).ToHashSet();
        return Sides([.. asked.Where(metric => !metric.IsSlight).Select(metric => metric.Verdict)]) ?? Sides(verdicts)
            ?? (verdicts.Contains(ComparisonVerdict.Undecided) ? ComparisonVerdict.Undecided
                : verdicts.Contains(ComparisonVerdict.NoDifferenceShown) ? ComparisonVerdict.NoDifferenceShown
                : ComparisonVerdict.NotCompared);
    }

    private static ComparisonVerdict? Sides(HashSet<ComparisonVerdict> verdicts) =>
        (verdicts.Contains(ComparisonVerdict.Better), verdicts.Contains(ComparisonVerdict.Worse)) switch
        {
            (true, true) => ComparisonVerdict.Mixed,
            (true, false) => ComparisonVerdict.Better,
            (false, true) => ComparisonVerdict.Worse,
            _ => null,
        };

    /// <summary>Whether there are results tells better from worse; a run that is too short tells nothing of the host.</summary>
    private static ComparisonVerdict ByState(PointState baseline, PointState alternative) =>
        baseline == PointState.RunTooShort || alternative == PointState.RunTooShort ? ComparisonVerdict.Undecided
        : alternative == PointState.Steady ? ComparisonVerdict.Better
        : baseline == PointState.Steady ? ComparisonVerdict.Worse
        : ComparisonVerdict.NotCompared;
}
