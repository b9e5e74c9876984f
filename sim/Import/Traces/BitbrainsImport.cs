using System.Globalization;

namespace HvSim.Import.Traces;

/// <summary>
/// Reads traces of the Grid Workloads Archive, GWA-T-12 (Bitbrains): a file for each virtual machine. Their header says
/// milliseconds and means seconds since 1970; the usage in percent is of all processors of the machine.
/// </summary>
public static class BitbrainsImport
{
    private const double KiB = 1024;
    private const double PercentOfOne = 100;

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

    /// <summary>Reads all traces of a folder.</summary>
    /// <exception cref="ImportException">It holds none, or one that cannot be read.</exception>
    public static ImportedLoad Read(string path)
    {
        var folder = new TraceFolder(path);
        var guests = new List<ImportedGuest>();
        var excess = new Excess();
        foreach (var file in folder.Files)
        {
            if (PlacesOf(TraceFolder.FirstLine(file)) is not { } places)
            {
                folder.Drop(Path.GetFileName(file), "its header is not that of a Bitbrains trace");
                continue;
            }
            if (ReadOne(file, places, folder, excess) is { } guest)
                guests.Add(guest);
        }
        return TraceLoad.Of(
            "Bitbrains traces (GWA-T-12)", folder, guests,
            [
                new("CPU usage [%] of CPU cores", "processor time"), new("Memory usage [KB]", "committed memory"),
                new("Memory capacity provisioned [KB]", "static memory"), new("Disk throughput [KB/s]", "bytes read and written"),
                new("Network throughput [KB/s]", "bytes sent and received"), new("Timestamp [ms]", "seconds, which it is"),
            ],
            [
                "a second of processor time is one of the modelled host, whatever the clock of the traced one",
                "memory usage is what vSphere saw in use; it is taken as committed",
                "transfers have the usual sizes, as the traces give throughput alone; set readSize, writeSize and packetSize",
                .. excess.Count == 0 ? (string[])[] : [excess.ToString()],
            ]);
    }

    private static double MostOf(int column) => column switch
    {
        0 => TraceLoad.LatestSeconds * MillisecondsPerSecond,
        1 => TraceLoad.MostProcessors,
        _ => MostOfAnyOther,
    };

    private static int[]? PlacesOf(string header)
    {
        string[] names = [.. header.Split(';').Select(name => name.Trim())];
        int[] places = [.. Columns.Select(column => Array.IndexOf(names, column))];
        return places.Contains(-1) ? null : places;
    }

    private static ImportedGuest? ReadOne(string file, int[] places, TraceFolder folder, Excess excess)
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
            excess.Add(values[2], values[1]);
            var cpu = values[2] / PercentOfOne * values[1];
            if (!samples.TryAdd(seconds, new LoadSample(
                TimeSpan.FromSeconds(seconds), cpu, values[4] * KiB, TraceLoad.Unknown, TraceLoad.Unknown, values[5] * KiB,
                values[6] * KiB, TraceLoad.Unknown, (values[7] + values[8]) * KiB)))
            {
                repeated++;
            }
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

    /// <summary>Usage above all processors of a machine at their nominal clock, which they exceeded; on a host that does not, it takes longer.</summary>
    private sealed class Excess
    {
        private double _most;
        private double _over;
        private double _all;

        public int Count { get; private set; }

        public void Add(double percent, double processors)
        {
            _all += percent * processors;
            if (percent <= PercentOfOne)
                return;
            Count++;
            _most = Math.Max(_most, percent);
            _over += (percent - PercentOfOne) * processors;
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Count} samples above all processors of their machine, up to ")
            + string.Create(CultureInfo.InvariantCulture, $"{_most:0.#} %, as their clock was above its nominal: what exceeds 100 %, ")
            + string.Create(CultureInfo.InvariantCulture, $"{PercentOfOne * _over / _all:0.##} % of all processor time, is done later");
    }
}
