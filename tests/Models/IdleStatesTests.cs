using HvSim.Models.Processors;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

public sealed class IdleStatesTests
{
    /// <summary>One request each 100 ms finds the processor in the deep state, one each 1 ms in the light one; 1 ms of work goes before.</summary>
    [Theory]
    [InlineData(100, 0.2)]
    [InlineData(1.5, 0.05)]
    [InlineData(1.01, 0)]
    public void Processor_ThatWasIdle_TakesTheTimeOfItsStateToWake(double gapMs, double wakeMs)
    {
        var states = new IdleStates(Hosts.Ms(0.1), Hosts.Ms(0.05), Hosts.Ms(10), Hosts.Ms(0.2));
        var host = Hosts.Native(Hosts.Machine(1) with { IdleStates = states });
        var load = new OpenWorkload
        {
            Arrivals = ArrivalLaw.Deterministic,
            RatePerSecond = 1000 / gapMs,
            Each = [Hosts.Cpu(1, cv: 0)],
            SmtSlowdown = 1,
        };

        var run = ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 500, Hosts.Guest("guest", 1, load)), 1);

        Assert.Equal((1 + wakeMs) * 1e6, run.Classes[0].Response.MeanNanoseconds, 1e-3);
        Assert.Equal(run.Classes[0].Guests[0].Processors.IdleWake, run.Host.LogicalProcessors[0].Waking);
    }
}
