using System.Globalization;
using HvSim.Import.Perfmon;
using HvSim.Scenarios;

namespace HvSim.Import.Traces;

/// <summary>
/// The files of a folder of traces, sorted by name, so that no result depends on the order in which a system lists them.
/// </summary>
internal sealed class TraceFolder
{
    // A month of some hundred machines; what is read of more would not fit into memory.
    private const int MostSamples = 5_000_000;
    private const double Greatest = 1e15;

    private readonly List<DroppedItem> _dropped = [];
    private readonly TraceFormat _format;
    private int _samples;

    /// <summary>The files in a folder, without those in folders below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="format">The format that is wanted.</param>
    /// <exception cref="ImportException">None of them is of the format.</exception>
    public TraceFolder(string folder, TraceFormat format)
    {
        Folder = folder;
        _format = format;
        if (File.Exists(folder))
        {
            throw Refused(
                folder, 0, 0, "this is a file, and a folder is wanted",
                $"Name its folder: {Path.GetDirectoryName(Path.GetFullPath(folder))}.");
        }
        if (!Directory.Exists(folder))
            throw Refused(folder, 0, 0, "there is no such folder", "Name the folder that holds the trace files.");
        Files = FilesOf(folder);
        if (!Files.Any(format.Holds))
        {
            var (reason, cure) = format.Absence(folder);
            throw Refused(folder, 0, 0, reason, cure);
        }
    }

    /// <summary>The folder as the user named it.</summary>
    public string Folder { get; }

    /// <summary>Paths of the files, by name.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<DroppedItem> Dropped => _dropped;

    /// <summary>Files of the wanted format are there, and none of them has a sample.</summary>
    public ImportException RefusedAsEmpty()
    {
        var file = Files.First(_format.Holds);
        return Refused(
            file, 0, 0, "neither this trace nor another one of the folder has a sample", "Check that it was copied whole.");
    }

    /// <summary>Leaves a file, or a part of one, out.</summary>
    public void Drop(string what, string reason) => _dropped.Add(new DroppedItem(what, reason));

    /// <summary>Counts a sample that is kept.</summary>
    /// <exception cref="ImportException">There are too many.</exception>
    public void Count(string file)
    {
        if (++_samples > MostSamples)
        {
            throw Refused(
                file, 0, 0,
                string.Create(CultureInfo.InvariantCulture, $"with this file there are more than {MostSamples:N0} samples"),
                "Import fewer machines, or a part of the time.");
        }
    }

    /// <summary>The first line of a file; empty where it has none.</summary>
    public static string FirstLine(string file)
    {
        using var reader = Open(file);
        return reader.Read() ? reader.Line.ToString() : "";
    }

    /// <summary>The lines of a file that are not empty, with their numbers from 1.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string file)
    {
        using var reader = Open(file);
        while (reader.Read())
        {
            if (reader.IsCut)
            {
                throw Refused(
                    file, reader.Number, 1, "the line is too long for a trace", "Take the file out, or shorten the line.");
            }
            if (!reader.Line.IsWhiteSpace())
                yield return (reader.Number, reader.Line.ToString());
        }
    }

    /// <summary>A field as a number from 0 up.</summary>
    /// <exception cref="ImportException">It is none.</exception>
    public static double Number(string file, int line, string field, string what, double most = Greatest)
    {
        var isNumber = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (isNumber && value >= 0 && value <= most)
            return value;
        var shown = field.Length > 40 ? field[..40] + "..." : field;
        throw Refused(file, line, 1, $"'{shown}' is no {what}", "Correct the line, or take it out.");
    }

    /// <summary>Data that cannot be used.</summary>
    public static ImportException Refused(string file, int line, int column, string reason, string cure) =>
        new([new Problem(file, line, column, "", reason, cure, ProblemSeverity.Error, ProblemCode.File)]);

    private static IReadOnlyList<string> FilesOf(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(folder, 0, 0, "the folder cannot be read", "Check who may read it.");
        }
    }

    private static LineReader Open(string file)
    {
        try
        {
            return new LineReader(new StreamReader(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(
                file, 0, 0, "the file cannot be opened", "Check who may read it, and whether another program holds it.");
        }
    }
}
