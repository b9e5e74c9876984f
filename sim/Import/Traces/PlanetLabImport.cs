namespace HvSim.Import.Traces;

/// <summary>
/// Reads PlanetLab traces as CloudSim has them: a file for each virtual machine, a whole percentage of one processor a line,
/// every five minutes; or tables with a line for each virtual machine and columns such as <c>t300</c>.
/// </summary>
public static class PlanetLabImport
{
    private const double Percent = 100;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Reads all traces of a folder.</summary>
    /// <exception cref="ImportException">It holds none, or one that cannot be read.</exception>
    public static ImportedLoad Read(string path)
    {
        var folder = new TraceFolder(path);
        var guests = new List<ImportedGuest>();
        foreach (var file in folder.Files)
        {
            var first = TraceFolder.FirstLine(file);
            if (first.StartsWith("vm,t0,", StringComparison.Ordinal))
                guests.AddRange(ReadTable(file, folder));
            else if (first.Trim() is { Length: > 0 and < 4 } number && number.All(char.IsAsciiDigit))
                guests.Add(ReadOne(file, folder));
            else
                folder.Drop(Path.GetFileName(file), "its first line is no percentage");
        }
        return TraceLoad.Of(
            "PlanetLab traces", folder, guests,
            [new("a percentage a line", "processor time of one virtual processor")],
            [
                "every machine has one virtual processor, and a sample covers the five minutes before it",
                "nothing is known of memory, disks and network",
            ]);
    }

    private static ImportedGuest ReadOne(string file, TraceFolder folder) => Guest(
        Path.GetFileName(file),
        [.. TraceFolder.Lines(file).Select(line => Percentage(file, line.Number, line.Text, folder))]);

    private static IEnumerable<ImportedGuest> ReadTable(string file, TraceFolder folder)
    {
        foreach (var (number, text) in TraceFolder.Lines(file).Skip(1))
        {
            var fields = text.Split(',');
            if (fields.Length < 2)
                throw TraceFolder.Refused(file, number, 1, "the line has no percentages", "Complete the line, or take it out.");
            yield return Guest(
                fields[0].Trim(), [.. fields.Skip(1).Select(field => Percentage(file, number, field, folder))]);
        }
    }

    private static double Percentage(string file, int line, string field, TraceFolder folder)
    {
        folder.Count(file);
        return TraceFolder.Number(file, line, field.Trim(), "percentage");
    }

    private static ImportedGuest Guest(string name, IReadOnlyList<double> percentages) => new(
        name, 1,
        [
            .. percentages.Select((percentage, i) => new LoadSample(
                Step * (i + 1), Math.Min(percentage, Percent) / Percent, TraceLoad.Unknown, TraceLoad.Unknown, TraceLoad.Unknown,
                TraceLoad.Unknown, TraceLoad.Unknown, TraceLoad.Unknown, TraceLoad.Unknown)),
        ]);
}
