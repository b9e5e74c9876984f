using HvSim.Engine;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scheduler;

public sealed class ReserveMeterTests
{
    private static readonly Duration Period = Hosts.Ms(50);

    [Fact]
    public void Meter_WithoutReserve_IsNeverUnmet()
    {
        var meter = new ReserveMeter(0, Period);

        Assert.False(meter.Exists);
        Assert.False(meter.IsUnmet(At(1_000)));
    }

    [Fact]
    public void IsUnmet_UntilPaid_GrowsWithTime()
    {
        var meter = new ReserveMeter(0.5, Period);

        Assert.False(meter.IsUnmet(At(0)));
        Assert.True(meter.IsUnmet(At(8)));
        meter.Pay(Hosts.Ms(4));
        Assert.False(meter.IsUnmet(At(8)));
        meter.Pay(Hosts.Ms(3));
        Assert.False(meter.IsUnmet(At(14)));
        Assert.True(meter.IsUnmet(At(14.1)));
    }

    /// <summary>Owed 4 ms at a rate of one half: for 8 ms.</summary>
    [Fact]
    public void UnmetFrom_OfWhatIsOwed_IsWhenItBegan()
    {
        var meter = new ReserveMeter(0.5, Period);

        Assert.Equal(At(0).Nanoseconds, meter.UnmetFrom(At(8)));
        meter.Pay(Hosts.Ms(5));
        Assert.Equal(At(10).Nanoseconds, meter.UnmetFrom(At(8)));
    }

    [Fact]
    public void Wake_AfterALongSleep_IsOwedOnePeriod()
    {
        var meter = new ReserveMeter(0.5, Period);
        meter.Wake(At(10_000));

        Assert.Equal(At(9_950).Nanoseconds, meter.UnmetFrom(At(10_000)));
    }

    [Fact]
    public void PayByShare_ForLong_SpendsOnePeriodInAdvanceAtMost()
    {
        var meter = new ReserveMeter(0.5, Period);
        meter.PayByShare(Hosts.Ms(5_000));

        Assert.Equal(At(50).Nanoseconds, meter.UnmetFrom(At(0)));
    }

    [Fact]
    public void PayByShare_AfterADeepRunOnTheReserve_GivesNothingBack()
    {
        var meter = new ReserveMeter(0.1, Period);
        meter.Pay(Hosts.Ms(10));
        meter.PayByShare(Hosts.Ms(10));

        Assert.Equal(At(100).Nanoseconds, meter.UnmetFrom(At(0)));
    }

    /// <summary>10 ms run at a rate of 1e-12 are owed again after 317 years, more than a time can hold.</summary>
    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    public void UnmetFrom_OfATinyReserve_IsNever(double reserve)
    {
        var meter = new ReserveMeter(reserve, Period);
        meter.Pay(Hosts.Ms(10));

        Assert.Equal(long.MaxValue, meter.UnmetFrom(At(1_000)));
        Assert.False(meter.IsUnmet(At(1_000)));
    }

    private static Instant At(double ms) => Instant.Zero + Hosts.Ms(ms);
}
