using HvSim.Experiments.Comparison;
using Xunit;

namespace HvSim.Tests.Experiments.Comparison;

/// <summary>The paired t-interval against figures worked out by hand.</summary>
public sealed class PairedDifferenceTests
{
    // Differences 2, 3, 1, 4, 2: mean 2.4, variance 1.3. Variances 7.5 and 2.8, covariance 4.5.
    private static readonly double[] Alternative = [12, 15, 11, 18, 14];
    private static readonly double[] Base = [10, 12, 10, 14, 12];

    [Fact]
    public void Interval_is_students_over_the_differences()
    {
        var difference = PairedDifference.Of(Alternative, Base, 0.95);
        Assert.Equal(2.4, difference.Mean, 12);
        // t(4, 0.975) = 2.776445 by the tables.
        Assert.Equal(2.776445 * Math.Sqrt(1.3 / 5), difference.HalfWidth, 5);
        Assert.Equal(5, difference.Pairs);
        Assert.Equal(11.6, difference.BaseMean, 12);
        Assert.Equal(100 * 2.4 / 11.6, difference.Percent(difference.Mean)!.Value, 10);
        Assert.False(difference.HoldsZero);
    }

    [Fact]
    public void Correlation_and_factor_are_those_of_the_pairs()
    {
        var difference = PairedDifference.Of(Alternative, Base, 0.95);
        Assert.Equal(4.5 / Math.Sqrt(7.5 * 2.8), difference.Correlation!.Value, 12);
        Assert.Equal((7.5 + 2.8) / 1.3, difference.ReplicationFactor!.Value, 10);
    }

    [Fact]
    public void Three_alternatives_take_the_wider_quantile_of_bonferroni()
    {
        var difference = PairedDifference.Of(Alternative, Base, 1 - (0.05 / 3));
        // t(4, 1 - 0.05 / 6) = 3.961 by Bailey's tables of Bonferroni's t.
        Assert.Equal(3.961 * Math.Sqrt(1.3 / 5), difference.HalfWidth, 3);
    }

    [Fact]
    public void Opposed_pairs_have_a_factor_below_one()
    {
        var difference = PairedDifference.Of([1, 2, 3], [3, 2, 1], 0.95);
        Assert.Equal(-1, difference.Correlation!.Value, 12);
        Assert.Equal(0.5, difference.ReplicationFactor!.Value, 12);
    }

    [Fact]
    public void Difference_that_is_always_the_same_has_no_width_and_no_factor()
    {
        var difference = PairedDifference.Of([5, 6, 8], [2, 3, 5], 0.95);
        Assert.Equal((3.0, 0.0), (difference.Mean, difference.HalfWidth));
        Assert.Null(difference.ReplicationFactor);
        Assert.False(difference.HoldsZero);
        Assert.True(PairedDifference.Of([5, 6], [5, 6], 0.95).HoldsZero);
    }

    [Fact]
    public void Constant_side_has_no_correlation()
    {
        var difference = PairedDifference.Of([5, 6, 8], [0, 0, 0], 0.95);
        Assert.Null(difference.Correlation);
        Assert.Null(difference.Percent(1));
    }

    [Fact]
    public void Values_that_cannot_be_paired_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([1], [2], 0.95));
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([1, 2, 3], [1, 2], 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedDifference.Of([1, 2], [1, 2], 1));
    }
}
