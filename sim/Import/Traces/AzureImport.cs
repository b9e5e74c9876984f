using System.Globalization;

namespace HvSim.Import.Traces;

/// <summary>
/// Reads the Azure public data set of virtual machines, V1: <c>vmtable.csv</c> and <c>vm_cpu_readings-file-*.csv</c>, both
/// without a header.
/// </summary>
public static class AzureImport
{
    private const string TableName = "vmtable.csv";
    private const string ReadingsPrefix = "vm_cpu_readings";
    private const double GiB = 1L << 30;
    private const double Percent = 100;
    private const int FieldsOfTable = 11;
    private const int FieldsOfReading = 5;

    /// <summary>Reads all readings of a folder.</summary>
    /// <exception cref="ImportException">It holds none, or some that cannot be read.</exception>
    public static ImportedLoad Read(string path)
    {
        var folder = new TraceFolder(path);
        var table = new Dictionary<string, (double Processors, double Memory)>(StringComparer.Ordinal);
        var readings = new SortedDictionary<string, SortedDictionary<double, double>>(StringComparer.Ordinal);
        var (peaks, means) = (0.0, 0.0);
        foreach (var file in folder.Files)
        {
            var name = Path.GetFileName(file);
            if (name == TableName)
                ReadTable(file, table);
            else if (name.StartsWith(ReadingsPrefix, StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal))
                ReadReadings(file, folder, readings, ref peaks, ref means);
            else
            {
                var isPacked = name.EndsWith(".gz", StringComparison.Ordinal);
                folder.Drop(name, isPacked ? "it is packed; unpack it first" : "it holds no readings");
            }
        }
        var unlisted = readings.Keys.Count(id => !table.ContainsKey(id));
        var silent = table.Keys.Count(id => !readings.ContainsKey(id));
        if (silent > 0)
            folder.Drop($"{silent} machines of {TableName}", "there are no readings of them");
        return TraceLoad.Of(
            "Azure public data set V1", folder, [.. readings.Select(one => Guest(one.Key, one.Value, table))],
            [
                new("average CPU of five minutes", "processor time"), new("core count", "virtual processors"),
                new("memory in GB", "static memory"),
            ],
            [
                .. unlisted == 0 ? (string[])[] :
                    [$"{unlisted} machines that {TableName} does not list have one virtual processor"],
                "nothing is known of memory in use, disks and network",
                .. means == 0 ? (string[])[] :
                [
                    "bursts are the usual ones; the highest readings are "
                    + string.Create(
                        CultureInfo.InvariantCulture, $"{peaks / means:0.##} times the averages, which 'bursts.peak' is near"),
                ],
            ]);
    }

    private static void ReadTable(string file, Dictionary<string, (double Processors, double Memory)> table)
    {
        foreach (var (line, text) in TraceFolder.Lines(file))
        {
            var fields = Fields(file, line, text, FieldsOfTable);
            table[fields[0]] = (
                Math.Max(1, TraceFolder.Number(file, line, fields[9].Trim('>', ' '), "core count", TraceLoad.MostProcessors)),
                TraceFolder.Number(file, line, fields[10].Trim('>', ' '), "size of memory"));
        }
    }

    private static void ReadReadings(
        string file, TraceFolder folder, SortedDictionary<string, SortedDictionary<double, double>> readings, ref double peaks,
        ref double means)
    {
        foreach (var (line, text) in TraceFolder.Lines(file))
        {
            var fields = Fields(file, line, text, FieldsOfReading);
            var at = TraceFolder.Number(file, line, fields[0], "time", TraceLoad.LatestSeconds);
            var mean = TraceFolder.Number(file, line, fields[4], "percentage");
            peaks += TraceFolder.Number(file, line, fields[3], "percentage");
            means += mean;
            if (!readings.TryGetValue(fields[1], out var own))
                readings.Add(fields[1], own = []);
            own[at] = mean;
            folder.Count(file);
        }
    }

    private static string[] Fields(string file, int line, string text, int number)
    {
        string[] fields = [.. text.Split(',').Select(field => field.Trim())];
        return fields.Length == number ? fields : throw TraceFolder.Refused(
            file, line, 1, $"the line has {fields.Length} values, not {number}",
            "Take the files of the data set V1 as they are.");
    }

    private static ImportedGuest Guest(
        string id, SortedDictionary<double, double> readings, Dictionary<string, (double Processors, double Memory)> table)
    {
        var (processors, memory) = table.TryGetValue(id, out var known) ? known : (1, 0);
        return new ImportedGuest(id, (int)processors,
        [
            .. readings.Select(one => new LoadSample(
                TimeSpan.FromSeconds(one.Key), Math.Min(one.Value, Percent) / Percent * processors, TraceLoad.Unknown,
                TraceLoad.Unknown, TraceLoad.Unknown, TraceLoad.Unknown, TraceLoad.Unknown, TraceLoad.Unknown,
                TraceLoad.Unknown)),
        ])
        {
            AssignedMemoryBytes = memory > 0 ? memory * GiB : null,
        };
    }
}
