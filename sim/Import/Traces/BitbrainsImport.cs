namespace HvSim.Import.Traces;

/// <summary>
/// Reads traces of the Grid Workloads Archive, GWA-T-12 (Bitbrains): a file for each virtual machine. Their header says
/// milliseconds and means seconds since 1970; the usage in percent is of all processors of the machine.
/// </summary>
public static class BitbrainsImport
{
    // Twice the nominal clock, which none is assumed to reach.
    private const double MostPercent = 200;
    private const double KiB = 1024;

    // 1e11 s is the year 5138, and 1e11 ms that of 1973.
    private const double FirstMilliseconds = 1e11;
    private const double MillisecondsPerSecond = 1000;
    private const double MostOfAnyOther = 1e12;

    private static readonly string[] Columns =
    [
        "Timestamp [ms]", "CPU cores", "CPU usage [%]", "Memory capacity provisioned [KB]", "Memory usage [KB]",
        "Disk read throughput [KB/s]", "Disk write throughput [KB/s]", "Network received throughput [KB/s]",
        "Network transmitted throughput [KB/s]",
    ];

    /// <summary>How its files are known.</summary>
    internal static readonly TraceFormat Format = new(
        "bitbrains", "Bitbrains traces", "files of which the first line names columns such as 'Timestamp [ms];' and 'CPU cores;'",
        file => PlacesOf(TraceFolder.FirstLine(file)) is not null);

    /// <summary>Reads all traces of a folder.</summary>
    /// <exception cref="ImportException">It holds none, or one that cannot be read.</exception>
    public static ImportedLoad Read(string path)
    {
        var folder = new TraceFolder(path, Format);
        var guests = new List<ImportedGuest>();
        foreach (var file in folder.Files)
        {
            if (PlacesOf(TraceFolder.FirstLine(file)) is not { } places)
            {
                folder.Drop(Path.GetFileName(file), "its header is not that of a Bitbrains trace");
                continue;
            }
            if (ReadOne(file, places, folder) is { } guest)
                guests.Add(guest);
        }
        return TraceLoad.Of(
            "Bitbrains traces (GWA-T-12)", folder, guests, new ImportReport(
            [
                new("CPU usage [%] of CPU cores", "processor time"), new("Memory usage [KB]", "committed memory"),
                new("Memory capacity provisioned [KB]", "static memory"), new("Disk throughput [KB/s]", "bytes read and written"),
                new("Network throughput [KB/s]", "bytes sent and received"), new("Timestamp [ms]", "seconds, which it is"),
            ],
            [],
            [
                "a second of processor time is one of the modelled host, whatever the clock of the traced one",
                "memory usage is what vSphere saw in use; it is taken as committed",
            ],
            []),
            DateTime.UnixEpoch);
    }

    private static double MostOf(int column) => column switch
    {
        0 => TraceLoad.LatestSeconds * MillisecondsPerSecond,
        1 => ImportedGuest.MostProcessors,
        _ => MostOfAnyOther,
    };

    private static int[]? PlacesOf(string header)
    {
        string[] names = [.. header.Split(';').Select(name => name.Trim())];
        int[] places = [.. Columns.Select(column => Array.IndexOf(names, column))];
        return places.Contains(-1) ? null : places;
    }

    private static ImportedGuest? ReadOne(string file, int[] places, TraceFolder folder)
    {
        var samples = new SortedDictionary<double, LoadSample>();
        var (processors, memory, repeated) = (1.0, 0.0, 0);
        foreach (var (line, text) in TraceFolder.Lines(file).Skip(1))
        {
            var fields = text.Split(';');
            if (fields.Length <= places.Max())
            {
                throw TraceFolder.Refused(
                    file, line, 1, "the line has fewer values than the header", "Complete the line, or take it out.");
            }
            double[] values =
                [.. places.Select((place, i) => TraceFolder.Number(file, line, fields[place].Trim(), Columns[i], MostOf(i)))];
            var seconds = values[0] >= FirstMilliseconds ? values[0] / MillisecondsPerSecond : values[0];
            processors = Math.Max(processors, Math.Round(values[1]));
            memory = Math.Max(memory, values[3] * KiB);
            var sample = TraceLoad.Sample(TimeSpan.FromSeconds(seconds), values[2], values[1], MostPercent) with
            {
                MemoryBytes = values[4] * KiB,
                ReadBytes = values[5] * KiB,
                WriteBytes = values[6] * KiB,
                NetworkBytes = (values[7] + values[8]) * KiB,
            };
            if (!samples.TryAdd(seconds, sample))
                repeated++;
            folder.Count(file);
        }
        var name = Path.GetFileNameWithoutExtension(file);
        if (repeated > 0)
            folder.Drop($"{repeated} lines of {name}", "their time was there before");
        if (samples.Count == 0)
        {
            folder.Drop(name, "it has no samples");
            return null;
        }
        return new ImportedGuest(name, (int)processors, [.. samples.Values]) { AssignedMemoryBytes = memory > 0 ? memory : null };
    }
}
