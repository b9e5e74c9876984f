using HvSim.Import.Checking;
using Xunit;

namespace HvSim.Tests.Import;

public sealed class TimeRangesTests
{
    /// <summary>0 to 5, 4 to 12 and 10 to 20 are 0 to 20; a clock that is set back brings them in another order.</summary>
    [Fact]
    public void PartsInNoOrder_CountOnceWhenOrdered()
    {
        var ranges = new TimeRanges();
        ranges.Add(At(10), At(20));
        ranges.Add(At(0), At(5));
        ranges.Add(At(4), At(12));
        ranges.Order();

        Assert.Equal(At(20), ranges.Shared(At(0), At(30)));
        Assert.Equal(At(3), ranges.Shared(At(9), At(12)));
        Assert.Equal(TimeSpan.Zero, ranges.Shared(At(20), At(30)));
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
