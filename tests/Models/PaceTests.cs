using CsCheck;
using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

public sealed class PaceTests
{
    private static readonly Gen<double> Stretch = Gen.OneOf(Gen.Const(1.0), Gen.Double[1, 3]);

    private static readonly Gen<(Pace Pace, Duration Left, Duration Elapsed)> Cases = Gen.Select(
        Gen.Select(Stretch, Stretch, Stretch, Stretch),
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1]),
        Gen.Long[1, 10_000_000_000],
        Gen.Double[0, 2],
        (causes, intercepts, left, fraction) =>
        {
            var pace = new Pace(causes.Item1, causes.Item2, causes.Item3, causes.Item4, intercepts);
            var work = Duration.FromNanoseconds(left);
            return (pace, work, pace.TimeFor(work).MultipliedBy(fraction));
        });

    [Fact]
    public void Split_OfAnyTime_AddsUpExactly() => Cases.Hold(100, c =>
    {
        var times = c.Pace.Split(c.Elapsed, c.Left);

        Assert.Equal(c.Elapsed, times.Total);
        Assert.True(times.Work >= Duration.Zero && times.Work <= c.Left);
        Assert.True(times.SmtSlowdown >= Duration.Zero && times.Intercepts >= Duration.Zero);
        Assert.True(times.AddressTranslation >= Duration.Zero && times.RemoteMemory >= Duration.Zero && times.Contention >= Duration.Zero);
    });

    [Fact]
    public void Split_AfterTimeForTheWork_HasDoneAllOfIt() =>
        Cases.Hold(100, c => Assert.Equal(c.Left, c.Pace.Split(c.Pace.TimeFor(c.Left), c.Left).Work));

    /// <summary>Readings only grow; each part is rounded on its own, so that a remainder may fall back by a nanosecond for each of the others.</summary>
    [Fact]
    public void Split_OfALittleMoreTime_IsNowhereLess() => Gen.Select(Cases, Gen.Long[0, 1_000]).Hold(100, (c, more) =>
    {
        var (less, then) = (c.Pace.Split(c.Elapsed, c.Left), c.Pace.Split(c.Elapsed + Duration.FromNanoseconds(more), c.Left));

        Assert.True(less.Work <= then.Work);
        Assert.True(less.Intercepts <= then.Intercepts + Duration.FromNanoseconds(1));
        Assert.True(less.AddressTranslation <= then.AddressTranslation + Duration.FromNanoseconds(2));
        Assert.True(less.RemoteMemory <= then.RemoteMemory + Duration.FromNanoseconds(2));
        Assert.True(less.Contention <= then.Contention + Duration.FromNanoseconds(2));
        Assert.True(less.SmtSlowdown <= then.SmtSlowdown + Duration.FromNanoseconds(4));
    });

    [Fact]
    public void Pace_AtFullSpeed_DoesWorkOneToOne()
    {
        var times = new Pace(1, 1, 1, 1, 0).Split(Duration.FromNanoseconds(7), Duration.FromNanoseconds(10));

        Assert.Equal(Duration.FromNanoseconds(7), times.Work);
        Assert.Equal(Duration.FromNanoseconds(10), new Pace(1, 1, 1, 1, 0).TimeFor(Duration.FromNanoseconds(10)));
    }

    /// <summary>
    /// 1.25 * 1.5 * 1.25 * 2 = 4.6875: of 375 ns are 80 work, 20 translation, 0.5 * 100 = 50 remote memory, 0.25 * 150 = 37.5, rounded
    /// down, contention, and the last takes the rest.
    /// </summary>
    [Fact]
    public void Split_OfSeveralCauses_StretchesWhatTheOnesBeforeHaveLeft()
    {
        var times = new Pace(1.25, 1.5, 1.25, 2, 0).Split(Duration.FromNanoseconds(375), Duration.FromNanoseconds(80));

        Assert.Equal((80, 20), (times.Work.Nanoseconds, times.AddressTranslation.Nanoseconds));
        Assert.Equal(50, times.RemoteMemory.Nanoseconds);
        Assert.Equal((37, 188), (times.Contention.Nanoseconds, times.SmtSlowdown.Nanoseconds));
    }

    /// <summary>1.5 * (1 + 0.2) = 1.8: of 180 ns are 100 work, 180 * 0.2 / 1.2 = 30 intercepts, and 50 go to the sibling.</summary>
    [Fact]
    public void Split_ByHand_HasTheFactorsParts()
    {
        var times = new Pace(1, 1, 1, 1.5, 0.2).Split(Duration.FromNanoseconds(180), Duration.FromNanoseconds(100));

        Assert.Equal((100, 30, 50), (times.Work.Nanoseconds, times.Intercepts.Nanoseconds, times.SmtSlowdown.Nanoseconds));
    }

    /// <summary>1.5 * (1 + 0.2) = 1.8: of 180 ns are 100 work, 30 intercepts, and 50 go to the second level of translation.</summary>
    [Fact]
    public void Split_WithTranslationAlone_GivesItTheRemainder()
    {
        var times = new Pace(1.5, 1, 1, 1, 0.2).Split(Duration.FromNanoseconds(180), Duration.FromNanoseconds(100));

        Assert.Equal((100, 30, 50), (times.Work.Nanoseconds, times.Intercepts.Nanoseconds, times.AddressTranslation.Nanoseconds));
    }
}
