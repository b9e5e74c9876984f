using System.Globalization;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>
/// Means of all guests together over all of the data, as they were read and as the traces ask for them, so that one sees what was
/// lost on the way.
/// </summary>
internal static class TotalsTable
{
    private const int NameWidth = 24;
    private const int CellWidth = 14;
    private const double Mebi = 1 << 20;
    private const double Million = 1e6;
    private const double All = 0.9995;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> LinesOf(ImportedLoad load, IReadOnlyList<WrittenClass> classes)
    {
        var read = load.AsRead ?? LoadTotals.Of(load.Guests, load.Interval);
        var intervals = classes[0].Trace.Cpu.Length;
        // The last interval of the traces may end after the data do.
        var covered = read.Span / (intervals * load.Interval);
        yield return "".PadRight(NameWidth) + Right("data") + Right("traces") + Right("difference");
        (string Name, double Read, double Unit, TraceColumn[] Columns)[] figures =
        [
            ("processors", read.CpuSeconds * covered, 1, [TraceColumn.CpuSeconds]),
            ("memory, MiB", read.MemoryBytes, Mebi, [TraceColumn.MemoryBytes]),
            ("disk, MB/s", read.DiskBytes * covered, Million, [TraceColumn.ReadBytes, TraceColumn.WriteBytes]),
            ("network, MB/s", read.NetworkBytes * covered, Million, [TraceColumn.NetworkBytes]),
        ];
        foreach (var (name, data, unit, columns) in figures)
        {
            if (double.IsNaN(data))
                continue;
            var traces = columns.Sum(column => Written(classes, column)) / intervals;
            yield return name.PadRight(NameWidth) + Right(Figure(data / unit)) + Right(Figure(traces / unit))
                + Right(Difference(data, traces));
        }
        if (LoadTotals.KnownShare(load.Guests, load.Interval, read.Span) is var share and < All)
            yield return OfGaps(share, !double.IsNaN(read.MemoryBytes));
    }

    private static string OfGaps(double share, bool knowsMemory)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"data cover {100 * share:0.#} % of the guests' time; in the rest they count as nothing");
        return knowsMemory
            ? $"{text}, but for memory, which is averaged over the data and in the traces stays as it was"
            : text;
    }

    /// <summary>Sum of a column over guests and intervals, from where each guest appears.</summary>
    private static double Written(IReadOnlyList<WrittenClass> classes, TraceColumn column) =>
        classes.Sum(one => one.Count * (one.Trace.Column(column)?.Skip(one.Trace.First).Sum() ?? 0));

    /// <summary>Four digits that tell.</summary>
    private static string Figure(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "0" : "G4", CultureInfo.InvariantCulture);

    private static string Difference(double data, double traces)
    {
        if (data == 0)
            return traces == 0 ? "none" : "n/a";
        var percent = Math.Round(100 * (traces - data) / data, 2);
        return percent == 0 ? "none" : percent.ToString("+0.##' %';-0.##' %'", CultureInfo.InvariantCulture);
    }

    private static string Right(string text) => text.PadLeft(CellWidth);
}
