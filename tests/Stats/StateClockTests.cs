using CsCheck;
using HvSim.Engine;
using HvSim.Stats;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Stats;

public sealed class StateClockTests
{
    [Fact]
    public void Enter_ChargesTheTimeToTheStateBeingLeft()
    {
        var clock = new StateClock(states: 2, initial: 0, At(10));
        Assert.Equal(Duration.FromNanoseconds(5), clock.Enter(1, At(15)));
        Assert.Equal(Duration.FromNanoseconds(20), clock.Enter(0, At(35)));
        Assert.Equal(Duration.FromNanoseconds(5), clock.In(0, At(35)));
        Assert.Equal(Duration.FromNanoseconds(12), clock.In(0, At(42)));
        Assert.Equal(Duration.FromNanoseconds(20), clock.In(1, At(42)));
        Assert.Equal(0, clock.Current);
    }

    [Fact]
    public void StateTimes_AfterRandomChanges_AddUpToTheElapsedTime() =>
        Gen.Select(Gen.Int[0, 3], Gen.Long[0, 1_000_000]).Array[0, 40].Hold(300, changes =>
        {
            var clock = new StateClock(4, 2, At(100));
            var now = 100L;
            foreach (var (state, step) in changes)
                clock.Enter(state, At(now += step));
            now += 17;
            Assert.Equal(now - 100, Enumerable.Range(0, 4).Sum(state => clock.In(state, At(now)).Nanoseconds));
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(2, -1)]
    public void StatesOutsideTheSet_AreRefused(int states, int initial) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StateClock(states, initial, Instant.Zero));

    private static Instant At(long nanoseconds) => Instant.FromNanoseconds(nanoseconds);
}
