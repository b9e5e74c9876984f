using CsCheck;
using HvSim.Engine;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Engine;

public sealed class TimeTests
{
    private static readonly Gen<long> Halves = Gen.Long[long.MinValue / 2, long.MaxValue / 2];

    [Fact]
    public void InstantAndDuration_AddedAndSubtracted_ObeyTheLawsOfPointsAndLengths() =>
        Gen.Select(Halves, Halves).Hold(2_000, (a, b) =>
        {
            var instant = Instant.FromNanoseconds(a);
            var duration = Duration.FromNanoseconds(b);
            Assert.Equal(duration, instant + duration - instant);
            Assert.Equal(instant, instant + duration - duration);
            Assert.Equal(a < b, instant < Instant.Zero + duration);
            Assert.Equal(a.CompareTo(b), instant.CompareTo(Instant.FromNanoseconds(b)));
            Assert.Equal(Math.Max(a, b), Instant.Max(instant, Instant.FromNanoseconds(b)).Nanoseconds);
            Assert.Equal(Math.Min(a, b), Duration.Min(Duration.FromNanoseconds(a), duration).Nanoseconds);
            Assert.Equal(Duration.Zero, duration + -duration);
        });

    [Fact]
    public void Duration_MultipliedAndDivided_MatchesRepeatedAddition()
    {
        var three = Duration.FromNanoseconds(3);

        Assert.Equal(three + three, three * 2);
        Assert.Equal(three * 2, 2 * three);
        Assert.Equal(three, Duration.FromNanoseconds(10) / 3);
        Assert.Equal(2.5, Duration.FromNanoseconds(10) / Duration.FromNanoseconds(4));
        Assert.Equal(Duration.FromNanoseconds(4), Duration.FromNanoseconds(9).MultipliedBy(0.5));
    }

    [Fact]
    public void Time_BeyondItsRange_Throws()
    {
        var one = Duration.FromNanoseconds(1);

        Assert.Throws<OverflowException>(() => Instant.Never + one);
        Assert.Throws<OverflowException>(() => Instant.FromNanoseconds(long.MinValue) - one);
        Assert.Throws<OverflowException>(() => Instant.Never - Instant.FromNanoseconds(-1));
        Assert.Throws<OverflowException>(() => Duration.MaxValue + one);
        Assert.Throws<OverflowException>(() => Duration.MaxValue * 2);
        Assert.Throws<OverflowException>(() => -Duration.FromNanoseconds(long.MinValue));
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(1e10));
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(double.NegativeInfinity));
        Assert.Throws<ArgumentException>(() => Duration.FromSeconds(double.NaN));
    }

    [Theory]
    [InlineData(2.5e-9, 2)]
    [InlineData(3.5e-9, 4)]
    [InlineData(-2.5e-9, -2)]
    [InlineData(0.01, 10_000_000)]
    public void Duration_FromSeconds_RoundsHalfToEven(double seconds, long nanoseconds) =>
        Assert.Equal(nanoseconds, Duration.FromSeconds(seconds).Nanoseconds);

    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(250, "250 ns")]
    [InlineData(-1_500, "-1.5 us")]
    [InlineData(10_000_000, "10 ms")]
    [InlineData(90_000_000_001, "90.000000001 s")]
    [InlineData(long.MinValue, "-9223372036.854775808 s")]
    public void Duration_AsText_HasAFittingUnit(long nanoseconds, string text) =>
        Assert.Equal(text, Duration.FromNanoseconds(nanoseconds).ToString());

    [Fact]
    public void Instant_AsText_IsExactSeconds()
    {
        Assert.Equal("1.000000250 s", Instant.FromNanoseconds(1_000_000_250).ToString());
        Assert.Equal("never", Instant.Never.ToString());
    }
}
