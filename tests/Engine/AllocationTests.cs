using HvSim.Engine;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Engine;

public sealed class AllocationTests
{
    private readonly Simulation _simulation = new(1);

    [Fact]
    public void Alarms_InSteadyState_AllocateNothing()
    {
        var random = _simulation.CreateStream("delays");
        var alarms = new Alarm[500];
        var decide = _simulation.CreateAlarm("decide", () => { }, Phase.Decide);
        for (var i = 0; i < alarms.Length; i++)
        {
            var own = i;
            alarms[i] = _simulation.CreateAlarm("burst", () =>
            {
                decide.SetNow();
                alarms[own].SetIn(Duration.FromSeconds(random.NextExponential() * 1e-3));
                var other = random.NextInt32(alarms.Length);
                alarms[other].Cancel();
                alarms[other].SetIn(Duration.FromNanoseconds(random.NextInt32(1_000_000)));
            });
            alarms[i].SetNow();
        }

        _simulation.RunUntil(_simulation.Now + Duration.FromSeconds(0.1));
        var (events, allocated) = OfATenthOfASecond();
        // The runtime allocates when code runs for the first time, and once; an alarm that allocates does so every time.
        for (var again = 0; again < 2 && allocated != 0; again++)
            (events, allocated) = OfATenthOfASecond();

        Assert.True(events > 50_000);
        Assert.Equal(0, allocated);
    }

    private (long Events, long Bytes) OfATenthOfASecond()
    {
        var events = _simulation.EventCount;
        var before = GC.GetAllocatedBytesForCurrentThread();
        _simulation.RunUntil(_simulation.Now + Duration.FromSeconds(0.1));
        return (_simulation.EventCount - events, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
