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
            ("processors", read.CpuSeconds, 1, [TraceColumn.CpuSeconds]),
            ("memory, MiB", read.MemoryBytes, Mebi, [TraceColumn.MemoryBytes]),
            ("disk, MB/s", read.DiskBytes, Million, [TraceColumn.ReadBytes, TraceColumn.WriteBytes]),
            ("network, MB/s", read.NetworkBytes, Million, [TraceColumn.NetworkBytes]),
        ];
        foreach (var (name, mean, unit, columns) in figures)
        {
            if (double.IsNaN(mean))
                continue;
            var (data, traces) = (mean * covered, columns.Sum(column => Written(classes, column)) / intervals);
            yield return name.PadRight(NameWidth) + Right(Figure(data / unit)) + Right(Figure(traces / unit))
                + Right(Difference(data, traces));
        }
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
