using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// How fast the requests inside the guests of an open class pile up. Each replication gives one slope, by least squares through
/// the bins of its second half (after the warm-up); successive bins depend on each other, replications do not, so the interval
/// is taken over the replications' slopes.
/// </summary>
internal sealed class Backlog
{
    private const int FewestBins = 3;

    private readonly Estimate? _growth;

    private Backlog(Estimate? growth) => _growth = growth;

    /// <summary>Growth per second, or null where the runs have too few bins.</summary>
    public Estimate? Growth => _growth;

    /// <summary>For each class its backlog; null for one without open arrivals, or where runs end with traces.</summary>
    public static Backlog?[] OfAll(Scenario scenario, IReadOnlyList<RunResult> runs) =>
        [.. scenario.Guests.Select((guest, index) =>
            guest.Workload is OpenWorkload && !scenario.FollowsTraces() ? Of(runs, index, scenario.Run.Warmup) : null)];

    /// <summary>The backlog of the class at <paramref name="index"/>.</summary>
    private static Backlog Of(IReadOnlyList<RunResult> runs, int index, Duration warmup)
    {
        var slopes = runs.Select(run => Slope(run.Series, index, warmup)).OfType<double>().ToArray();
        return new Backlog(slopes.Length < 2 ? null : Interval.OfMean(slopes));
    }

    public MetricReading Reading(string guest) => _growth is null
        ? ReadingList.Missing(MetricCatalog.BacklogGrowth, guest, Statistic.Total, "", "the runs have too few time bins")
        : new MetricReading(MetricCatalog.BacklogGrowth, guest, Statistic.Total, "", _growth, "", ThinData: false);

    private static double? Slope(TimeSeries series, int index, Duration warmup)
    {
        if (series.Bins.Count == 0)
            return null;
        var from = Instant.Zero + Duration.Max(warmup, (series.Bins[^1].End - Instant.Zero) / 2);
        var bins = series.Bins.Where(bin => bin.End >= from).ToArray();
        return bins.Length < FewestBins
            ? null
            : Slope([.. bins.Select(bin => bin.End.Seconds)], [.. bins.Select(bin => (double)bin.Classes[index].InSystem)]);
    }

    private static double Slope(double[] times, double[] levels)
    {
        var (meanTime, meanLevel) = (times.Average(), levels.Average());
        double products = 0, squares = 0;
        for (var i = 0; i < times.Length; i++)
        {
            products += (times[i] - meanTime) * (levels[i] - meanLevel);
            squares += (times[i] - meanTime) * (times[i] - meanTime);
        }
        return products / squares;
    }
}
