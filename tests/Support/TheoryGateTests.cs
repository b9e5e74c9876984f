using HvSim.Engine;
using Xunit;

namespace HvSim.Tests.Support;

/// <summary>The gate itself must be able to fail.</summary>
public sealed class TheoryGateTests
{
    private const int Replications = 40;

    [Fact]
    public void Gate_OfSamplesAroundTheExactValue_Holds() => Assert.True(TheoryGate.Judge(3, Samples(3, 0.05)).Holds);

    [Theory]
    [InlineData(1.05)]
    [InlineData(0.95)]
    public void Gate_OfAPlantedErrorOfFivePercent_Fails(double error)
    {
        var verdict = TheoryGate.Judge(3, Samples(3 * error, 0.05));

        Assert.True(verdict.IsNarrow);
        Assert.False(verdict.Contains);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void Gate_OfAnErrorHiddenInNoise_Fails()
    {
        var verdict = TheoryGate.Judge(3, Samples(3 * 1.05, 1));

        Assert.True(verdict.Contains);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void Gate_OfFewerThanTwentyReplications_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TheoryGate.Judge(3, [3.0, 3.1, 2.9]));

    /// <summary>t(0.99995, 19) = 4.8974 by a table of Student's law: of values 1, -1, 1, -1, ... the half-width is t sqrt(20/19/20).</summary>
    [Fact]
    public void Gate_OfTwentyKnownValues_HasTheTabulatedWidth()
    {
        var values = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 1.0 : -1.0).ToArray();

        Assert.Equal(4.8974 / Math.Sqrt(19), TheoryGate.Judge(0, values).HalfWidth, 3);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1.05, false)]
    [InlineData(0.95, false)]
    public void Gate_WithAControl_StillSeesAPlantedError(double error, bool holds)
    {
        var control = Samples(2, 0.5);
        var noise = Samples(0, 0.05);
        var values = control.Select((y, i) => (3 * error) + (y - 2) + noise[i]).ToArray();

        Assert.False(TheoryGate.Judge(3 * error, values).IsNarrow);
        Assert.Equal(holds, TheoryGate.Judge(3, values, control, 2).Holds);
    }

    private static double[] Samples(double mean, double spread)
    {
        var stream = new RandomStream(1, $"gate around {mean}");
        return [.. Enumerable.Range(0, Replications).Select(_ => mean + (spread * (stream.NextExponential() - 1)))];
    }
}
