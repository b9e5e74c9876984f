using System.Globalization;
using System.Text;
using HvSim.Experiments.Calibration;
using HvSim.Report.Text;

namespace HvSim.Report.Calibration;

/// <summary>The outcomes of a calibration for the terminal: ASCII, at most 100 columns.</summary>
public static class CalibrationText
{
    /// <summary>
    /// The figures that were fitted, a table for each reading of the machine, and the predictions beside what was published.
    /// </summary>
    public static string Of(BatchStudyFile study, IReadOnlyList<FitOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(outcomes);
        var text = new StringBuilder();
        text.Append("What does the model say of a benchmark whose workload was never published?\n\n");
        foreach (var prediction in study.Predictions)
            AppendVerdict(text, prediction, outcomes);
        text.Append('\n');
        text.Append("  Three free parameters (CPU time per run, sleep per CPU time, intercept time per CPU second)\n");
        text.Append(
            $"  are fitted on three figures: {Published(study.Native)}, {Published(study.Virtual)}, "
            + $"{Published(study.Narrow)}.\n");
        text.Append("  Threads and burst length cannot be told from three figures: each pair is a fit of its own.\n");
        foreach (var reading in outcomes.GroupBy(outcome => outcome.Reading.Label))
            AppendTable(text, reading.Key, study, [.. reading]);
        return text.ToString();
    }

    private static void AppendVerdict(StringBuilder text, PublishedRun run, IReadOnlyList<FitOutcome> outcomes)
    {
        text.Append($"  {run.Id}, {run.Label}{(run.Minutes is null ? "" : $" (published: {Published(run)})")}\n");
        foreach (var reading in outcomes.GroupBy(outcome => outcome.Reading.Label))
        {
            var assumed = reading.First().Reading.Mechanism.IsAssumed;
            var minutes = reading.Where(o => o.Fit is not null)
                .Select(o => o.Predictions.First(p => p.Run.Id == run.Id).Minutes).ToList();
            foreach (var line in TextLayout.Wrap($"on {reading.Key}: {Said(run, minutes, assumed)}", 4))
                text.Append(line).Append('\n');
        }
    }

    private static string Said(PublishedRun run, List<double> minutes, bool assumed)
    {
        if (minutes.Count == 0)
            return "no workload found that fits";
        var figure = minutes.Count == 1
            ? $"{Minutes(minutes[0])} min, one fit"
            : $"{Minutes(minutes.Min())} to {Minutes(minutes.Max())} min over {minutes.Count} fits";
        return figure + Verdict(run, minutes, assumed) + (assumed ? ", on an assumed mechanism" : "");
    }

    private static string Verdict(PublishedRun run, List<double> minutes, bool assumed)
    {
        if (run.LowMinutes is not { } low || run.HighMinutes is not { } high)
            return "";
        var (hit, miss) = assumed ? ("overlaps the published range", "outside the published range") : ("a hit", "a miss");
        if (minutes.Max() < low)
            return $": {miss}, too fast by {Percent(1 - (minutes.Max() / low))} or more";
        if (minutes.Min() > high)
            return $": {miss}, too slow by {Percent((minutes.Min() / high) - 1)} or more";
        return $": {hit}";
    }

    private static void AppendTable(StringBuilder text, string reading, BatchStudyFile study, IReadOnlyList<FitOutcome> outcomes)
    {
        text.Append($"\n  {reading}\n");
        text.Append("  threads  burst ms  CPU min  sleep/CPU  intercept s/s");
        foreach (var run in new[] { study.Virtual, study.Narrow }.Concat(study.Predictions))
            text.Append($"{run.Id + " min",8}");
        text.Append("  crossing\n");
        foreach (var outcome in outcomes)
        {
            text.Append($"  {outcome.Threads,7}  {outcome.Burst.Seconds * 1000,8:0}");
            if (outcome.Fit is not { } fit)
            {
                text.Append($"  no fit found; the search ends at {outcome.Refusal}\n");
                continue;
            }
            text.Append($"  {fit.WorkMinutes,7:0}  {fit.Guess.SleepPerWork,9:0.00}  {fit.Guess.InterceptRatio,13:0.00}");
            text.Append($"{Minutes(fit.VirtualMinutes),8}{Minutes(fit.NarrowMinutes),8}");
            foreach (var prediction in outcome.Predictions)
                text.Append($"{Minutes(prediction.Minutes),8}");
            text.Append($"  {Crossing(outcome)}\n");
        }
        if (study.Predictions.FirstOrDefault(run => run.FavouredWeight is > 1) is { } weighted)
        {
            text.Append(
                $"  crossing: the weight ratio at which {weighted.Id} becomes as fast as the favoured guests under reserves.\n");
            AppendByWeight(text, weighted, outcomes);
        }
    }

    private static void AppendByWeight(StringBuilder text, PublishedRun weighted, IReadOnlyList<FitOutcome> outcomes)
    {
        var fits = outcomes.Where(o => o.Fit is not null).ToList();
        if (fits.Count == 0)
            return;
        text.Append($"  {weighted.Id} by weight ratio, min (lowest to highest of the fits):");
        for (var i = 0; i < fits[0].ByWeight.Count; i++)
        {
            if (i % 4 == 0)
                text.Append("\n   ");
            var minutes = fits.Select(o => o.ByWeight[i].Minutes).ToList();
            text.Append($" {fits[0].ByWeight[i].Ratio,4}:1 {Minutes(minutes.Min())}-{Minutes(minutes.Max())}");
        }
        text.Append('\n');
    }

    private static string Crossing(FitOutcome outcome)
    {
        var reserved = outcome.Predictions.FirstOrDefault(p => p.Run.Favoured.Length > 0 && p.Run.FavouredWeight is not > 1);
        if (reserved is null)
            return "n/a";
        for (var i = 0; i < outcome.ByWeight.Count; i++)
        {
            if (outcome.ByWeight[i].Minutes > reserved.Minutes)
                continue;
            return i == 0
                ? $"below {outcome.ByWeight[0].Ratio}"
                : $"{outcome.ByWeight[i - 1].Ratio} to {outcome.ByWeight[i].Ratio}";
        }
        return "none";
    }

    private static string Published(PublishedRun run) => run.LowMinutes == run.HighMinutes
        ? $"{run.Id} {Plain(run.LowMinutes)} min"
        : $"{Plain(run.LowMinutes)}-{Plain(run.HighMinutes)} min";

    private static string Plain(double? minutes) => minutes?.ToString("0.#", CultureInfo.InvariantCulture) ?? "n/a";

    private static string Minutes(double minutes) => minutes.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double fraction) => (100 * fraction).ToString("0", CultureInfo.InvariantCulture) + " %";
}
