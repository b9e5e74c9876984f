using System.Globalization;
using HvSim.Experiments;
using HvSim.Report.Text;

namespace HvSim.Report.Html;

/// <summary>Where the time went: a table for each class and statistic, a row for each point, a column for each part.</summary>
internal static class BreakdownSection
{
    private const string File = "breakdown.csv";
    private const string AxisPrefix = "axis:";

    public static void Write(HtmlText page, FinishedFolder folder, IReadOnlyList<string> axes)
    {
        var rows = folder.Rows(File);
        if (rows.Count == 0)
        {
            page.Element("p", "No class of guests has requests whose time is known.");
            return;
        }
        page.Element("p", "Milliseconds per request, with 95 % intervals where replications give one. The parts of a row add "
            + "up to its response time; parts that are zero everywhere are left out.", ("class", "note"));
        foreach (var guest in rows.GroupBy(row => row["guest"]))
        {
            page.Element("h3", guest.Key);
            foreach (var statistic in guest.GroupBy(row => row["statistic"]))
            {
                var which = statistic.Key == Statistic.Mean ? "all requests" : "the slowest 5 % of the requests";
                HtmlTable.Write(page, $"{guest.Key}: mean over {which}, ms", Table([.. statistic], axes));
            }
        }
    }

    private static AnswerTable Table(List<IReadOnlyDictionary<string, string>> rows, IReadOnlyList<string> axes)
    {
        string[] paths = [.. rows[0].Keys.Where(name => name.StartsWith(AxisPrefix, StringComparison.Ordinal))];
        string[] parts = [.. rows.GroupBy(row => row["part"]).Where(part => part.Any(row => Number(row, "ms_per_request") > 0))
            .Select(part => part.Key)];
        var hasReasons = rows.Any(row => row["reason"].Length > 0);
        return new AnswerTable(
            [
                .. paths.Select((path, i) => new AnswerColumn(
                    i < axes.Count ? axes[i] : path[AxisPrefix.Length..], IsText: false, IsKey: true)),
                new AnswerColumn("response time"),
                .. parts.Select(part => new AnswerColumn(Words.OfPart(part))),
                .. SweepTables.If(hasReasons, () => new AnswerColumn("why not", IsText: true)),
            ],
            [
                .. rows.GroupBy(row => row["point"]).Select(point => (IReadOnlyList<string>)
                [
                    .. paths.Select(path => point.First()[path]),
                    Readable.Number(Whole(point)),
                    .. parts.Select(part => Cell(point.First(row => row["part"] == part))),
                    .. SweepTables.If(hasReasons, () => point.First()["reason"]),
                ]),
            ]);
    }

    private static double? Whole(IEnumerable<IReadOnlyDictionary<string, string>> parts)
    {
        var known = parts.Select(row => Number(row, "ms_per_request")).OfType<double>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    private static string Cell(IReadOnlyDictionary<string, string> row) =>
        Number(row, "ms_per_request") is not { } value ? Readable.Missing
        : Number(row, "half_width_95_ms") is > 0 and { } half
            ? Readable.PlusMinus(new Estimate(value, half, []) { Least = Number(row, "low_95_ms") is 0 ? 0 : null })
            : Readable.Number(value);

    private static double? Number(IReadOnlyDictionary<string, string> row, string column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
