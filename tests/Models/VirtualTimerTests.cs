using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

/// <summary>A grid of ticks every 10 ms, the first one at 4 ms.</summary>
public sealed class VirtualTimerTests
{
    [Fact]
    public void Ticks_WhileItRuns_AreDeliveredOnTime()
    {
        var timer = Timer(LateTicks.CatchUp);

        timer.Pass(RunState.Running, carriesWork: true, At(3.999));
        Assert.Equal(default, Read(timer, RunState.Running, 3.999));
        timer.Pass(RunState.Running, carriesWork: true, At(4));
        timer.Pass(RunState.Running, carriesWork: false, At(33.9));

        Assert.Equal(new TickCounts { Delivered = 3, Busy = 1 }, Read(timer, RunState.Ready, 33.9));
        Assert.Equal(At(34), timer.Due);
    }

    /// <summary>Ready from 0 to 40 ms: 4, 14, 24 and 34 ms have passed.</summary>
    [Theory]
    [InlineData(LateTicks.CatchUp, 100, 4, 0, 0)]
    [InlineData(LateTicks.CatchUp, 3, 3, 0, 1)]
    [InlineData(LateTicks.Merge, 1, 1, 3, 0)]
    [InlineData(LateTicks.Skip, 100, 0, 0, 4)]
    public void Ticks_WhileItWaits_AreLate(LateTicks late, int most, long delivered, long merged, long skipped)
    {
        var timer = Timer(late, most);

        timer.Pass(RunState.Ready, carriesWork: false, At(10));
        timer.Pass(RunState.Capped, carriesWork: false, At(40));
        Assert.Equal(new TickCounts { Pending = 4 }, Read(timer, RunState.Capped, 40));
        Assert.Equal(delivered, timer.Resume(carriesWork: true, At(40)));

        var expected = new TickCounts { Delivered = delivered, Busy = delivered, Late = delivered, Merged = merged, Skipped = skipped };
        Assert.Equal(expected, Read(timer, RunState.Running, 40));
        Assert.Equal(0, timer.Resume(carriesWork: true, At(41)));
    }

    [Fact]
    public void Ticks_OfAnIdleProcessor_AreSuppressedWhereTheGuestKnowsHow()
    {
        var timer = Timer(LateTicks.CatchUp, suppresses: true);

        timer.Pass(RunState.Idle, carriesWork: false, At(25));

        Assert.Equal(new TickCounts { Suppressed = 3 }, Read(timer, RunState.Running, 25));
    }

    /// <summary>It wakes at 4 ms and runs at 4 ms, then wakes at 14 ms and runs at 15 ms.</summary>
    [Fact]
    public void Ticks_ThatWake_AreLateWhereTheProcessorHasToWait()
    {
        var timer = Timer(LateTicks.Skip);

        timer.Wake();
        timer.Resume(carriesWork: false, At(4));
        timer.Wake();
        timer.Pass(RunState.Idle, carriesWork: false, At(14));
        timer.Resume(carriesWork: false, At(15));

        Assert.Equal(new TickCounts { Delivered = 2, Waking = 2, Late = 1 }, Read(timer, RunState.Running, 15));
    }

    [Fact]
    public void Reading_BetweenTwoChanges_CountsNothing()
    {
        var timer = Timer(LateTicks.CatchUp);

        Assert.Equal(new TickCounts { Delivered = 2, Busy = 2 }, Read(timer, RunState.Running, 20));
        Assert.Equal(new TickCounts { Pending = 2 }, Read(timer, RunState.Ready, 20));
        Assert.Equal(At(4), timer.Due);
    }

    private static TickCounts Read(VirtualTimer timer, RunState state, double ms) => timer.Read(state, carriesWork: true, At(ms));

    private static Instant At(double ms) => Instant.Zero + Hosts.Ms(ms);

    private static VirtualTimer Timer(LateTicks late, int most = int.MaxValue, bool suppresses = false) => new(
        new TimerSettings { Period = Hosts.Ms(10), IsSuppressedWhenIdle = suppresses, Late = late, MostCaughtUp = most }, Hosts.Ms(4));
}
