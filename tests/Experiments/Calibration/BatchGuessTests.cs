using HvSim.Engine;
using HvSim.Experiments.Calibration;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments.Calibration;

public sealed class BatchGuessTests
{
    private static readonly BatchStudyFile Study = FakeBenchmark.Study();

    private static readonly BatchGuess Guess = new(Threads: 8, Hosts.Ms(50), SleepRatio: 1.5, InterceptRatio: 0.25);

    [Fact]
    public void Applied_GivesEveryGuestTheWork_AndTheHypervisorItsCost()
    {
        var machine = Hosts.Machine(2, threadsPerCore: 2);
        var scenario = Guess.Applied(Study.Predictions[1].Scenario, rounds: 1000, machine);

        Assert.Equal(machine, scenario.Host.Machine);
        Assert.Equal(Duration.FromSeconds(0.25), scenario.Host.Hypervisor!.Costs.InterceptTimePerCpuSecond);
        Assert.Equal([400, 100], scenario.Guests.Select(guest => guest.Weight));
        Assert.All(scenario.Guests, guest =>
        {
            var work = (BatchWorkload)guest.Workload;
            Assert.Equal((8, 1000), (work.Threads, work.Rounds));
            Assert.Equal([Hosts.Cpu(50, cv: 1), Hosts.Sleep(75, cv: 1)], work.Each);
        });
    }

    [Fact]
    public void Applied_WithoutAHypervisor_AddsNone() =>
        Assert.Null(Guess.Applied(Study.Native.Scenario, 1000, FakeBenchmark.Machine).Host.Hypervisor);

    [Theory]
    [InlineData(1, 8)]
    [InlineData(7, 8)]
    [InlineData(9, 9)]
    public void Applied_LeavesNoThreadWithoutARound(long rounds, long expected) => Assert.Equal(
        expected,
        ((BatchWorkload)Guess.Applied(Study.Native.Scenario, rounds, FakeBenchmark.Machine).Guests[0].Workload).Rounds);

    /// <summary>A burst of 50 ms, 100 critical sections of 50 us and 50 us before each: 60 ms of work, 75 ms of sleep.</summary>
    [Fact]
    public void Work_HoldsWhatTheMechanismAdds()
    {
        var spinning = Guess with { Mechanism = BatchMechanism.All.Single(how => how.Steps[0].Kind == StepKind.Lock) };

        Assert.Equal((Hosts.Ms(50), 1.5), (Guess.WorkPerRound, Guess.SleepPerWork));
        Assert.Equal(Hosts.Ms(60), spinning.WorkPerRound);
        Assert.Equal(1.25, spinning.SleepPerWork, 9);
        Assert.Equal(120, new BatchFit(spinning, BurstMinutes: 100, 0, 0).WorkMinutes, 9);
    }
}
