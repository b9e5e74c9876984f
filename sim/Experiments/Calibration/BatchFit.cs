using System.Globalization;

namespace HvSim.Experiments.Calibration;

/// <summary>A workload that fits the three calibration figures.</summary>
/// <param name="Guess">The workload.</param>
/// <param name="BurstMinutes">All bursts of one benchmark run together, in minutes: makes the native figure exact.</param>
/// <param name="VirtualMinutes">What the model then says of the configuration that fits the cost of virtualization.</param>
/// <param name="NarrowMinutes">What the model then says of the narrow guest.</param>
public sealed record BatchFit(BatchGuess Guess, double BurstMinutes, double VirtualMinutes, double NarrowMinutes)
{
    /// <summary>
    /// Processor time at full speed of one benchmark run, in minutes: the bursts and what the mechanism adds to them. Spinning,
    /// which depends on the configuration, and intercepts come on top.
    /// </summary>
    public double WorkMinutes => BurstMinutes * (Guess.WorkPerRound / Guess.Burst);
}

/// <summary>Looks for the workloads of a given number of threads and burst length that fit.</summary>
internal sealed class BatchFitter(BatchStudyFile study, BatchBench bench, double workSeconds)
{
    private const double DearestIntercepts = 2;
    private const double GoodFit = 0.005;
    private const int Halvings = 11;

    /// <summary>The fit, or null where the search ends at a workload that misses a figure by more than 0.5 %.</summary>
    /// <param name="start">Number of threads and burst length; the other values are fitted.</param>
    /// <param name="refusal">Which figures are missed there and by how much; empty where there is a fit.</param>
    public BatchFit? Fit(BatchGuess start, out string refusal)
    {
        var narrowTarget = study.Narrow.Minutes!.Value / study.Native.Minutes!.Value;
        var guess = start;
        var (low, high) = (0.0, (double)start.Threads);
        for (var i = 0; i < Halvings; i++)
        {
            var sleepRatio = (low + high) / 2;
            guess = FitIntercepts(start with { SleepRatio = sleepRatio });
            var native = Native(guess);
            if (bench.Seconds(study.Narrow, guess, workSeconds) / native > narrowTarget)
                low = sleepRatio;
            else
                high = sleepRatio;
        }
        return Accept(guess, out refusal);
    }

    private BatchGuess FitIntercepts(BatchGuess guess)
    {
        var target = study.Virtual.Minutes!.Value / study.Native.Minutes!.Value;
        var native = Native(guess);
        var (low, high) = (0.0, DearestIntercepts);
        for (var i = 0; i < Halvings; i++)
        {
            var ratio = (low + high) / 2;
            if (bench.Seconds(study.Virtual, guess with { InterceptRatio = ratio }, workSeconds) / native < target)
                low = ratio;
            else
                high = ratio;
        }
        return guess with { InterceptRatio = (low + high) / 2 };
    }

    private BatchFit? Accept(BatchGuess guess, out string refusal)
    {
        var scale = study.Native.Minutes!.Value / Native(guess);
        var fit = new BatchFit(
            guess,
            workSeconds * scale,
            bench.Seconds(study.Virtual, guess, workSeconds) * scale,
            bench.Seconds(study.Narrow, guess, workSeconds) * scale);
        refusal = string.Join(", ", Misses(fit));
        return refusal.Length == 0 ? fit : null;
    }

    private double Native(BatchGuess guess) => bench.Seconds(study.Native, guess, workSeconds);

    private IEnumerable<string> Misses(BatchFit fit)
    {
        (PublishedRun Run, double Minutes)[] figures = [(study.Virtual, fit.VirtualMinutes), (study.Narrow, fit.NarrowMinutes)];
        return
            from figure in figures
            let published = figure.Run.Minutes!.Value
            where !(Math.Abs((figure.Minutes / published) - 1) <= GoodFit)
            select string.Create(CultureInfo.InvariantCulture, $"{figure.Run.Id} {figure.Minutes:0.0} min for {published:0.#}");
    }
}
