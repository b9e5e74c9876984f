using System.Globalization;
using System.Text.Json;
using CsvHelper;
using HvSim.Report.Charts;
using HvSim.Report.Files;

namespace HvSim.Report;

/// <summary>A result folder that is complete, read and never written to.</summary>
public sealed class FinishedFolder : IDisposable
{
    private readonly string _path;
    private readonly JsonDocument _manifest;

    private FinishedFolder(string path, JsonDocument manifest) => (_path, _manifest) = (path, manifest);

    /// <summary>What its results were made from.</summary>
    internal JsonElement Manifest => _manifest.RootElement;

    /// <summary>Why a folder has no results that can be read, and what to do; null where it has.</summary>
    /// <param name="shown">The folder as the user knows it.</param>
    /// <param name="path">The folder.</param>
    public static string? Check(string shown, string path)
    {
        if (File.Exists(path))
            return $"{shown} is a file. Name the folder that holds the results.";
        if (!Directory.Exists(path))
            return $"there is no folder {shown}. 'hvsim run', 'hvsim sweep' and 'hvsim compare' make one and say its name.";
        if (FolderOwner.Of(path) is not { } owner)
            return $"{shown} holds no results of this tool. Name a folder that 'hvsim run', 'sweep' or 'compare' wrote.";
        using var manifest = Files.Manifest.Read(path);
        if (manifest is null)
            return $"the results of '{owner.Scenario}' in {shown} are not complete: there is no {Files.Manifest.FileName}, which "
                + "is written last. Give the command that made them again; it goes on from what is there.";
        var root = manifest.RootElement;
        var version = root.TryGetProperty("formatVersion", out var number) ? number.ToString() : "";
        var isKnown = version == JsonText.FormatVersion.ToString(CultureInfo.InvariantCulture);
        return isKnown && ResultFolder.FilesOf(path) is var files && files.Contains(AnswerFile.Name)
            && files.Contains(FigureFile.Name)
                ? null
                : $"the results in {shown} are of another version of the tool ({Text(root, "toolVersion")}), whose files this "
                    + "one does not read. Give the command that made them again.";
    }

    /// <summary>Opens a folder that passed the check.</summary>
    /// <exception cref="ReportException">It cannot be read.</exception>
    public static FinishedFolder Open(string path) => new(path, Files.Manifest.Read(path)
        ?? throw new ReportException($"{path} has no {Files.Manifest.FileName} that can be read."));

    /// <inheritdoc/>
    public void Dispose() => _manifest.Dispose();

    /// <summary>The figures of its charts.</summary>
    /// <exception cref="ReportException">They cannot be read.</exception>
    internal IReadOnlyList<ChartFigure> Figures() => Parse(FigureFile.Name, bytes => FigureFile.Read(bytes));

    /// <summary>Its answer.</summary>
    /// <exception cref="ReportException">It cannot be read.</exception>
    internal AnswerFile Answer() => Parse(AnswerFile.Name, bytes => AnswerFile.Read(bytes));

    /// <summary>The rows of one of its CSV files by the names of the columns; none where it has no such file.</summary>
    /// <exception cref="ReportException">It cannot be read.</exception>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        if (!ResultFolder.FilesOf(_path).Contains(file))
            return [];
        return Parse(file, bytes =>
        {
            using var reader = new CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
            reader.Read();
            reader.ReadHeader();
            var rows = new List<IReadOnlyDictionary<string, string>>();
            while (reader.Read())
                rows.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name) ?? ""));
            return rows;
        });
    }

    /// <summary>A text member of an object; empty where there is none.</summary>
    internal static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) ? text.ToString() : "";

    private T Parse<T>(string file, Func<byte[], T> read)
    {
        var path = Path.Combine(_path, file.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            return read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException
            or CsvHelperException)
        {
            throw new ReportException($"{path} cannot be read: {e.Message.TrimEnd('.')}. The folder is damaged; give the command "
                + "that made it again, which takes finished replications from it.", e);
        }
    }
}
