using System.Globalization;
using HvSim.Scenarios;

namespace HvSim.Import.Traces;

/// <summary>
/// The files of a folder of traces, sorted by name, so that no result depends on the order in which a system lists them.
/// </summary>
internal sealed class TraceFolder
{
    private readonly List<DroppedItem> _dropped = [];

    /// <summary>The files in a folder, without those in folders below it.</summary>
    /// <exception cref="ImportException">There are none.</exception>
    public TraceFolder(string folder)
    {
        Folder = folder;
        if (!Directory.Exists(folder))
            throw Refused(folder, 0, 0, "there is no such folder", "Name the folder that holds the trace files.");
        Files = [.. Directory.GetFiles(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        if (Files.Count == 0)
        {
            var below = Directory.GetDirectories(folder).Select(one => Path.GetFileName(one)!)
                .Order(StringComparer.Ordinal).ToArray();
            throw Refused(folder, 0, 0, "the folder holds no files", below.Length == 0
                ? "Name the folder that holds the trace files."
                : $"Name one of the folders in it, such as {below[0]}.");
        }
    }

    /// <summary>The folder as the user named it.</summary>
    public string Folder { get; }

    /// <summary>Paths of the files, by name.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<DroppedItem> Dropped => _dropped;

    /// <summary>Leaves a file, or a part of one, out.</summary>
    public void Drop(string what, string reason) => _dropped.Add(new DroppedItem(what, reason));

    /// <summary>The first line of a file; empty where it has none.</summary>
    public static string FirstLine(string file)
    {
        using var reader = Open(file);
        return reader.ReadLine() ?? "";
    }

    /// <summary>The lines of a file that are not empty, with their numbers from 1.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string file)
    {
        using var reader = Open(file);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, line);
        }
    }

    /// <summary>A field as a number of 0 or more.</summary>
    /// <exception cref="ImportException">It is none.</exception>
    public static double Number(string file, int line, string field, string what)
    {
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1e15)
            return value;
        var shown = field.Length > 40 ? field[..40] + "..." : field;
        throw Refused(file, line, 1, $"'{shown}' is no {what}", "Correct the line, or take it out.");
    }

    /// <summary>Data that cannot be used.</summary>
    public static ImportException Refused(string file, int line, int column, string reason, string cure) =>
        new([new Problem(file, line, column, "", reason, cure, ProblemSeverity.Error, ProblemCode.File)]);

    private static StreamReader Open(string file)
    {
        try
        {
            return new StreamReader(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(
                file, 0, 0, "the file cannot be opened", "Check who may read it, and whether another program holds it.");
        }
    }
}
