using HvSim.Experiments.Calibration;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments.Calibration;

/// <summary>A benchmark whose answer is known, fitted and predicted on every reading.</summary>
public sealed class BatchCalibrationTests
{
    private static readonly IReadOnlyList<FitOutcome> Outcomes = Run();

    [Fact]
    public void Readings_AreEachMechanismOnCoresAndOnThreads()
    {
        var readings = Outcomes.Select(outcome => outcome.Reading).Distinct().ToList();

        Assert.Equal(
            from how in (IEnumerable<BatchMechanism>)[BatchMechanism.None, .. BatchMechanism.All]
            from threadsPerCore in new[] { 1, 2 }
            orderby how.Label, threadsPerCore
            select (how.Label, threadsPerCore),
            from reading in readings
            orderby reading.Mechanism.Label, reading.Machine.ThreadsPerCore
            select (reading.Mechanism.Label, reading.Machine.ThreadsPerCore));
        Assert.All(readings, reading => Assert.Equal(4, reading.Machine.LogicalProcessors));
    }

    /// <summary>The fake guest counts every processor second alike, so that its work is the same whatever makes it up.</summary>
    [Fact]
    public void Work_HoldsWhatTheMechanismAdds() => Assert.All(Outcomes.Where(outcome => outcome.Threads < 16), outcome =>
    {
        var fit = outcome.Fit!;
        var sleepPerWork = FakeBenchmark.SleepPerWork(outcome.Threads);
        Assert.InRange(fit.WorkMinutes / FakeBenchmark.Work(outcome.Threads), 0.995, 1.005);
        Assert.InRange(fit.Guess.SleepPerWork - sleepPerWork, -0.05, 0.05);
    });

    /// <summary>Spinlocks of 10 ms a round leave 50 of 60 ms to the bursts.</summary>
    [Fact]
    public void Bursts_HoldNothingOfIt() => Assert.All(
        Outcomes.Where(outcome => outcome.Reading.Mechanism.Steps is [{ Kind: StepKind.Lock }]),
        outcome => Assert.InRange(outcome.Fit!.BurstMinutes / FakeBenchmark.Work(outcome.Threads) * 60 / 50, 0.995, 1.005));

    [Fact]
    public void Predictions_AreInMinutesOfTheWholeBenchmark() => Assert.All(
        Outcomes.Where(outcome => outcome.Fit is not null),
        outcome =>
        {
            Assert.Equal(["E", "F"], outcome.Predictions.Select(prediction => prediction.Run.Id));
            Assert.InRange(outcome.Predictions[0].Minutes / FakeBenchmark.DearWork, 0.995, 1.005);
            Assert.InRange(outcome.Predictions[1].Minutes / FakeBenchmark.MinutesAtWeightRatio(4), 0.995, 1.005);
            Assert.All(outcome.ByWeight, point =>
                Assert.InRange(point.Minutes / FakeBenchmark.MinutesAtWeightRatio(point.Ratio), 0.995, 1.005));
            Assert.Equal((1, 100), (outcome.ByWeight[0].Ratio, outcome.ByWeight[^1].Ratio));
        });

    /// <summary>Sixteen threads would have to sleep 17 times as long as they work; no guess goes beyond 16 times.</summary>
    [Fact]
    public void WorkloadThatCannotBeMet_IsRefusedWithWhatItMisses()
    {
        var refused = Outcomes.Where(outcome => outcome.Fit is null).ToList();

        Assert.Equal(17, FakeBenchmark.SleepPerWork(16), 9);
        Assert.Equal(Outcomes.Where(outcome => outcome.Threads == 16), refused);
        Assert.All(refused, outcome =>
        {
            Assert.Matches("^C 12\\d\\.\\d min for 120$", outcome.Refusal);
            Assert.Empty(outcome.Predictions);
            Assert.Empty(outcome.ByWeight);
        });
    }

    private static IReadOnlyList<FitOutcome> Run() =>
        new BatchCalibration(FakeBenchmark.Execute, workers: 2).Run(FakeBenchmark.Study(), seed: 1);
}
