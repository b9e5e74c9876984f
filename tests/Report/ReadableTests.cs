using HvSim.Experiments;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class ReadableTests
{
    /// <summary>The half-width is told in two digits, and the value to the same place, of at most five digits.</summary>
    [Theory]
    [InlineData(45.51, 9.43, "45.5 +- 9.4")]
    [InlineData(56.12, 19.2, "56 +- 19")]
    [InlineData(4.213, 0.567, "4.21 +- 0.57")]
    [InlineData(374, 387, "370 +- 390")]
    [InlineData(1253, 1941, "1300 +- 1900")]
    [InlineData(17543, 59.6, "17543 +- 60")]
    [InlineData(46, 1.9, "46.0 +- 1.9")]
    [InlineData(50, 9.96, "50 +- 10")]
    [InlineData(12.5, 0, "12.5 +- 0.0")]
    [InlineData(123.456789, 0.000123, "123.46 +- 0.00")]
    [InlineData(0.42, 0.00001, "0.420 +- <0.001")]
    [InlineData(7, 5200, "7 +- 5200")]
    [InlineData(double.NaN, 1, "n/a")]
    public void Half_width_decides_the_digits(double value, double half, string text) =>
        Assert.Equal(text, Readable.PlusMinus(new Estimate(value, half, [])));

    [Fact]
    public void Ends_of_an_interval_have_the_digits_of_its_half_width() =>
        Assert.Equal("86.7 s (77.3 to 96.1)", Readable.Interval(new Estimate(86.7, 9.4, []), "s"));

    /// <summary>A value without its interval has about three digits, but none that the interval leaves open.</summary>
    [Theory]
    [InlineData(1484, 1900, "1500")]
    [InlineData(16276, 812, "16280")]
    [InlineData(15.34, 0.5, "15.3")]
    [InlineData(53.04, 12, "53")]
    [InlineData(212.4, 0.001, "212")]
    [InlineData(0.0001, 0.0001, "<0.001")]
    [InlineData(0, 0, "0")]
    public void Value_alone_has_no_digit_that_is_not_known(double value, double half, string text) =>
        Assert.Equal(text, Readable.Number(new Estimate(value, half, [])));

    [Theory]
    [InlineData(99.97, 0.01, "100.0")]
    [InlineData(53.17, 0.2, "53.2")]
    [InlineData(53.17, 14, "53")]
    [InlineData(100, 0, "100.0")]
    public void Percentage_has_one_decimal_at_most(double value, double half, string text) =>
        Assert.Equal(text, Readable.Percent(new Estimate(value, half, [])));
}
