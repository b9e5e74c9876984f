using System.Globalization;
using System.Text;
using HvSim.Import.Checking;
using HvSim.Report.Files;

namespace HvSim.Cli.Importing;

/// <summary>
/// Logged and simulated counters side by side, and what could not be compared: as a table to read, and as CSV with every guest.
/// </summary>
internal static class CheckText
{
    /// <summary>Name of the file with all counters.</summary>
    public const string FileName = "check.csv";

    private const int MostGuests = 4;
    private const int MostOthers = 5;
    private const int NameWidth = 40;
    private const int CellWidth = 12;

    /// <summary>The table of the host, of all guests together and, where there are few, of each.</summary>
    public static string Table(CheckResult result)
    {
        var counters = result.Compared;
        var few = counters.Select(one => one.Key.Guest).Distinct().Count() <= MostGuests + 2;
        var shown = counters.Where(one => few || one.Key.Guest is "" or CounterKey.AllGuests);
        var text = new StringBuilder();
        foreach (var part in shown.GroupBy(one => (one.Key.Guest, one.Key.Object)))
        {
            var title = part.Key.Guest.Length == 0 ? part.Key.Object : $"{part.Key.Object}, {part.Key.Guest}";
            text.Append('\n').Append(title).Append('\n');
            text.Append("  ".PadRight(NameWidth)).Append(Right("logged")).Append(Right("simulated")).Append(Right("+-"))
                .Append(Right("difference")).Append('\n');
            foreach (var one in part)
            {
                text.Append($"  {one.Key.Counter}".PadRight(NameWidth)).Append(Right(Number(one.Logged)))
                    .Append(Right(Number(one.Simulated.Value))).Append(Right(Number(one.Simulated.HalfWidth)))
                    .Append(Right(one.DifferencePercent is { } percent
                        ? percent.ToString("+0.0' %';-0.0' %';0.0' %'", CultureInfo.InvariantCulture) : "n/a"))
                    .Append('\n');
            }
        }
        AppendOthers(text, result.Others);
        return text.ToString();
    }

    /// <summary>All counters, one a line.</summary>
    public static byte[] Csv(CheckResult result)
    {
        using var table = new CsvTable(
            ["object", "counter", "guest", "logged", "simulated", "half_width_95", "difference_percent"]);
        foreach (var one in result.Compared)
        {
            table.Row([
                one.Key.Object, one.Key.Counter, one.Key.Guest, Figure(one.Logged), Figure(one.Simulated.Value),
                Figure(one.Simulated.HalfWidth), Figure(one.DifferencePercent),
            ]);
        }
        foreach (var one in result.Others)
            table.Row([one.Key.Object, one.Key.Counter, one.Key.Guest, Figure(one.Logged), "", "", ""]);
        return table.Bytes();
    }

    /// <summary>The first of those that could not be compared, each once for all guests.</summary>
    private static void AppendOthers(StringBuilder text, IReadOnlyList<UncheckedCounter> others)
    {
        string[] names = [.. others.Select(one => $@"{one.Key.Object}\{one.Key.Counter}").Distinct()];
        if (names.Length == 0)
            return;
        text.Append('\n').Append(CultureInfo.InvariantCulture, $"Logged and not compared: {names.Length} counters\n");
        foreach (var name in names.Take(MostOthers))
            text.Append("  ").Append(name).Append('\n');
        if (names.Length > MostOthers)
            text.Append(CultureInfo.InvariantCulture, $"  ... and {names.Length - MostOthers} more: {FileName}\n");
    }

    private static string Right(string cell) => cell.PadLeft(CellWidth);

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { 0 => "0", < 0.01 => "0.#e0", < 10 => "0.###", < 1000 => "0.#", _ => "0" },
        CultureInfo.InvariantCulture);

    private static string Figure(double? value) => value?.ToString("G9", CultureInfo.InvariantCulture) ?? "";
}
