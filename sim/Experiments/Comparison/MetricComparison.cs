using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Comparison;

/// <summary>One metric of an alternative against the same metric of the base.</summary>
public sealed record MetricComparison
{
    /// <summary>What the base has.</summary>
    public required MetricReading Base { get; init; }

    /// <summary>What the alternative has; the same metric, class, statistic and scope.</summary>
    public required MetricReading Alternative { get; init; }

    /// <summary>The paired difference; null where it does not exist.</summary>
    public required PairedDifference? Difference { get; init; }

    /// <summary>What it comes to.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>Why there is no difference, or what makes its interval doubtful; empty where nothing does.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// Whether the scenario asks for this metric: by an objective, or as the first of its class where it has none.
    /// </summary>
    public required bool IsAskedFor { get; init; }

    /// <summary>
    /// The smallest difference that matters, in the unit of the metric, 0 or more: what counts as precise for the statistic
    /// (<see cref="PrecisionSpec.Usual"/>), as a share of the base; of CPU wait at least
    /// <see cref="VerdictThresholds.WaitThatMatters"/>.
    /// </summary>
    public double Matters => Difference is { } difference
        ? Math.Max(Need.RelativeError(Base.Statistic, PrecisionSpec.Usual) * Math.Abs(difference.BaseMean), Least)
        : 0;

    private double Least => Base.Metric == MetricCatalog.CpuWaitPerDispatch ? VerdictThresholds.WaitThatMatters.Value : 0;

    /// <summary>Whether there is a difference, and all of its interval is smaller than what matters.</summary>
    public bool IsSlight => Difference is { HoldsZero: false } && IsWithinWhatMatters && !ThinData;

    /// <summary>Whether all of the interval is smaller than what matters.</summary>
    public bool IsWithinWhatMatters => Difference is { } difference && difference.Low >= -Matters && difference.High <= Matters;

    /// <summary>Whether some replication holds too few observations for the interval to be trusted.</summary>
    public bool ThinData => Base.ThinData || Alternative.ThinData;

    /// <summary>Compares two readings of the same metric.</summary>
    /// <param name="baseline">The reading of the base.</param>
    /// <param name="alternative">The reading of the alternative.</param>
    /// <param name="pairs">Number of replications that both have, from the first on.</param>
    /// <param name="complete">Number of replications of base and alternative; a reading that lacks some cannot be paired.</param>
    /// <param name="confidence">Probability of the interval.</param>
    /// <param name="isAskedFor">Whether the scenario asks for it.</param>
    internal static MetricComparison Of(
        MetricReading baseline, MetricReading alternative, int pairs, (int Base, int Alternative) complete, double confidence,
        bool isAskedFor)
    {
        var reason = Reasons(baseline, alternative, complete);
        var difference = reason.Length > 0 ? null : PairedDifference.Of(
            [.. alternative.Estimate!.Values.Take(pairs)], [.. baseline.Estimate!.Values.Take(pairs)], confidence);
        var isThin = baseline.ThinData || alternative.ThinData;
        var comparison = new MetricComparison
        {
            Base = baseline,
            Alternative = alternative,
            Difference = difference,
            Verdict = ComparisonVerdict.NotCompared,
            Reason = reason.Length == 0 && isThin ? "too few observations in some replication" : reason,
            IsAskedFor = isAskedFor,
        };
        return difference is null ? comparison : comparison with { Verdict = comparison.Judge(difference) };
    }

    private static string Reasons(MetricReading baseline, MetricReading alternative, (int Base, int Alternative) complete)
    {
        if (baseline.Estimate is not { } before)
            return $"base: {baseline.Reason}";
        if (alternative.Estimate is not { } after)
            return alternative.Reason;
        return before.Values.Count != complete.Base || after.Values.Count != complete.Alternative
            ? "some replication has no value, so that the replications cannot be paired"
            : "";
    }

    private ComparisonVerdict Judge(PairedDifference difference)
    {
        if (ThinData)
            return ComparisonVerdict.Undecided;
        if (difference.HoldsZero)
            return IsWithinWhatMatters ? ComparisonVerdict.NoDifferenceShown : ComparisonVerdict.Undecided;
        var isLess = difference.High < 0;
        return MetricPreferences.Of(Base.Metric) switch
        {
            MetricPreference.Less => isLess ? ComparisonVerdict.Better : ComparisonVerdict.Worse,
            MetricPreference.More => isLess ? ComparisonVerdict.Worse : ComparisonVerdict.Better,
            _ => isLess ? ComparisonVerdict.Lower : ComparisonVerdict.Higher,
        };
    }
}
