using HvSim.Engine;
using HvSim.Experiments;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class IntervalTests
{
    [Fact]
    public void OfMean_OfThreeNumbers_IsStudentsInterval()
    {
        // 4, 6, 8: mean 6, variance 4; t(2, 0.975) = 4.302653; half-width 4.302653 * 2 / sqrt(3) = 4.968275.
        var estimate = Interval.OfMean([4, 6, 8]);
        Assert.Equal(6, estimate.Value, 12);
        Assert.Equal(4.968275, estimate.HalfWidth, 5);
        Assert.Equal(1.031725, estimate.Low, 5);
        Assert.Equal(10.968275, estimate.High, 5);
    }

    [Fact]
    public void OfMean_OfTenNumbers_IsStudentsInterval()
    {
        // 1 to 10: variance 55/6; t(9, 0.975) = 2.262157; half-width 2.262157 * sqrt(55/60) = 2.165851.
        Assert.Equal(2.165851, Interval.OfMean([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).HalfWidth, 5);
    }

    [Fact]
    public void BySectioning_CountsTheSpreadAroundThePooledValue()
    {
        // Pooled 10, sections 8, 11, 14: squares 4 + 1 + 16 = 21; 4.302653 * sqrt(21 / 6) = 8.049526.
        var estimate = Interval.BySectioning(10, [8, 11, 14]);
        Assert.Equal(10, estimate.Value);
        Assert.Equal(8.049526, estimate.HalfWidth, 5);
    }

    [Fact]
    public void EqualValues_HaveAnIntervalOfNoWidth() => Assert.Equal(0, Interval.OfMean([3, 3]).HalfWidth);

    [Fact]
    public void OneReplication_HasNoInterval()
    {
        Assert.Throws<ArgumentException>(() => Interval.OfMean([1]));
        Assert.Throws<ArgumentException>(() => Interval.BySectioning(1, [1]));
    }

    [Fact]
    public void OfMean_OfIndependentExponentials_CoversTheMeanAboutAsOftenAsItSays()
    {
        // 2,000 experiments of 10 means of 50 exponentials: the standard error of the coverage is 0.5 points.
        var random = new RandomStream(1, "coverage of means");
        var covered = Enumerable.Range(0, 2_000).Count(_ =>
        {
            var estimate = Interval.OfMean([.. Enumerable.Range(0, 10).Select(_ => Exponentials(random, 50).Average())]);
            return estimate.Low <= 1 && 1 <= estimate.High;
        });
        Assert.InRange(covered / 2_000.0, 0.93, 0.965);
    }

    [Fact]
    public void BySectioning_OfTheP95OfIndependentExponentials_CoversItAboutAsOftenAsItSays()
    {
        // The 95th percentile of an exponential with mean 1 is -ln 0.05 = 2.995732.
        var random = new RandomStream(1, "coverage of quantiles");
        var covered = Enumerable.Range(0, 500).Count(_ =>
        {
            var sections = Enumerable.Range(0, 10).Select(_ => Exponentials(random, 2_000)).ToArray();
            var estimate = Interval.BySectioning(P95([.. sections.SelectMany(values => values)]), [.. sections.Select(P95)]);
            return estimate.Low <= 2.995732 && 2.995732 <= estimate.High;
        });
        Assert.InRange(covered / 500.0, 0.92, 0.98);
    }

    private static double[] Exponentials(RandomStream random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextExponential())];

    private static double P95(double[] values) => values.Order().ElementAt((int)Math.Ceiling(0.95 * values.Length) - 1);
}
