using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>
/// Two guests of which one is busy in the first tenth of its trace and the other one in the last: each wants 1 processor then and
/// 0.1 else, so that their 95th percentiles are 1, and together they want 1.1 for a fifth of the time and 0.2 else.
/// </summary>
public sealed class TracedDemandTests
{
    private const int Intervals = 20;
    private const int Seconds = 60;

    private static readonly double[] Early = [1, 1, .. Enumerable.Repeat(0.1, Intervals - 2)];
    private static readonly double[] Late = [.. Enumerable.Repeat(0.1, Intervals - 2), 1, 1];

    [Theory]
    [InlineData(1, 2, 1.1)]
    [InlineData(3, 4, 3.1)]
    public void Percentiles_AreThoseOfTheTraces(int early, double ofEach, double ofSum)
    {
        var demand = Of(Guest("early", early, Early), Guest("late", 1, Late));

        Assert.Equal(ofEach, demand.SumOfQuantiles(0.95), 12);
        Assert.Equal(ofSum, demand.QuantileOfSum(0.95), 12);
    }

    [Fact]
    public void Mean_IsThatOfTheSimulatedTime() =>
        Assert.Equal(
            ((2 * 1.1) + (8 * 0.2)) / 10,
            Of(Guest("early", 1, Early), Guest("late", 1, Late)).MeanOver(Duration.FromSeconds(10 * Seconds)), 12);

    /// <summary>Two intervals and a half: 1.1, 1.1 and half of 0.2.</summary>
    [Fact]
    public void Mean_OfATimeThatEndsWithinAnInterval_CountsItsPart() => Assert.Equal(
        (1.1 + 1.1 + 0.1) / 2.5,
        Of(Guest("early", 1, Early), Guest("late", 1, Late)).MeanOver(Duration.FromSeconds(2.5 * Seconds)), 12);

    /// <summary>Two guests half a trace apart; each wants nothing before it starts, and 0.1 for the 3 min after that or 1, 1, 0.1.</summary>
    [Fact]
    public void GuestsThatAreSpread_WantNothingBeforeTheyStart()
    {
        var minute = Duration.FromSeconds(Seconds);
        var spread = Guest("spread", 2, Early) with { Start = new StartSpec(0, minute, Duration.Zero) };
        spread = spread with { Workload = (TraceWorkload)spread.Workload with { Spread = minute * (Intervals / 2) } };

        Assert.Equal((2.1 + 0.3) / 4, Of(spread).MeanOver(minute * 4), 12);
    }

    [Fact]
    public void GuestThatStartsAfterTheEnd_IsNotAddedUp()
    {
        var late = Guest("late", 1, Late) with { Start = new StartSpec(0, Duration.FromSeconds(Seconds * Intervals), Duration.Zero) };

        Assert.Equal(1, Of(Guest("early", 1, Early), late).SumOfQuantiles(0.95), 12);
    }

    /// <summary>A guest that starts an interval later, and there in its trace, is beside the other one as before.</summary>
    [Fact]
    public void GuestThatStartsLater_IsAtTheSameTimeOfItsTrace()
    {
        var minute = Duration.FromSeconds(Seconds);
        var late = Guest("late", 1, Late, minute) with { Start = new StartSpec(0, minute, Duration.Zero) };

        Assert.Equal(1.1, Of(Guest("early", 1, Early), late).QuantileOfSum(0.95), 12);
        Assert.Equal((1 + 1.1) / 2, Of(Guest("early", 1, Early), late).MeanOver(minute + minute), 12);
    }

    /// <summary>Half a trace apart, two guests of one class are busy for a tenth of the time each, and never together.</summary>
    [Fact]
    public void GuestsThatAreSpread_AreBusyOneAfterTheOther()
    {
        var half = Duration.FromSeconds(Intervals / 2 * Seconds);
        var spread = Guest("spread", 2, Early);
        spread = spread with { Workload = (TraceWorkload)spread.Workload with { Spread = half } };

        Assert.Equal(2, Of(spread).SumOfQuantiles(0.95), 12);
        Assert.Equal(1.1, Of(spread).QuantileOfSum(0.95), 12);
    }

    [Fact]
    public void GuestWithoutATrace_LeavesNothingToAddUp() =>
        Assert.Null(TracedDemand.Of(Scenario(Guest("early", 1, Early), Hosts.Guest("other", 1, Hosts.Poisson(0.1)))));

    internal static GuestSpec EarlyGuests(int count) => Guest("early", count, Early);

    private static TracedDemand Of(params GuestSpec[] guests) => TracedDemand.Of(Scenario(guests))!;

    internal static Scenario Scenario(params GuestSpec[] guests) =>
        Hosts.Scenario(Hosts.Native(Hosts.Machine(8)), 1000 * Seconds * Intervals, 0, guests);

    private static GuestSpec Guest(string name, int count, double[] busy, Duration start = default)
    {
        var lines = busy.Select((cpu, i) => FormattableString.Invariant($"{i * Seconds},{cpu}"));
        var workload = new TraceWorkload
        {
            Trace = TraceReader.Read("at_s,cpu_s_per_s\n" + string.Join('\n', lines)),
            Start = start,
            Spread = Duration.Zero,
            IsEven = false,
            Bursts = null,
            Flows = [new TraceFlowSpec(TraceColumn.CpuSeconds, 50)],
            GivesMemory = false,
            Each = [Hosts.Cpu(20, 1)],
            SmtSlowdown = 1,
        };
        return Hosts.Guest(name, 1, workload) with { Count = count };
    }
}
