using HvSim.Engine;
using HvSim.Experiments.Calibration;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments.Calibration;

public sealed class BatchMechanismTests
{
    private const int Rounds = 8000;

    /// <summary>
    /// What each label says, as processor time of one thread alone, and as pauses. Bursts are of 1 ms, so that the mechanism is
    /// most of the work; 400 exponential pauses have a standard deviation of 1 s, 15 % of 28 s is four of them.
    /// </summary>
    [Theory]
    [InlineData("a pause of 50 ms every 20 rounds", 50.0 / 20, Rounds / 20)]
    [InlineData("a pause of 50 ms every 5 rounds", 50.0 / 5, Rounds / 5)]
    [InlineData("100 kernel spinlocks of 50 us a round", 100 * (0.05 + 0.05), 0)]
    [InlineData("a barrier a round", 0, 0)]
    public void Steps_DoInARunWhatTheLabelSays(string label, double addedMs, int pauses)
    {
        var mechanism = BatchMechanism.All.Single(how => how.Label == label);
        var guest = Run(mechanism, threads: 1);

        Assert.True(mechanism.IsAssumed);
        Assert.Equal(Hosts.Ms(addedMs), mechanism.WorkPerRound);
        Assert.InRange(guest.Processors.Running / Hosts.Ms(Rounds * (1 + addedMs)), 0.85, 1.15);
        Assert.Equal(pauses, guest.Pauses.Count);
    }

    [Fact]
    public void Labels_AreAllTriedHere() => Assert.Equal(4, BatchMechanism.All.Select(how => how.Label).Distinct().Count());

    [Fact]
    public void None_AddsNothingAndAssumesNothing()
    {
        Assert.False(BatchMechanism.None.IsAssumed);
        Assert.Equal(Duration.Zero, BatchMechanism.None.WorkPerRound);
        Assert.Equal([StepKind.Cpu, StepKind.Sleep], StepsOf(BatchMechanism.None).Select(step => step.Kind));
    }

    [Fact]
    public void Steps_ComeAfterBurstAndSleep() => Assert.All(
        BatchMechanism.All, how => Assert.Equal([.. StepsOf(BatchMechanism.None), .. how.Steps], StepsOf(how)));

    /// <summary>Four threads that meet take the longest of four exponential bursts: 1 + 1/2 + 1/3 + 1/4 of the mean.</summary>
    [Fact]
    public void Barrier_MakesEachRoundAsLongAsItsLongestBurst()
    {
        var elapsed = Run(BatchMechanism.All.Single(how => how.Steps[0].Kind == StepKind.Barrier), threads: 4).Elapsed!.Value;

        Assert.InRange(elapsed / Hosts.Ms(Rounds / 4 * 25 / 12.0), 0.95, 1.05);
    }

    [Fact]
    public void Spinlocks_MakeThreadsSpinForEachOther()
    {
        var processors = Run(BatchMechanism.All.Single(how => how.Steps[0].Kind == StepKind.Lock), threads: 4).Processors;

        Assert.InRange(processors.Spinning.Seconds, 1, processors.Running.Seconds);
    }

    private static GuestResult Run(BatchMechanism mechanism, int threads)
    {
        var scenario = Hosts.Scenario(
            Hosts.Native(Hosts.Machine(4)), 1_000_000, 0, Hosts.Guest("app", threads, Hosts.Batch(1, 1, 1)));
        var applied = Guess(mechanism, threads).Applied(scenario, Rounds, Hosts.Machine(4));
        return ScenarioRun.Execute(applied, seed: 1).Classes[0].Guests[0];
    }

    private static IReadOnlyList<StepSpec> StepsOf(BatchMechanism mechanism)
    {
        var native = FakeBenchmark.Study().Native.Scenario;
        return ((BatchWorkload)Guess(mechanism, 1).Applied(native, 1, FakeBenchmark.Machine).Guests[0].Workload).Each;
    }

    private static BatchGuess Guess(BatchMechanism mechanism, int threads) =>
        new(threads, Hosts.Ms(1), SleepRatio: 0, InterceptRatio: 0) { Mechanism = mechanism };
}
