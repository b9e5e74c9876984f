namespace HvSim.Experiments.Comparison;

/// <summary>How an alternative does against the base, in one metric or as a whole.</summary>
public enum ComparisonVerdict
{
    /// <summary>The interval of the difference lies on the side that is better.</summary>
    Better,

    /// <summary>The interval of the difference lies on the side that is worse.</summary>
    Worse,

    /// <summary>The interval lies below zero, and less is neither better nor worse.</summary>
    Lower,

    /// <summary>The interval lies above zero, and more is neither better nor worse.</summary>
    Higher,

    /// <summary>Better in some of what was asked for and worse in other.</summary>
    Mixed,

    /// <summary>
    /// The interval holds zero, and all of it lies within what counts as precise for the metric
    /// (<see cref="Scenarios.Specs.PrecisionSpec.Usual"/>), as a share of the base: a difference that matters is ruled out.
    /// </summary>
    NoDifferenceShown,

    /// <summary>
    /// The interval holds zero and differences that matter, or too few observations make the interval itself doubtful.
    /// </summary>
    Undecided,

    /// <summary>There are no figures to compare: one of the two has no results, or not this metric.</summary>
    NotCompared,
}
