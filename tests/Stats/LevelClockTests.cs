using CsCheck;
using HvSim.Engine;
using HvSim.Stats;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Stats;

public sealed class LevelClockTests
{
    [Fact]
    public void Integral_OfASmallStaircase_IsItsArea()
    {
        var clock = new LevelClock(At(10));
        clock.Add(2, At(20));
        clock.Add(1, At(30));
        clock.Add(-3, At(35));
        // 0 for 10 ns, 2 for 10 ns, 3 for 5 ns, 0 afterwards.
        Assert.Equal(35, clock.Integral(At(35)));
        Assert.Equal(35, clock.Integral(At(1_000)));
        Assert.Equal(0, clock.Level);
    }

    /// <summary>A terabyte in MiB over 30 days: 2^20 times 2.592e15 ns, which 64 bits do not hold.</summary>
    [Fact]
    public void Integral_OfMemoryOverDays_DoesNotOverflow()
    {
        const long Days30 = 30 * 86_400 * 1_000_000_000L;
        var clock = new LevelClock(Instant.Zero);
        clock.Add(1 << 20, At(0));

        Assert.Equal((Int128)Days30 << 20, clock.Integral(At(Days30)));

        clock.Add(-(1 << 20), At(Days30));
        Assert.Equal((Int128)Days30 << 20, clock.Integral(At(2 * Days30)));
    }

    [Fact]
    public void Integral_OverAWindow_IsTheDifferenceOfTwoReadings() =>
        Gen.Select(Gen.Long[-3, 5], Gen.Long[0, 1_000]).Array[1, 40].Hold(300, changes =>
        {
            var clock = new LevelClock(Instant.Zero);
            long now = 0, level = 0, area = 0;
            var opened = clock.Integral(At(0));
            foreach (var (change, step) in changes)
            {
                area += level * step;
                now += step;
                level += change;
                clock.Add(change, At(now));
            }
            Assert.Equal(area, clock.Integral(At(now)) - opened);
            Assert.Equal(level, clock.Level);
        });

    private static Instant At(long nanoseconds) => Instant.FromNanoseconds(nanoseconds);
}
