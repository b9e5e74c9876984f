using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Calibration;

/// <summary>A way to read "n processors": the machine that the study's scenarios describe, or half as many cores of two threads.</summary>
/// <param name="Label">The reading in words.</param>
/// <param name="Machine">The machine.</param>
public sealed record MachineReading(string Label, MachineSpec Machine);

/// <summary>What the model says of one configuration, in minutes.</summary>
/// <param name="Run">The configuration.</param>
/// <param name="Minutes">Mean elapsed time of the guests that count.</param>
public sealed record Prediction(PublishedRun Run, double Minutes);

/// <summary>A prediction against the weight ratio of the favoured guests.</summary>
/// <param name="Ratio">Weight of the favoured over weight of the others.</param>
/// <param name="Minutes">Mean elapsed time of the favoured guests.</param>
public readonly record struct WeightPoint(int Ratio, double Minutes);

/// <summary>One kind of workload on one machine, and what came of it.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Threads">Threads of the workload.</param>
/// <param name="Burst">Mean processor time of a round.</param>
/// <param name="Fit">The fit, or null where no workload of this kind fits the three figures.</param>
/// <param name="Predictions">What the fit says of the other configurations.</param>
/// <param name="ByWeight">What it says of the weighted configuration over a range of weight ratios.</param>
public sealed record FitOutcome(
    MachineReading Machine, int Threads, Duration Burst, BatchFit? Fit,
    IReadOnlyList<Prediction> Predictions, IReadOnlyList<WeightPoint> ByWeight);

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
        var kinds = (from machine in ReadingsOf(study.Native.Scenario.Host.Machine)
                     from burst in Bursts
                     from threads in ThreadCounts
                     select (machine, burst, threads)).ToArray();
        var outcomes = new FitOutcome[kinds.Length];
        var finished = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.For(0, kinds.Length, options, i =>
        {
            var (machine, burst, threads) = kinds[i];
            outcomes[i] = Outcome(study, seed, machine, new BatchGuess(threads, burst, SleepRatio: 0, InterceptRatio: 0));
            done?.Invoke(Interlocked.Increment(ref finished), kinds.Length);
        });
        return outcomes;
    }

    private static MachineReading[] ReadingsOf(MachineSpec machine)
    {
        var processors = machine.LogicalProcessors;
        return
        [
            new MachineReading($"{processors} cores", machine),
            new MachineReading(
                $"{processors / 2} cores of 2 threads",
                machine with { CoresPerSocket = machine.CoresPerSocket / 2, ThreadsPerCore = 2 }),
        ];
    }

    private FitOutcome Outcome(BatchStudyFile study, ulong seed, MachineReading machine, BatchGuess start)
    {
        var bench = new BatchBench(execute, machine.Machine, seed);
        if (new BatchFitter(study, bench, WorkSeconds).Fit(start) is not { } fit)
            return new FitOutcome(machine, start.Threads, start.Burst, null, [], []);

        var predictions = study.Predictions.Select(run => new Prediction(run, Minutes(run, bench, fit))).ToArray();
        var weighted = study.Predictions.FirstOrDefault(run => run.FavouredWeight is > 1);
        var byWeight = weighted is null
            ? []
            : WeightRatios.Select(ratio => new WeightPoint(ratio, Minutes(weighted.AtWeightRatio(ratio), bench, fit))).ToArray();
        return new FitOutcome(machine, start.Threads, start.Burst, fit, predictions, byWeight);
    }

    private static double Minutes(PublishedRun run, BatchBench bench, BatchFit fit) =>
        bench.Seconds(run, fit.Guess, WorkSeconds) * fit.WorkMinutes / WorkSeconds;
}
