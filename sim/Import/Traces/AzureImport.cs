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
    private const int FieldsOfTable = 11;
    private const int FieldsOfReading = 5;

    /// <summary>How its files are known.</summary>
    internal static readonly TraceFormat Format = new(
        "azure", "readings of the Azure data set V1", "'vmtable.csv' and 'vm_cpu_readings-file-*.csv', unpacked",
        file => IsReadings(Path.GetFileName(file)));

    /// <summary>Reads all readings of a folder.</summary>
    /// <exception cref="ImportException">It holds none, or some that cannot be read.</exception>
    public static ImportedLoad Read(string path)
    {
        var folder = new TraceFolder(path, Format);
        var table = new Dictionary<string, (double Processors, double Memory)>(StringComparer.Ordinal);
        var readings = new SortedDictionary<string, SortedDictionary<double, double>>(StringComparer.Ordinal);
        var (peaks, means, repeated) = (0.0, 0.0, 0);
        foreach (var file in folder.Files)
        {
            var name = Path.GetFileName(file);
            if (name == TableName)
                ReadTable(file, table);
            else if (IsReadings(name))
                repeated += ReadReadings(file, folder, readings, ref peaks, ref means);
            else
            {
                var isPacked = name.EndsWith(".gz", StringComparison.Ordinal);
                folder.Drop(name, isPacked ? "it is packed; unpack it first" : "it holds no readings");
            }
        }
        var unlisted = readings.Keys.Count(id => !table.ContainsKey(id));
        var silent = table.Keys.Count(id => !readings.ContainsKey(id));
        if (silent > 0)
            folder.Drop($"machines of {TableName}: {silent}", "there are no readings of them");
        if (repeated > 0)
            folder.Drop($"readings: {repeated}", "their machine has another one of the same time before them");
        return TraceLoad.Of(
            "Azure public data set V1", folder, [.. readings.Select(one => Guest(one.Key, one.Value, table))], new ImportReport(
            [
                new("average CPU of five minutes", "processor time"),
                .. unlisted == readings.Count ? (MappedItem[])[] :
                    [new("core count", "virtual processors"), new("memory in GB", "static memory")],
            ],
            [], ["nothing is known of memory in use, disks and network"], [])
            {
                Overridable =
                [
                    .. unlisted == 0 ? (KeyedAssumption[])[] :
                    [
                        new("guests.<name>.virtualProcessors", $"1 for the {unlisted} machines that {TableName} does not list"),
                    ],
                    .. means == 0 ? (KeyedAssumption[])[] :
                    [
                        new("guests.<name>.workload.trace.bursts.peak", string.Create(
                            CultureInfo.InvariantCulture,
                            $"the usual one; the highest readings of an interval are {peaks / means:0.##} times its average")),
                    ],
                ],
            });
    }

    private static bool IsReadings(string name) =>
        name.StartsWith(ReadingsPrefix, StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal);

    private static void ReadTable(string file, Dictionary<string, (double Processors, double Memory)> table)
    {
        foreach (var (line, text) in TraceFolder.Lines(file))
        {
            var fields = Fields(file, line, text, FieldsOfTable);
            table[fields[0]] = (
                Math.Max(1, TraceFolder.Number(file, line, fields[9].Trim('>', ' '), "core count", ImportedGuest.MostProcessors)),
                TraceFolder.Number(file, line, fields[10].Trim('>', ' '), "size of memory"));
        }
    }

    /// <summary>Number of readings that are left out, as their machine has one of the same time.</summary>
    private static int ReadReadings(
        string file, TraceFolder folder, SortedDictionary<string, SortedDictionary<double, double>> readings, ref double peaks,
        ref double means)
    {
        var repeated = 0;
        foreach (var (line, text) in TraceFolder.Lines(file))
        {
            var fields = Fields(file, line, text, FieldsOfReading);
            var at = TraceFolder.Number(file, line, fields[0], "time", TraceLoad.LatestSeconds);
            var mean = TraceFolder.Number(file, line, fields[4], "percentage");
            var peak = TraceFolder.Number(file, line, fields[3], "percentage");
            if (!readings.TryGetValue(fields[1], out var own))
                readings.Add(fields[1], own = []);
            folder.Count(file);
            if (!own.TryAdd(at, mean))
            {
                repeated++;
                continue;
            }
            peaks += peak;
            means += mean;
        }
        return repeated;
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
        return new ImportedGuest(
            id, (int)processors,
            [.. readings.Select(one => TraceLoad.Sample(TimeSpan.FromSeconds(one.Key), one.Value, processors))])
        {
            AssignedMemoryBytes = memory > 0 ? memory * GiB : null,
        };
    }
}
