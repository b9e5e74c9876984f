using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Experiments;

/// <summary>
/// A metric that is watched for the end of the warm-up, in batches of time bins: for each replication what it adds up to in a batch,
/// and over what (completed requests, or processor time). Busy logical processors and the response times of each class are watched.
/// The backlog is not: by Little's law it settles with the response times, and a series that tells nothing new only adds to the
/// chance that noise decides.
/// </summary>
/// <param name="Title">Its name in words.</param>
/// <param name="Parts">By replication and batch.</param>
/// <param name="IsDeciding">Whether it is of requests that the point is simulated for, so that no figures can do without it.</param>
internal sealed record WarmupSeries(string Title, (double Sum, double Count)[][] Parts, bool IsDeciding)
{
    public int Batches => Parts[0].Length;

    /// <summary>Requests that arrived in all replications together; null where none arrive by themselves.</summary>
    public double? Arrived { get; init; }

    /// <summary>What the batches of all replications hold together.</summary>
    public double Observations => Parts.Sum(run => run.Sum(batch => batch.Count));

    /// <summary>The batches' means, averaged over the replications; null where no replication has an observation in some batch.</summary>
    public double[]? Means()
    {
        var means = new double[Batches];
        for (var batch = 0; batch < means.Length; batch++)
        {
            var known = Parts.Where(run => run[batch].Count > 0).Select(run => run[batch].Sum / run[batch].Count).ToArray();
            if (known.Length == 0)
                return null;
            means[batch] = known.Sum() / known.Length;
        }
        return means;
    }

    /// <summary>Mean of each replication over some batches; null for one that has no observation there.</summary>
    public IEnumerable<double?> MeansOver(Range batches) => Parts.Select(run =>
    {
        var (sum, count) = (run[batches].Sum(part => part.Sum), run[batches].Sum(part => part.Count));
        return count > 0 ? sum / count : (double?)null;
    });

    /// <summary>All that are watched in a scenario.</summary>
    public static IReadOnlyList<WarmupSeries> Of(Scenario scenario, IReadOnlyList<RunResult> runs)
    {
        List<WarmupSeries> series =
        [
            Of(MetricCatalog.LpBusy.Name, runs, isDeciding: false,
                bin => (bin.Processors.Busy.Seconds, Elapsed(bin.Processors).Seconds)),
        ];
        for (var index = 0; index < scenario.Guests.Count; index++)
        {
            var (place, guest) = (index, scenario.Guests[index]);
            if (guest is { Count: > 0, Workload: OpenWorkload or ClosedWorkload })
            {
                series.Add(Of($"{guest.Name} {MetricCatalog.ResponseTime.Name}", runs, DecidingReadings.Concern(scenario, guest),
                    bin => ((double)bin.Classes[place].ResponseNanoseconds / 1e9, bin.Classes[place].Completed)) with
                {
                    Arrived = guest.Workload is OpenWorkload
                        ? runs.Sum(run => run.Series.Bins.Sum(bin => (double)bin.Classes[place].Arrived))
                        : null,
                });
            }
        }
        return series;
    }

    private static WarmupSeries Of(
        string title, IReadOnlyList<RunResult> runs, bool isDeciding, Func<TimeBin, (double Sum, double Count)> read)
    {
        var batches = runs.Min(run => run.Series.Bins.Count) / Mser5.BatchSize;
        return new WarmupSeries(title, [.. runs.Select(run => run.Series.Bins
            .Take(batches * Mser5.BatchSize)
            .Select(read)
            .Chunk(Mser5.BatchSize)
            .Select(bins => (bins.Sum(bin => bin.Sum), bins.Sum(bin => bin.Count)))
            .ToArray())], isDeciding);
    }

    private static Duration Elapsed(LogicalProcessorTimes times) => times.Whole;
}
