using HvSim.Experiments;
using HvSim.Models;

namespace HvSim.Report;

/// <summary>How the response time of a guest class divides into its parts, all in milliseconds per request.</summary>
internal sealed record PartShares(string Guest, string Statistic, IReadOnlyList<PartShare> Parts)
{
    private const string MetricPrefix = "part-";

    /// <summary>Every class of the point whose parts are known, the mean first and then the slowest.</summary>
    public static IEnumerable<PartShares> Of(PointResult point)
    {
        var guests = point.Readings.Where(IsPart).Select(r => r.Guest).Distinct().ToList();
        foreach (var guest in guests)
        {
            foreach (var statistic in new[] { Experiments.Statistic.Mean, Experiments.Statistic.SlowestTwentieth })
            {
                var parts = point.Readings.Where(r => IsPart(r) && r.Guest == guest && r.Statistic == statistic).ToList();
                if (parts.Count > 0)
                    yield return new PartShares(guest, statistic, Divide(parts));
            }
        }
    }

    /// <summary>One statistic of a class, or null where its parts are not known.</summary>
    public static PartShares? Of(PointResult point, string guest, string statistic) =>
        Of(point).FirstOrDefault(s => s.Guest == guest && s.Statistic == statistic);

    /// <summary>The parts in the order of their list, by their names in the result files.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetValues<ResponsePart>().Select(part => MetricCatalog.Part(part).Name[MetricPrefix.Length..])];

    private static bool IsPart(MetricReading reading) => reading.Metric.Name.StartsWith(MetricPrefix, StringComparison.Ordinal);

    private static List<PartShare> Divide(List<MetricReading> readings)
    {
        var whole = readings.Sum(r => r.Value ?? 0);
        return
        [
            .. readings.Select(r => new PartShare(
                r.Metric.Name[MetricPrefix.Length..],
                r.Estimate,
                whole > 0 && r.Value is { } value ? value / whole : null,
                r.Reason)),
        ];
    }
}

/// <summary>
/// One part: milliseconds per request with their interval, and its share of the whole; null where it does not exist, for the
/// reason.
/// </summary>
internal readonly record struct PartShare(string Part, Estimate? Estimate, double? Share, string Reason)
{
    /// <summary>Milliseconds per request.</summary>
    public double? Milliseconds => Estimate?.Value;
}
