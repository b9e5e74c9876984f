using HvSim.Engine;
using HvSim.Stats;
using Xunit;

namespace HvSim.Tests.Stats;

public sealed class Mser5Tests
{
    [Fact]
    public void Ramp_BeforeALevel_IsLeftOutWhole()
    {
        // 0 1 2 3 4, then 10 and 11 in turn: any of the ramp that stays raises the error.
        double[] batches = [0, 1, 2, 3, 4, .. Enumerable.Range(0, 30).Select(i => 10.0 + (i % 2))];
        Assert.Equal(5, Mser5.Cut(batches));
    }

    [Fact]
    public void Series_WithoutAStart_KeepsEverything() =>
        Assert.Equal(0, Mser5.Cut([.. Enumerable.Range(0, 40).Select(i => (double)(i % 2))]));

    [Fact]
    public void Cut_FollowsItsDefinition()
    {
        var random = new RandomStream(5, "batches");
        for (var trial = 0; trial < 50; trial++)
        {
            double[] batches = [.. Enumerable.Range(0, 40).Select(i => 1e6 + random.NextExponential() + (40.0 / (1 + i)))];
            Assert.Equal(ByDefinition(batches), Mser5.Cut(batches));
        }
    }

    [Fact]
    public void Cut_IsHeldToWhatMayBeLeftOut()
    {
        // Rises to the end: the rule would leave only the last five.
        double[] batches = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        Assert.Equal(35, Mser5.Cut(batches));
        Assert.Equal(20, Mser5.Cut(batches, most: 20));
    }

    [Fact]
    public void FewBatches_KeepEverything()
    {
        Assert.Equal(0, Mser5.Cut([]));
        Assert.Equal(0, Mser5.Cut([9, 1, 1, 1, 1]));
        Assert.Equal(1, Mser5.Cut([9, 1, 1, 1, 1, 1]));
    }

    private static int ByDefinition(double[] batches)
    {
        double Error(int d)
        {
            var left = batches[d..];
            return left.Sum(value => (value - left.Average()) * (value - left.Average())) / (left.Length * (double)left.Length);
        }
        return Enumerable.Range(0, batches.Length - 4).MinBy(Error);
    }
}
