namespace HvSim.Import.Traces;

/// <summary>
/// Reads PlanetLab traces as CloudSim has them: a file for each virtual machine, a whole percentage of one processor a line,
/// every five minutes; or tables with a line for each virtual machine and columns such as <c>t300</c>.
/// </summary>
public static class PlanetLabImport
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>How its files are known.</summary>
    internal static readonly TraceFormat Format = new(
        "planetlab", "PlanetLab traces", "files of a percentage a line, or tables that begin with 'vm,t0,t300'",
        file => IsTable(file) || IsTrace(file));

    /// <summary>Reads all traces of a folder, which are of one day.</summary>
    /// <exception cref="ImportException">It holds none, one that cannot be read, or several days.</exception>
    public static ImportedLoad Read(string path)
    {
        var folder = new TraceFolder(path, Format);
        var guests = new List<ImportedGuest>();
        var days = new PlanetLabDay();
        foreach (var file in folder.Files)
        {
            if (IsTable(file))
                guests.AddRange(ReadTable(file, folder, days));
            else if (IsTrace(file))
                guests.Add(ReadOne(file, folder, days));
            else
                folder.Drop(Path.GetFileName(file), "its first line is no percentage");
        }
        return TraceLoad.Of(
            "PlanetLab traces", folder, guests, new ImportReport(
            [new("a percentage a line", "processor time of one virtual processor")],
            [],
            ["a sample covers the five minutes before it", "nothing is known of memory, disks and network"],
            [])
            {
                Overridable = [new("guests.<name>.virtualProcessors", "1, as percentages are of one processor")],
            });
    }

    private static bool IsTable(string file) => TraceFolder.FirstLine(file).StartsWith("vm,t0,", StringComparison.Ordinal);

    private static bool IsTrace(string file) =>
        TraceFolder.FirstLine(file).Trim() is { Length: > 0 and < 4 } number && number.All(char.IsAsciiDigit);

    private static ImportedGuest ReadOne(string file, TraceFolder folder, PlanetLabDay day)
    {
        var name = Path.GetFileName(file);
        day.Add(name, file, 0);
        return Guest(name, [.. TraceFolder.Lines(file).Select(line => Percentage(file, line.Number, line.Text, folder))]);
    }

    private static List<ImportedGuest> ReadTable(string file, TraceFolder folder, PlanetLabDay day)
    {
        day.AddTable(file);
        var guests = new List<ImportedGuest>();
        foreach (var (number, text) in TraceFolder.Lines(file).Skip(1))
        {
            var fields = text.Split(',');
            if (fields.Length < 2)
                throw TraceFolder.Refused(file, number, 1, "the line has no percentages", "Complete the line, or take it out.");
            var name = fields[0].Trim();
            day.Add(name, file, number);
            guests.Add(Guest(name, [.. fields.Skip(1).Select(field => Percentage(file, number, field, folder))]));
        }
        if (guests.Count == 0)
            folder.Drop(Path.GetFileName(file), "the table has no machine below its header");
        return guests;
    }

    private static double Percentage(string file, int line, string field, TraceFolder folder)
    {
        folder.Count(file);
        return TraceFolder.Number(file, line, field.Trim(), "percentage");
    }

    private static ImportedGuest Guest(string name, IReadOnlyList<double> percentages) =>
        new(name, 1, [.. percentages.Select((percentage, i) => TraceLoad.Sample(Step * (i + 1), percentage, 1))]);
}
