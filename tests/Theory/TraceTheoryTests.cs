using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Requests of a trace keep the means of its intervals and come in bursts of the stated kind.</summary>
public sealed class TraceTheoryTests
{
    private const int SecondsPerInterval = 10;
    private static readonly double[] Cpu = [0.2, 0, 0.8, 0.5, 0.1];

    /// <summary>At equal gaps and without bursts nothing is left to chance but where the first gap begins.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Work_AtEqualGaps_IsThatOfTheTrace(int seed)
    {
        const double WorkSeconds = 0.01;
        var workload = Following(WorkSeconds * 1000, cv: 0, isEven: true, bursts: null);
        var scenario = Hosts.Scenario(
            Hosts.Native(Hosts.Machine(1)), 1000 * SecondsPerInterval * (Cpu.Length + 1), 0, Hosts.Guest("guest", 1, workload));

        var guest = HvSim.Scenarios.Run.ScenarioRun.Execute(scenario, (ulong)seed).Classes[0].Guests[0];

        var demanded = Cpu.Sum() * SecondsPerInterval;
        Assert.InRange(guest.Arrived * WorkSeconds, demanded - (1.001 * WorkSeconds), demanded + (1.001 * WorkSeconds));
        Assert.Equal(guest.Arrived * WorkSeconds, guest.Processors.Running.Seconds, 6);
    }

    /// <summary>E[work in T] = sum of interval means times their lengths, whatever the bursts.</summary>
    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(1, 3, 0.2)]
    [InlineData(2, 5, 0.2)]
    public void Work_InBursts_KeepsTheMeansOfTheTrace(double cv, double peak, double share)
    {
        var bursts = peak == 1 ? null : new BurstSpec(peak, share, Hosts.Ms(10));
        var scenario = Alone(Following(2, cv, isEven: false, bursts), Cpu.Length * SecondsPerInterval);

        var works = Replications.Of(400, scenario, run => [Guest(run).Processors.Running.Seconds]).Column(0);

        TheoryGate.Agrees($"work of a trace, cv {cv}, peak {peak}", Cpu.Sum() * SecondsPerInterval, works);
    }

    /// <summary>
    /// Index of dispersion of the arrivals in a time T from a start in equilibrium, with v = (p - 1)^2 s / (1 - s) the squared
    /// coefficient of variation of the rate and t = L (1 - s) its time of correlation:
    /// I(T) = 1 + 2 r v t (1 - (t / T) (1 - exp(-T / t))). Where the guest has fewer virtual processors than bursts ask for, p is
    /// what they hold.
    /// </summary>
    [Theory]
    [InlineData(8, 3, 3, 0.2, 200)]
    [InlineData(8, 5, 5, 0.2, 50)]
    [InlineData(8, 1.5, 1.5, 0.3, 500)]
    [InlineData(2, 5, 2 / 0.8, 0.2, 200)]
    [InlineData(1, 5, 1 / 0.8, 0.2, 200)]
    public void Arrivals_HaveTheStatedIndexOfDispersion(
        int virtualProcessors, double wanted, double peak, double share, double lengthMs)
    {
        const int Count = 2000;
        const double Busy = 0.8;
        const double Rate = 40;
        var bursts = new BurstSpec(wanted, share, Hosts.Ms(lengthMs));
        var workload = Following([Busy, Busy], 1000 * Busy / Rate, 1, isEven: false, bursts);
        var scenario = Hosts.Scenario(
            Hosts.Native(Hosts.Machine(8)), 1000 * SecondsPerInterval, 0, Hosts.Guest("guest", virtualProcessors, workload));

        var arrivals = Replications.Of(Count, scenario, run => [Guest(run).Arrived]).Column(0);

        var variation = (peak - 1) * (peak - 1) * share / (1 - share);
        var time = lengthMs / 1000 * (1 - share);
        var exact = 1 + (2 * Rate * variation * time
            * (1 - (time / SecondsPerInterval * (1 - Math.Exp(-SecondsPerInterval / time)))));
        var mean = arrivals.Average();
        var variance = arrivals.Sum(x => (x - mean) * (x - mean)) / (Count - 1);
        Assert.InRange(mean / (Rate * SecondsPerInterval), 0.99, 1.01);
        // The standard error of a variance is about its root of 2 / n; four of them, which a planted 15 % error does not pass.
        Assert.InRange(variance / mean / exact, 1 - (4 * Math.Sqrt(2.0 / Count)), 1 + (4 * Math.Sqrt(2.0 / Count)));
    }

    [Fact]
    public void Guests_OfAClass_BeginApartOnlyWhereAsked()
    {
        // Of two guests one interval apart, the second has in the first interval what the first one has in the second: nothing.
        var together = Following(5, 1, isEven: true, bursts: null);
        var apart = together with { Spread = Duration.FromSeconds(SecondsPerInterval) };

        Assert.All(ArrivedAtEach(together), arrived => Assert.InRange(arrived, 399, 401));
        Assert.Collection(
            ArrivedAtEach(apart), first => Assert.InRange(first, 399, 401), second => Assert.Equal(0, second));
    }

    private static IEnumerable<long> ArrivedAtEach(TraceWorkload workload)
    {
        var guest = Hosts.Guest("guest", 4, workload) with { Count = 2 };
        var scenario = Hosts.Scenario(Hosts.Native(Hosts.Machine(8)), 1000 * SecondsPerInterval, 0, guest);
        return HvSim.Scenarios.Run.ScenarioRun.Execute(scenario, 1).Classes[0].Guests.Select(one => one.Arrived);
    }

    private static GuestResult Guest(RunResult run) => run.Classes[0].Guests[0];

    private static Scenario Alone(TraceWorkload workload, int seconds) =>
        Hosts.Scenario(Hosts.Native(Hosts.Machine(8)), 1000 * seconds, 0, Hosts.Guest("guest", 8, workload));

    private static TraceWorkload Following(double workMs, double cv, bool isEven, BurstSpec? bursts) =>
        Following(Cpu, workMs, cv, isEven, bursts);

    private static TraceWorkload Following(double[] busy, double workMs, double cv, bool isEven, BurstSpec? bursts)
    {
        var lines = busy.Select((cpu, i) => FormattableString.Invariant($"{i * SecondsPerInterval},{cpu}"));
        return new TraceWorkload
        {
            Trace = TraceReader.Read("at_s,cpu_s_per_s\n" + string.Join('\n', lines)),
            Start = Duration.Zero,
            Spread = Duration.Zero,
            IsEven = isEven,
            Bursts = bursts,
            Flows = [new TraceFlowSpec(TraceColumn.CpuSeconds, 1000 / workMs)],
            GivesMemory = false,
            Each = [Hosts.Cpu(workMs, cv)],
            SmtSlowdown = 1,
        };
    }
}
