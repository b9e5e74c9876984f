using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>How the host's memory does, and which classes of guests feel that it is short.</summary>
internal static class MemoryWords
{
    private const int MostClasses = 3;
    private const double LeastShare = 0.05;

    /// <summary>
    /// <c>Memory: over-committed: 0.6 of 64 GiB available on average, mean pressure 138.5 % (above 100 %); each office guest
    /// pages 3.1 /s; device 89.1 % busy.</c> Of the classes only those that page, read files from the device or are strained.
    /// Empty where the scenario has no memory.
    /// </summary>
    public static string Of(PointResult point)
    {
        if (point.MemoryVerdict is not { } verdict)
            return "";
        var classes = point.Scenario!.Guests.Select(guest => Class(point, guest.Name)).Where(text => text.Length > 0).ToList();
        var named = classes.Take(MostClasses).ToList();
        if (classes.Count > named.Count)
            named.Add($"{classes.Count - named.Count} more classes are in summary.csv");
        var guests = named.Count == 0 ? "" : $"; {string.Join("; ", named)}{Device(point)}";
        return $"Memory: {RunWords.Health(verdict.Health)}: {verdict.Evidence}{guests}.";
    }

    private static string Class(PointResult point, string guest)
    {
        var does = new List<string>();
        if (Read(point, MemoryMetrics.Paging, guest) is > 0 and { } pages)
            does.Add($"pages {Readable.Number(pages)} /s");
        if (Read(point, MemoryMetrics.FileReads, guest) is > 0 and { } reads)
            does.Add($"reads files from the device {Readable.Number(reads)} times a second");
        if (Read(point, MemoryMetrics.Strained, guest) is > LeastShare and { } strained)
            does.Add($"is strained for {Readable.Percent(strained)} % of its time");
        return does.Count == 0 ? "" : $"each {guest} guest {Lists.And(does)}";
    }

    private static string Device(PointResult point) => Read(point, MemoryMetrics.DeviceBusy, "") is > LeastShare and { } busy
        ? $"; device {Readable.Percent(busy)} % busy"
        : "";

    private static double? Read(PointResult point, Metric metric, string guest) =>
        point.Reading(metric.Name, guest, Statistic.Mean)?.Value;
}
