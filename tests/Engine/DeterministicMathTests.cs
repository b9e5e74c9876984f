using CsCheck;
using HvSim.Engine;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Engine;

public sealed class DeterministicMathTests
{
    [Fact]
    public void Log_OverAllPositiveDoubles_AgreesWithTheLibraryToTwoUnitsInTheLastPlace() =>
        Gen.Long[1, BitConverter.DoubleToInt64Bits(double.MaxValue)].Hold(200_000, bits =>
        {
            var value = BitConverter.Int64BitsToDouble(bits);
            AssertClose(Math.Log(value), DeterministicMath.Log(value));
        });

    [Fact]
    public void Log_NearOne_AgreesWithTheLibraryToTwoUnitsInTheLastPlace() =>
        Gen.Double[0.5, 2.0].Hold(200_000, value =>
            AssertClose(Math.Log(value), DeterministicMath.Log(value)));

    [Fact]
    public void Exp_OverItsRange_AgreesWithTheLibraryToTwoUnitsInTheLastPlace() =>
        Gen.Double[-745.2, 709.8].Hold(200_000, value =>
            AssertClose(Math.Exp(value), DeterministicMath.Exp(value)));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void LogAndExp_AtTheEdges_GiveWhatTheLibraryGives(double value)
    {
        Assert.Equal(Math.Log(value), DeterministicMath.Log(value));
        Assert.Equal(Math.Exp(value), DeterministicMath.Exp(value));
    }

    [Fact]
    public void LogAndExp_AtFixedPoints_KeepTheirBits()
    {
        Assert.Equal(Math.Log(10), DeterministicMath.Log(10));
        Assert.Equal(0x4005BF0A8B14576A, BitConverter.DoubleToInt64Bits(DeterministicMath.Exp(1)));
        Assert.Equal(0x3FE62E42FEFA39EF, BitConverter.DoubleToInt64Bits(DeterministicMath.Log(2)));
    }

    private static void AssertClose(double expected, double actual)
    {
        if (double.IsInfinity(expected))
        {
            Assert.Equal(expected, actual);
            return;
        }

        var units = Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual));
        Assert.True(units <= 2, $"{actual:R} is {units} units from {expected:R}");
    }
}
