using System.Text;
using System.Text.Json;
using HvSim.Experiments.Resuming;
using HvSim.Report.Charts;
using HvSim.Report.Files;
using HvSim.Report.Html;
using HvSim.Report.Text;

namespace HvSim.Report;

/// <summary>What was written.</summary>
/// <param name="Files">The files, relative to the folder, with <c>/</c> between names.</param>
/// <param name="Charts">Number of charts, each of them as SVG and PNG.</param>
/// <param name="Warnings">What the user should know; for stderr.</param>
public sealed record WrittenFolder(IReadOnlyList<string> Files, int Charts, IReadOnlyList<string> Warnings);

/// <summary>A file that results hold only where it was asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Writes it.</param>
public sealed record AskedFile(string Name, Action<Stream> Content);

/// <summary>
/// The folder of one scenario's results. Every file is written whole, the manifest last: a folder with a manifest is complete.
/// Finished replications (<see cref="StoredRuns"/>) lie in a folder of their own below it; they are no results, and whoever
/// keeps only them can go on from there.
/// </summary>
public static class ResultFolder
{
    /// <summary>
    /// Why results must not go into the folder (unless forced), or null where they may: it holds those of another scenario, or of
    /// another kind of study of this one. Results of the same kind of the same scenario are replaced, whatever its values.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="scenarioName">Name of the scenario whose results they are.</param>
    /// <param name="kind">The kind of study.</param>
    public static string? Check(string path, string scenarioName, ResultKind kind)
    {
        if (File.Exists(path))
            return $"{path} is a file, not a folder. Choose another folder with --out.";
        if (!Directory.Exists(path))
            return null;
        if (FolderOwner.Of(path) is { } owner)
            return Objection(path, owner, scenarioName, Words.Hyphenated(kind.ToString()));
        return Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != StoredRuns.FolderName)
            ? $"{path} is not empty and holds no results of this tool. "
                + "Choose another folder with --out, or use it all the same with --force."
            : null;
    }

    private static string? Objection(string path, FolderOwner owner, string scenarioName, string kind)
    {
        const string Cure = "Choose another folder with --out, or overwrite them with --force.";
        if (owner.Scenario != scenarioName)
            return $"{path} holds results of the scenario '{owner.Scenario}', not of '{scenarioName}'. {Cure}";
        return owner.Kind.Length == 0 || owner.Kind == kind
            ? null
            : $"{path} holds the results of a {owner.Kind} of '{scenarioName}', which those of a {kind} would replace. {Cure}";
    }

    /// <summary>
    /// What the user should know of the results that a study is going to replace, or null: that they were of other values.
    /// </summary>
    /// <param name="shown">The folder as the user knows it.</param>
    /// <param name="path">The folder.</param>
    /// <param name="hash">Hash of the scenario whose results are to come.</param>
    /// <param name="alternatives">Names and hashes of what the scenario is compared with; none for other studies.</param>
    public static string? Replaced(
        string shown, string path, string hash, IReadOnlyList<(string Name, string Hash)>? alternatives = null)
    {
        if (FolderOwner.Of(path) is not { Hash.Length: > 0 } owner)
            return null;
        if (owner.Hash != hash)
            return $"{shown} holds results of other values; they are replaced.";
        return FolderOwner.AlternativesOf(path) is { Count: > 0 } known && !known.SequenceEqual(alternatives ?? [])
            ? $"{shown} holds a comparison with {Lists.And([.. known.Select(one => one.Name)])}; it is replaced."
            : null;
    }

    /// <summary>
    /// Marks the folder as this scenario's before the first result is there, so that it may use the folder again after
    /// an interruption.
    /// </summary>
    /// <exception cref="ReportException">The mark cannot be written.</exception>
    public static void Claim(string path, string scenarioName) => FolderOwner.Mark(path, scenarioName);

    /// <summary>Writes everything; what an earlier result of this tool left and this one lacks is removed.</summary>
    /// <exception cref="ReportException">A file cannot be written.</exception>
    /// <param name="path">The folder.</param>
    /// <param name="study">The study.</param>
    /// <param name="more">Charts beside those that every study of its kind has.</param>
    /// <param name="asked">Files that were asked for.</param>
    public static WrittenFolder Write(
        string path, Study study, IReadOnlyList<ChartFigure>? more = null, IReadOnlyList<AskedFile>? asked = null)
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
        foreach (var file in asked ?? [])
        {
            WholeFile.Write(Path.Combine(path, file.Name), file.Content);
            files.Add(file.Name);
        }
        var leftOut = new List<string>();
        var (charts, notDrawn) = ChartFiles.Put([.. ChartSet.Figures(study, leftOut), .. more ?? []], Put);
        IReadOnlyList<string> warnings = [.. leftOut, .. notDrawn];
        Put(AnswerFile.Name, AnswerFile.Bytes(AnswerWriter.Of(study, new AnswerOptions()), study, warnings));
        foreach (var name in stale.Append(ReportPage.FileName).Except(files))
            WholeFile.Remove(Path.Combine(path, name.Replace('/', Path.DirectorySeparatorChar)));
        Put(Manifest.FileName, Encoding.UTF8.GetBytes(Manifest.Of(study, files)));
        return new WrittenFolder(files, charts, warnings);

        void PutTable(string name, Func<Study, CsvTable> form)
        {
            using var table = form(study);
            Put(name, table.Bytes());
        }
    }

    /// <summary>The files that an earlier result of this tool left in the folder, as its manifest names them.</summary>
    internal static List<string> FilesOf(string path)
    {
        using var manifest = Manifest.Read(path);
        if (manifest is null || !manifest.RootElement.TryGetProperty("files", out var files)
            || files.ValueKind != JsonValueKind.Array)
            return [];
        // A manifest is only a file: never follow it out of the folder.
        return [.. files.EnumerateArray().Select(f => f.ToString()).Where(IsInside)];
    }

    private static bool IsInside(string file) =>
        file.Length > 0 && !Path.IsPathRooted(file) && !file.Contains("..", StringComparison.Ordinal);
}
