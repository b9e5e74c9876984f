using System.Text;
using HvSim.Report.Charts;
using HvSim.Report.Files;
using HvSim.Report.Html;

namespace HvSim.Report.Comparison;

/// <summary>The folder of a comparison's results. Every file is written whole, the manifest last.</summary>
public static class ComparisonFolder
{
    /// <summary>Writes everything; what an earlier result of this tool left and this one lacks is removed.</summary>
    /// <param name="path">The folder, which is the study's already.</param>
    /// <param name="study">The study.</param>
    /// <exception cref="ReportException">A file cannot be written.</exception>
    public static WrittenFolder Write(string path, ComparisonStudy study)
    {
        var stale = ResultFolder.FilesOf(path);
        WholeFile.Remove(Path.Combine(path, Manifest.FileName));
        var files = new List<string>();
        Put("comparison.csv", ComparisonCsv.Table(study));
        var points = study.Points;
        Put("summary.csv", SummaryCsv.Of(points));
        Put("replications.csv", ReplicationsCsv.Of(points));
        Put("timeseries.csv", TimeseriesCsv.Of(points));
        Put("breakdown.csv", BreakdownCsv.Of(points));
        var (charts, warnings) = ChartFiles.Put([.. ForestFigures.Of(study), .. Breakdowns(points)], PutBytes);
        PutBytes(AnswerFile.Name, AnswerFile.Bytes(ComparisonAnswer.Of(study, null), points, warnings));
        foreach (var name in stale.Append(ReportPage.FileName).Except(files))
            WholeFile.Remove(FullName(name));
        PutBytes(Manifest.FileName, Encoding.UTF8.GetBytes(ManifestOf(study, files)));
        return new WrittenFolder(files, charts, warnings);

        void Put(string name, CsvTable table)
        {
            using (table)
                PutBytes(name, table.Bytes());
        }

        void PutBytes(string name, byte[] content)
        {
            WholeFile.Write(FullName(name), content);
            files.Add(name);
        }

        string FullName(string name) => Path.Combine(path, name.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>Where the response times went, base and alternatives side by side.</summary>
    private static IEnumerable<ChartFigure> Breakdowns(Study points)
    {
        var axis = StudyAxis.Of(points);
        return points.Points.Count < 2 ? [] : new SweepFigures(points, axis).Breakdowns(axis.Lines[0]);
    }

    private static string ManifestOf(ComparisonStudy study, IReadOnlyList<string> files) => JsonForm.Of(json =>
    {
        json.WriteNumber("formatVersion", JsonText.FormatVersion);
        json.WriteString("toolVersion", study.ToolVersion);
        json.WriteString("kind", Words.Hyphenated(nameof(ResultKind.Comparison)));
        json.Interruption(study.IsInterrupted, study.UsedUpBudget);
        Manifest.Scenario(json, study.Points);
        json.WriteString("base", study.Result.BaseName);
        json.Objects("alternatives", study.Alternatives, (alternative, _) =>
        {
            json.WriteString("name", alternative.Name);
            ComparisonJson.Changes(json, alternative);
            json.WriteString("hash", alternative.Loaded?.Hash ?? "");
            json.WriteString("text", alternative.Changes.Count == 0 ? alternative.Loaded?.Text ?? "" : "");
        });
        Manifest.Effective(json, study.Points);
        Manifest.Points(json, study.Points.Points);
        json.WriteStartArray("files");
        foreach (var file in files)
            json.WriteStringValue(file);
        json.WriteEndArray();
    });
}
