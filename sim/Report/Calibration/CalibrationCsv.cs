using HvSim.Experiments.Calibration;
using HvSim.Report.Files;

namespace HvSim.Report.Calibration;

/// <summary>The outcomes of a calibration, one figure a row.</summary>
internal static class CalibrationCsv
{
    public static CsvTable Of(BatchStudyFile study, IReadOnlyList<FitOutcome> outcomes)
    {
        var table = new CsvTable(
        [
            "reading", "threads", "burst_ms", "work_min", "sleep_per_cpu", "intercept_s_per_cpu_s", "configuration", "role",
            "weight_ratio", "elapsed_min", "published_low_min", "published_high_min", "reason",
        ]);
        foreach (var outcome in outcomes)
        {
            if (outcome.Fit is not { } fit)
            {
                table.Row(
                [
                    .. Kind(outcome), "", "", "", "", "", "", "", "", "",
                    $"no workload found that fits; the search ends at {outcome.Refusal}",
                ]);
                continue;
            }
            Row(study.Native, "calibration", "", study.Native.Minutes!.Value);
            Row(study.Virtual, "calibration", "", fit.VirtualMinutes);
            Row(study.Narrow, "calibration", "", fit.NarrowMinutes);
            var role = outcome.Reading.Mechanism.IsAssumed ? "assumed mechanism" : "prediction";
            foreach (var prediction in outcome.Predictions)
                Row(prediction.Run, role, "", prediction.Minutes);
            var weighted = outcome.Predictions.FirstOrDefault(p => p.Run.FavouredWeight is > 1)?.Run;
            foreach (var point in outcome.ByWeight)
                Row(
                    weighted! with { LowMinutes = null, HighMinutes = null }, role,
                    Figure.Text(point.Ratio), point.Minutes);

            void Row(PublishedRun run, string use, string ratio, double minutes) => table.Row(
            [
                .. Kind(outcome), Figure.Text(fit.WorkMinutes), Figure.Text(fit.Guess.SleepPerWork),
                Figure.Text(fit.Guess.InterceptRatio),
                run.Id, use, ratio, Figure.Text(minutes), Optional(run.LowMinutes), Optional(run.HighMinutes), "",
            ]);
        }
        return table;
    }

    private static string[] Kind(FitOutcome outcome) =>
        [outcome.Reading.Label, Figure.Text(outcome.Threads), Figure.Text(outcome.Burst.Seconds * 1000)];

    private static string Optional(double? value) => value is { } number ? Figure.Text(number) : "";
}
