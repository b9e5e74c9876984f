using HvSim.Memory;
using Xunit;

namespace HvSim.Tests.Memory;

/// <summary>Memory by weight.</summary>
public sealed class WeightedSharesTests
{
    /// <summary>Who wants less than his share leaves the rest to the others, in proportion to their weights.</summary>
    [Theory]
    [InlineData(100, new long[] { 40, 40 }, new[] { 1, 1 }, new long[] { 40, 40 })]
    [InlineData(60, new long[] { 40, 40 }, new[] { 1, 1 }, new long[] { 30, 30 })]
    [InlineData(60, new long[] { 100, 100 }, new[] { 1, 2 }, new long[] { 20, 40 })]
    [InlineData(60, new long[] { 100, 10, 100 }, new[] { 1, 8, 1 }, new long[] { 25, 10, 25 })]
    [InlineData(100, new long[] { 10, 200, 50 }, new[] { 1, 1, 3 }, new long[] { 10, 40, 50 })]
    [InlineData(0, new long[] { 10, 0 }, new[] { 1, 1 }, new long[] { 0, 0 })]
    public void Supply_IsDividedByWeightAmongThoseWhoWantMore(long supply, long[] wants, int[] weights, long[] expected)
    {
        new WeightedShares().Divide(supply, wants, weights);

        Assert.Equal(expected, wants);
    }
}
