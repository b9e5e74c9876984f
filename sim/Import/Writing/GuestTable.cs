using System.Globalization;

namespace HvSim.Import.Writing;

/// <summary>The guests of a load and their mean demand, as lines of a table; of many the busiest.</summary>
internal static class GuestTable
{
    private const int MostGuests = 40;
    private const int WidestShortName = 28;
    private const int WidestName = 120;
    private const double Mebi = 1 << 20;
    private const double Million = 1e6;

    /// <summary>What stands above the table.</summary>
    public static string TitleOf(ImportedLoad load) => load.Guests.Count <= MostGuests
        ? "Guests"
        : string.Create(CultureInfo.InvariantCulture, $"Guests, the {MostGuests} busiest of {load.Guests.Count}");

    /// <summary>The lines.</summary>
    /// <param name="load">The guests.</param>
    /// <param name="isShort">Whether long names are cut, so that a line fits a terminal.</param>
    public static IEnumerable<string> LinesOf(ImportedLoad load, bool isShort)
    {
        var width = isShort
            ? WidestShortName
            : Math.Clamp(Shown(load).Max(guest => guest.Name.Length), WidestShortName, WidestName);
        return
        [
            "name".PadRight(width) + "  VPs  samples     CPU  busiest     memory  reads/s  writes/s   MB/s  net MB/s",
            .. Shown(load).Select(guest => LineOf(guest, width)),
        ];
    }

    private static IEnumerable<ImportedGuest> Shown(ImportedLoad load) => load.Guests.Count <= MostGuests
        ? load.Guests
        : load.Guests.OrderByDescending(guest => Mean(guest.Samples, sample => sample.CpuSeconds)).Take(MostGuests);

    private static string LineOf(ImportedGuest guest, int width)
    {
        var samples = guest.Samples;
        var name = (guest.Name.Length <= width ? guest.Name : $"{guest.Name.AsSpan(0, width - 3)}...").PadRight(width);
        var bytes = LoadTotals.Sum(Mean(samples, sample => sample.ReadBytes), Mean(samples, sample => sample.WriteBytes));
        var busiest = samples.Select(sample => sample.CpuSeconds).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{name}  {guest.VirtualProcessors,3}  {samples.Count,7}")
            + Cell(Mean(samples, sample => sample.CpuSeconds), 8, "0.000") + Cell(busiest, 9, "0.000")
            + Cell(Mean(samples, sample => sample.MemoryBytes) / Mebi, 11, "0' MiB'")
            + Cell(Mean(samples, sample => sample.Reads), 9, "0.0") + Cell(Mean(samples, sample => sample.Writes), 10, "0.0")
            + Cell(bytes / Million, 7, "0.0") + Cell(Mean(samples, sample => sample.NetworkBytes) / Million, 10, "0.00");
    }

    private static double Mean(IReadOnlyList<LoadSample> samples, Func<LoadSample, double> figure) =>
        samples.Select(figure).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private static string Cell(double value, int width, string format) =>
        (double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture)).PadLeft(width);
}
