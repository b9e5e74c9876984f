using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using Xunit;

namespace HvSim.Tests.Experiments.Comparison;

/// <summary>
/// How often a comparison finds a difference where there is none, and where there is one. Values of base and alternatives share
/// a part, as common random numbers give it: correlation 0.8.
/// </summary>
public sealed class ErrorRateTests
{
    private const int Experiments = 2000;
    private const int Replications = 10;
    private const double Shared = 4;

    // 5 % of 2,000 are 100, with a standard deviation of 9.75: the bounds are 3.3 of these away (99.9 %).
    private const int MostFalse = 132;
    private const int FewestFalse = 68;

    [Fact]
    public void Single_alternative_without_a_difference_is_told_apart_at_the_stated_rate()
    {
        var found = Count(alternatives: 1, askedFor: 1, shift: 0);
        Assert.InRange(found, FewestFalse, MostFalse);
    }

    [Fact]
    public void Some_of_four_alternatives_without_a_difference_is_told_apart_no_more_often()
    {
        Assert.InRange(Count(alternatives: 4, askedFor: 4, shift: 0), 1, MostFalse);
    }

    /// <summary>The same four without Bonferroni's share, to see that the test above can fail.</summary>
    [Fact]
    public void Four_alternatives_judged_as_if_each_were_alone_are_told_apart_too_often()
    {
        var found = Enumerable.Range(0, Experiments).Count(experiment =>
            Enumerable.Range(0, 4).Any(which => Differs(Draw(experiment, 4, 0), which, askedFor: 1)));
        Assert.True(found > MostFalse, $"{found}");
    }

    /// <summary>A shift of 4 standard errors of the differences is found with a power of about 95 %.</summary>
    [Fact]
    public void Planted_difference_is_found()
    {
        var standardError = Math.Sqrt(2.0 / Replications);
        var found = Count(alternatives: 1, askedFor: 1, shift: 4 * standardError);
        Assert.InRange(found, 0.9 * Experiments, Experiments);
    }

    private static int Count(int alternatives, int askedFor, double shift) =>
        Enumerable.Range(0, Experiments).Count(experiment =>
        {
            var points = Draw(experiment, alternatives, shift);
            return Enumerable.Range(0, alternatives).Any(which => Differs(points, which, askedFor));
        });

    private static bool Differs(PointResult[] points, int which, int askedFor) =>
        ComparisonResult.Of("base", points[0], [("other", points[which + 1])], askedFor).Alternatives[0].Verdict
            is ComparisonVerdict.Better or ComparisonVerdict.Worse;

    /// <summary>The base and then the alternatives.</summary>
    private static PointResult[] Draw(int experiment, int alternatives, double shift)
    {
        var stream = new RandomStream(20_261_124UL + (ulong)experiment, "differences");
        var values = Enumerable.Range(0, alternatives + 1).Select(_ => new double[Replications]).ToArray();
        for (var r = 0; r < Replications; r++)
        {
            var common = Math.Sqrt(Shared) * Normal(stream);
            for (var i = 0; i < values.Length; i++)
                values[i][r] = 100 + common + Normal(stream) + (i > 0 ? shift : 0);
        }
        return [.. values.Select(one => Compared.Point(Compared.P95(one)))];
    }

    /// <summary>The sum of twelve uniform values less six: near enough to a normal value for a t-interval over ten.</summary>
    private static double Normal(RandomStream stream) => Enumerable.Range(0, 12).Sum(_ => stream.NextDouble()) - 6;
}
