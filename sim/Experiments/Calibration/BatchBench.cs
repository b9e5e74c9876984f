using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Calibration;

/// <summary>Measures elapsed times of guesses on a machine, on a fraction of the benchmark's work.</summary>
internal sealed class BatchBench(Func<Scenario, ulong, RunResult> execute, MachineSpec machine, ulong seed)
{
    private const int Replications = 2;

    /// <summary>Mean elapsed time in seconds of the guests that count.</summary>
    /// <param name="run">The configuration.</param>
    /// <param name="guess">The workload.</param>
    /// <param name="workSeconds">Processor time at full speed that each guest has to do.</param>
    public double Seconds(PublishedRun run, BatchGuess guess, double workSeconds)
    {
        var rounds = (long)Math.Round(workSeconds / guess.Burst.Seconds);
        var scenario = guess.Applied(run.Scenario, rounds, machine);
        var sum = 0.0;
        for (var replication = 0; replication < Replications; replication++)
            sum += MeanElapsed(execute(scenario, StableHash.Mix(seed, (ulong)replication)), run);
        return sum / Replications;
    }

    private static double MeanElapsed(RunResult result, PublishedRun run)
    {
        var (sum, guests) = (0.0, 0);
        foreach (var guest in result.Classes.Where(c => run.Favoured.Length == 0 || c.Name == run.Favoured).SelectMany(c => c.Guests))
        {
            sum += guest.Elapsed?.Seconds ?? throw new InvalidOperationException($"{run.Id}: a batch did not finish within the run's duration.");
            guests++;
        }
        return sum / guests;
    }
}
