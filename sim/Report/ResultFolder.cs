using System.Text;
using System.Text.Json;
using HvSim.Experiments.Resuming;
using HvSim.Report.Charts;
using HvSim.Report.Files;

namespace HvSim.Report;

/// <summary>What was written.</summary>
/// <param name="Files">The files, relative to the folder, with <c>/</c> between names.</param>
/// <param name="Charts">Number of charts, each of them as SVG and PNG.</param>
/// <param name="Warnings">What the user should know; for stderr.</param>
public sealed record WrittenFolder(IReadOnlyList<string> Files, int Charts, IReadOnlyList<string> Warnings);

/// <summary>
/// The folder of one scenario's results. Every file is written whole, the manifest last: a folder with a manifest is complete.
/// Finished replications (<see cref="StoredRuns"/>) lie in a folder of their own below it; they are no results, and whoever
/// keeps only them can go on from there.
/// </summary>
public static class ResultFolder
{
    private const string MarkFile = ".hvsim-scenario";

    /// <summary>Why results of this scenario must not go into the folder (unless forced), or null where they may.</summary>
    public static string? Check(string path, string scenarioName)
    {
        if (File.Exists(path))
            return $"{path} is a file, not a folder. Choose another folder with --out.";
        if (!Directory.Exists(path))
            return null;
        if (OwnerOf(path) is { } owner)
        {
            return owner == scenarioName ? null
                : $"{path} holds results of the scenario '{owner}', not of '{scenarioName}'. "
                    + "Choose another folder with --out, or overwrite them with --force.";
        }
        return Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != StoredRuns.FolderName)
            ? $"{path} is not empty and holds no results of this tool. "
                + "Choose another folder with --out, or use it all the same with --force."
            : null;
    }

    /// <summary>
    /// Marks the folder as this scenario's before the first result is there, so that it may use the folder again after
    /// an interruption.
    /// </summary>
    public static void Claim(string path, string scenarioName) =>
        WholeFile.Write(Path.Combine(path, MarkFile), Encoding.UTF8.GetBytes(scenarioName + "\n"));

    /// <summary>Writes everything; what an earlier result of this tool left and this one lacks is removed.</summary>
    /// <exception cref="ReportException">A file cannot be written.</exception>
    /// <param name="path">The folder.</param>
    /// <param name="study">The study.</param>
    /// <param name="more">Charts beside those that every study of its kind has.</param>
    public static WrittenFolder Write(string path, Study study, IReadOnlyList<RenderedChart>? more = null)
    {
        var stale = FilesOf(path);
        WholeFile.Remove(Path.Combine(path, Manifest.FileName));
        Claim(path, study.Loaded.Scenario.Name);
        var files = new List<string>();
        void Put(string name, byte[] content)
        {
            WholeFile.Write(Path.Combine(path, name.Replace('/', Path.DirectorySeparatorChar)), content);
            files.Add(name);
        }
        PutTable("summary.csv", SummaryCsv.Of);
        PutTable("replications.csv", ReplicationsCsv.Of);
        PutTable("timeseries.csv", TimeseriesCsv.Of);
        PutTable("breakdown.csv", BreakdownCsv.Of);
        if (study.Result.Sensitivity is { } sensitivity)
            PutTable("sensitivity.csv", _ => SensitivityCsv.Of(sensitivity));
        var drawn = ChartSet.Render(study);
        IReadOnlyList<RenderedChart> charts = [.. drawn.Charts, .. more ?? []];
        foreach (var chart in charts)
        {
            Put($"charts/{chart.Name}.svg", Encoding.UTF8.GetBytes(chart.Svg));
            Put($"charts/{chart.Name}.png", chart.Png);
        }
        foreach (var name in stale.Except(files))
            WholeFile.Remove(Path.Combine(path, name.Replace('/', Path.DirectorySeparatorChar)));
        Put(Manifest.FileName, Encoding.UTF8.GetBytes(Manifest.Of(study, files)));
        return new WrittenFolder(files, charts.Count, drawn.Warnings);

        void PutTable(string name, Func<Study, CsvTable> form)
        {
            using var table = form(study);
            Put(name, table.Bytes());
        }
    }

    /// <summary>Name of the scenario whose results the folder holds, or null where it holds none of this tool.</summary>
    private static string? OwnerOf(string path)
    {
        var mark = Path.Combine(path, MarkFile);
        if (ReadManifest(path) is { } manifest)
        {
            using (manifest)
                return Text(manifest.RootElement, "scenario", "name");
        }
        return File.Exists(mark) ? File.ReadAllText(mark).Trim() : null;
    }

    /// <summary>The files that an earlier result of this tool left in the folder, as its manifest names them.</summary>
    internal static List<string> FilesOf(string path)
    {
        using var manifest = ReadManifest(path);
        if (manifest is null || !manifest.RootElement.TryGetProperty("files", out var files)
            || files.ValueKind != JsonValueKind.Array)
            return [];
        // A manifest is only a file: never follow it out of the folder.
        return [.. files.EnumerateArray().Select(f => f.ToString()).Where(IsInside)];
    }

    private static bool IsInside(string file) =>
        file.Length > 0 && !Path.IsPathRooted(file) && !file.Contains("..", StringComparison.Ordinal);

    private static JsonDocument? ReadManifest(string path)
    {
        var file = Path.Combine(path, Manifest.FileName);
        try
        {
            var manifest = File.Exists(file) ? JsonDocument.Parse(File.ReadAllBytes(file)) : null;
            return manifest?.RootElement.ValueKind == JsonValueKind.Object ? manifest : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string outer, string inner) =>
        element.TryGetProperty(outer, out var o) && o.ValueKind == JsonValueKind.Object
            && o.TryGetProperty(inner, out var i) && i.ValueKind == JsonValueKind.String ? i.GetString() : null;
}
