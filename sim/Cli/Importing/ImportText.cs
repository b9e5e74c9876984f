using System.Globalization;
using System.Text;
using HvSim.Import;

namespace HvSim.Cli.Importing;

/// <summary>What was made of monitoring data, as text: the guests and their mean demand, then what became of the data.</summary>
internal static class ImportText
{
    private const int WidestName = 28;
    private const double Mebi = 1 << 20;
    private const double Million = 1e6;

    /// <summary>All of it.</summary>
    public static string Of(ImportedLoad load)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{load.Source}: guests {load.Guests.Count}, a mean every ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{load.Interval.TotalSeconds:0.###} s\n");
        text.Append("guest".PadRight(WidestName));
        text.AppendLine("  VPs  means     CPU  busiest   memory  reads/s  writes/s   MB/s  net MB/s");
        foreach (var guest in load.Guests)
            text.AppendLine(LineOf(guest));
        Section(text, "Taken:", load.Report.Mapped.Select(item => $"{item.What} -> {item.Target}"));
        Section(text, "Left out:", load.Report.Dropped.Select(item => $"{item.What}: {item.Reason}"));
        Section(text, "Assumed:", load.Report.Assumed);
        Section(text, "Time:", load.Report.Coverage);
        return text.ToString();
    }

    private static string LineOf(ImportedGuest guest)
    {
        var samples = guest.Samples;
        var name = guest.Name.Length <= WidestName ? guest.Name : $"{guest.Name.AsSpan(0, WidestName - 3)}...";
        var bytes = Sum(Mean(samples, sample => sample.ReadBytes), Mean(samples, sample => sample.WriteBytes));
        var busiest = samples.Select(sample => sample.CpuSeconds).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{name,-WidestName}  {guest.VirtualProcessors,3}  {samples.Count,5}")
            + Cell(Mean(samples, sample => sample.CpuSeconds), 8, "0.000") + Cell(busiest, 9, "0.000")
            + Cell(Mean(samples, sample => sample.MemoryBytes) / Mebi, 9, "0' MB'")
            + Cell(Mean(samples, sample => sample.Reads), 9, "0.0") + Cell(Mean(samples, sample => sample.Writes), 10, "0.0")
            + Cell(bytes / Million, 7, "0.0") + Cell(Mean(samples, sample => sample.NetworkBytes) / Million, 10, "0.00");
    }

    private static double Mean(IReadOnlyList<LoadSample> samples, Func<LoadSample, double> figure) =>
        samples.Select(figure).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Of a sum of which one part is not known the other one is all there is.</summary>
    private static double Sum(double one, double other) =>
        double.IsNaN(one) ? other : double.IsNaN(other) ? one : one + other;

    private static string Cell(double value, int width, string format) =>
        (double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture)).PadLeft(width);

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
            return;
        text.AppendLine().AppendLine(title);
        foreach (var line in all)
            text.Append("  ").AppendLine(line);
    }
}
