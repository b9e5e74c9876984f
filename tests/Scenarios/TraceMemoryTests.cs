using HvSim.Engine;
using HvSim.Models.Memory;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Committed memory follows a trace of 10 s with 1, 2 and 3 bytes for 4, 3 and 3 s.</summary>
public sealed class TraceMemoryTests
{
    [Fact]
    public void MemoryOfATrace_FollowsItOnce() =>
        AssertStages(Following(spread: 0, index: 0), 1, (4, 2), (7, 3));

    /// <summary>The second guest begins 5 s later in the trace, and goes through it until the run ends.</summary>
    [Fact]
    public void MemoryOfATraceThatGoesRound_FollowsItInEveryRound() => AssertStages(
        Following(spread: 5, index: 1), 2, (2, 3), (5, 1), (9, 2), (12, 3), (15, 1), (19, 2), (22, 3));

    [Fact]
    public void MemoryOfATrace_FromItsLastInterval_GoesRoundToo() => AssertStages(
        Following(spread: 8, index: 1), 3, (2, 1), (6, 2), (9, 3), (12, 1), (16, 2), (19, 3), (22, 1));

    private static void AssertStages(MemoryDemand demand, long committed, params (int From, long Committed)[] stages)
    {
        Assert.Equal(committed, demand.Committed);
        Assert.Equal(stages.Select(stage => (Duration.FromSeconds(stage.From), stage.Committed)), demand.Stages);
    }

    private static MemoryDemand Following(int spread, int index)
    {
        var workload = new TraceWorkload
        {
            Trace = TraceReader.Read("at_s,cpu_s_per_s,memory_bytes\n0,0,1\n4,0,2\n7,0,3\n"),
            Start = Duration.Zero,
            Spread = Duration.FromSeconds(spread),
            IsEven = false,
            Bursts = null,
            Flows = [],
            GivesMemory = true,
            Each = [Hosts.Cpu(1, 1)],
            SmtSlowdown = 1,
        };
        var demand = new MemoryDemand
        {
            Committed = 0,
            Stages = [],
            PerRequest = 0,
            WorkingSet = 1,
            PageTouchesPerSecond = 0,
            FileCache = 0,
            FileReadsPerSecond = 0,
        };
        return TraceBuilder.Following(demand, workload, index, Duration.FromSeconds(23));
    }
}
