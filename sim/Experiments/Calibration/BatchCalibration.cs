using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Calibration;

/// <summary>
/// A way to read what was published: "n processors" as the machine that the study's scenarios describe or as half as many cores of two
/// threads, and what the threads of the workload do to each other.
/// </summary>
/// <param name="Label">The reading in words.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Mechanism">How threads wait for each other.</param>
public sealed record BenchReading(string Label, MachineSpec Machine, BatchMechanism Mechanism);

/// <summary>What the model says of one configuration, in minutes.</summary>
/// <param name="Run">The configuration.</param>
/// <param name="Minutes">Mean elapsed time of the guests that count.</param>
public sealed record Prediction(PublishedRun Run, double Minutes);

/// <summary>A prediction against the weight ratio of the favoured guests.</summary>
/// <param name="Ratio">Weight of the favoured over weight of the others.</param>
/// <param name="Minutes">Mean elapsed time of the favoured guests.</param>
public readonly record struct WeightPoint(int Ratio, double Minutes);

/// <summary>One kind of workload under one reading, and what came of it.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Threads">Threads of the workload.</param>
/// <param name="Burst">Mean processor time of a round.</param>
/// <param name="Fit">The fit, or null where no workload of this kind fits the three figures.</param>
/// <param name="Predictions">What the fit says of the other configurations.</param>
/// <param name="ByWeight">What it says of the weighted configuration over a range of weight ratios.</param>
/// <param name="Refusal">Where there is no fit: which figures are missed where the search ends, and by how much; else empty.</param>
public sealed record FitOutcome(
    BenchReading Reading, int Threads, Duration Burst, BatchFit? Fit,
    IReadOnlyList<Prediction> Predictions, IReadOnlyList<WeightPoint> ByWeight, string Refusal = "");

/// <summary>
/// Fits an unpublished batch workload on three published figures and lets every workload that fits predict the rest. Three parameters
/// are fitted on three figures: processor time per run, sleep per processor time, and intercept time per processor second. Threads and
/// burst length are varied beside them, because they cannot be told from three figures.
/// </summary>
/// <param name="execute">Simulates one run.</param>
/// <param name="workers">Fits in flight at a time.</param>
public sealed class BatchCalibration(Func<Scenario, ulong, RunResult> execute, int workers)
{
    /// <summary>Each run simulates this much processor time per guest; elapsed times scale with it.</summary>
    private const double WorkSeconds = 120;

    private static readonly int[] ThreadCounts = [3, 4, 5, 6, 8, 12, 16];
    private static readonly Duration[] Bursts = [Duration.FromSeconds(0.01), Duration.FromSeconds(0.05)];
    private static readonly int[] ThreadCountsWithMechanism = [4, 8];
    private static readonly Duration[] BurstsWithMechanism = [Duration.FromSeconds(0.05)];
    private static readonly int[] WeightRatios = [1, 2, 3, 4, 5, 8, 10, 20, 50, 100];

    /// <summary>Fits and predicts.</summary>
    /// <param name="study">The benchmark.</param>
    /// <param name="seed">Master seed.</param>
    /// <param name="done">Called with the number of kinds of workload that are done and their number in all.</param>
    /// <param name="cancellation">Interrupts between fits.</param>
    /// <returns>One outcome for each machine, burst length and number of threads, in that order.</returns>
    public IReadOnlyList<FitOutcome> Run(
        BatchStudyFile study, ulong seed, Action<int, int>? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        var kinds = (from reading in ReadingsOf(study.Native.Scenario.Host.Machine)
                     from burst in reading.Mechanism == BatchMechanism.None ? Bursts : BurstsWithMechanism
                     from threads in reading.Mechanism == BatchMechanism.None ? ThreadCounts : ThreadCountsWithMechanism
                     select (reading, burst, threads)).ToArray();
        var outcomes = new FitOutcome[kinds.Length];
        var finished = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.For(0, kinds.Length, options, i =>
        {
            var (reading, burst, threads) = kinds[i];
            outcomes[i] = Outcome(study, seed, reading, new BatchGuess(threads, burst, SleepRatio: 0, InterceptRatio: 0)
            {
                Mechanism = reading.Mechanism,
            });
            done?.Invoke(Interlocked.Increment(ref finished), kinds.Length);
        });
        return outcomes;
    }

    private static BenchReading[] ReadingsOf(MachineSpec machine)
    {
        var processors = machine.LogicalProcessors;
        var (cores, threads) = ($"{processors} cores", $"{processors / 2} cores of 2 threads");
        var threaded = machine with { CoresPerSocket = machine.CoresPerSocket / 2, ThreadsPerCore = 2 };
        return
        [
            new BenchReading(cores, machine, BatchMechanism.None),
            new BenchReading(threads, threaded, BatchMechanism.None),
            .. BatchMechanism.All.Select(how => new BenchReading($"{cores}, {how.Label}", machine, how)),
            .. BatchMechanism.All.Select(how => new BenchReading($"{threads}, {how.Label}", threaded, how)),
        ];
    }

    private FitOutcome Outcome(BatchStudyFile study, ulong seed, BenchReading reading, BatchGuess start)
    {
        var bench = new BatchBench(execute, reading.Machine, seed);
        if (new BatchFitter(study, bench, WorkSeconds).Fit(start, out var refusal) is not { } fit)
            return new FitOutcome(reading, start.Threads, start.Burst, null, [], [], refusal);

        var predictions = study.Predictions.Select(run => new Prediction(run, Minutes(run, bench, fit))).ToArray();
        var weighted = study.Predictions.FirstOrDefault(run => run.FavouredWeight is > 1);
        var byWeight = weighted is null
            ? []
            : WeightRatios.Select(ratio => new WeightPoint(ratio, Minutes(weighted.AtWeightRatio(ratio), bench, fit))).ToArray();
        return new FitOutcome(reading, start.Threads, start.Burst, fit, predictions, byWeight);
    }

    private static double Minutes(PublishedRun run, BatchBench bench, BatchFit fit) =>
        bench.Seconds(run, fit.Guess, WorkSeconds) * fit.BurstMinutes / WorkSeconds;
}
