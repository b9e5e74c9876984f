using HvSim.Engine;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scheduler;

public sealed class LimitMeterTests
{
    private static readonly Duration Period = Hosts.Ms(50);

    [Fact]
    public void LongestRun_AtTheStartOfAPeriod_IsTheAllowance() =>
        Assert.Equal(Hosts.Ms(10), new LimitMeter(0.2, Period).LongestRun(At(100)));

    /// <summary>Ten milliseconds to the boundary, all of them allowed, and the next period's allowance after it.</summary>
    [Fact]
    public void LongestRun_CloseToTheBoundary_ReachesIntoTheNextPeriod() =>
        Assert.Equal(Hosts.Ms(20), new LimitMeter(0.2, Period).LongestRun(At(140)));

    [Fact]
    public void LongestRun_AfterARun_IsWhatIsLeft()
    {
        var meter = new LimitMeter(0.2, Period);
        meter.Count(At(100), At(104));

        Assert.Equal(Hosts.Ms(6), meter.LongestRun(At(104)));
        Assert.False(meter.IsUsedUp(At(104)));
        meter.Count(At(110), At(116));
        Assert.True(meter.IsUsedUp(At(116)));
        Assert.Equal(Duration.Zero, meter.LongestRun(At(116)));
    }

    [Fact]
    public void Count_OfARunAcrossTheBoundary_CountsItsEndOnly()
    {
        var meter = new LimitMeter(0.2, Period);
        meter.Count(At(140), At(153));

        Assert.Equal(Hosts.Ms(7), meter.LongestRun(At(153)));
    }

    [Fact]
    public void IsUsedUp_InTheNextPeriod_StartsAnew()
    {
        var meter = new LimitMeter(0.2, Period);
        meter.Count(At(100), At(110));

        Assert.True(meter.IsUsedUp(At(149.999999)));
        Assert.False(meter.IsUsedUp(At(150)));
    }

    [Fact]
    public void NextBoundary_AtABoundary_IsTheOneAfter() => Assert.Equal(At(150), new LimitMeter(0.2, Period).NextBoundary(At(100)));

    [Fact]
    public void Meter_WithoutLimit_IsNeverUsedUp()
    {
        var meter = new LimitMeter(1, Period);
        meter.Count(At(0), At(1_000));

        Assert.False(meter.IsUsedUp(At(1_000)));
        Assert.Equal(Duration.MaxValue, meter.LongestRun(At(1_000)));
    }

    private static Instant At(double ms) => Instant.Zero + Hosts.Ms(ms);
}
