using System.Text;
using HvSim.Experiments.Calibration;
using HvSim.Report.Charts;
using HvSim.Report.Files;

namespace HvSim.Report.Calibration;

/// <summary>The files of a calibration.</summary>
public static class CalibrationFolder
{
    /// <summary>Writes the table of outcomes and a chart of stretch factors for each reading of the machine.</summary>
    /// <returns>The files, relative to the folder.</returns>
    /// <exception cref="ReportException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string path, BatchStudyFile study, IReadOnlyList<FitOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(outcomes);
        var files = new List<string>();
        using (var table = CalibrationCsv.Of(study, outcomes))
            Put("calibration.csv", table.Bytes());
        foreach (var reading in outcomes.Where(o => o.Fit is not null).GroupBy(o => o.Reading.Label))
        {
            var chart = StretchChart.Draw(FigureOf(reading.Key, study, [.. reading]));
            Put($"charts/{chart.Name}.svg", Encoding.UTF8.GetBytes(chart.Svg()));
            Put($"charts/{chart.Name}.png", chart.Png());
        }
        return files;

        void Put(string name, byte[] content)
        {
            WholeFile.Write(Path.Combine(path, name.Replace('/', Path.DirectorySeparatorChar)), content);
            files.Add(name);
        }
    }

    private static StretchFigure FigureOf(string reading, BatchStudyFile study, IReadOnlyList<FitOutcome> outcomes)
    {
        var native = study.Native.Minutes!.Value;
        var bars = new List<StretchBar>
        {
            Calibrated(study.Native, _ => native),
            Calibrated(study.Virtual, outcome => outcome.Fit!.VirtualMinutes),
            Calibrated(study.Narrow, outcome => outcome.Fit!.NarrowMinutes),
        };
        foreach (var run in study.Predictions)
            bars.Add(Bar($"{run.Id}: {run.Label}", run, outcome => outcome.Predictions.First(p => p.Run.Id == run.Id).Minutes));
        return new StretchFigure
        {
            Name = ChartSet.FileName("stretch", reading),
            Title = $"Stretch against native, on {reading}",
            Note = $"Bars: middle of {outcomes.Count} fitted workload{(outcomes.Count == 1 ? "" : "s")}, "
                + "whiskers to the lowest and highest. "
                + (outcomes[0].Reading.Mechanism.IsAssumed
                    ? "A, B, C calibrate, the rest follows from an assumed mechanism."
                    : "A, B, C calibrate, the rest is predicted."),
            Bars = bars,
        };

        StretchBar Calibrated(PublishedRun run, Func<FitOutcome, double> minutes) =>
            Bar($"{run.Id}: {run.Label} (fitted)", run, minutes);

        StretchBar Bar(string label, PublishedRun run, Func<FitOutcome, double> minutes)
        {
            var all = outcomes.Select(minutes).ToList();
            var (low, high) = (all.Min() / native, all.Max() / native);
            return new StretchBar(label, new ChartValue((low + high) / 2, (high - low) / 2), run.Minutes / native);
        }
    }
}
