using System.Globalization;
using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Experiments;

/// <summary>
/// The one warm-up of all replications and all metrics of a point, by MSER-5 on the average over its first replications: the longest
/// one that a watched metric asks for, and not less than the floor. The rule now and then leaves out all but the end of a run that
/// has long settled, because a few of its last batches happen to be alike. So a cut beyond half of the run refuses the point only
/// where the replications' two halves differ; else the rule is held to the first half. Nor can a warm-up be told from too few
/// requests: a class that matters (DecidingReadings) needs some in every batch, and ten a batch on average.
/// </summary>
/// <param name="Length">Time to leave out; meaningless where the run is too short.</param>
/// <param name="Objection">Why the run is too short, and what would do; empty where it is long enough.</param>
internal readonly record struct WarmupCut(Duration Length, string Objection)
{
    // A tenth settles in; more than half leaves a window that is itself still settling.
    private const int Half = 2;
    private const int LongerBy = 2;
    private const int FewestPerBatch = 10;

    /// <summary>The warm-up that the first replications of a point show.</summary>
    /// <param name="scenario">The scenario, with the least warm-up that it may have.</param>
    /// <param name="pilots">The replications, at least two; only their time bins are read.</param>
    public static WarmupCut Of(Scenario scenario, IReadOnlyList<RunResult> pilots)
    {
        var longest = scenario.Run.Warmup;
        var bin = pilots[0].Series.BinLength;
        foreach (var series in WarmupSeries.Of(scenario, pilots))
        {
            if (series.IsDeciding && series.Observations < FewestPerBatch * series.Batches)
                return new WarmupCut(longest, TooFew(scenario, pilots.Count, series, series.Observations));
            if (series.Batches == 0 || series.Means() is not { } means)
            {
                if (series.IsDeciding)
                    return new WarmupCut(longest, TooFew(scenario, pilots.Count, series, series.Observations));
                continue;
            }
            var cut = Mser5.Cut(means);
            if (cut > means.Length / Half)
            {
                if (HalvesDiffer(series))
                    return new WarmupCut(longest, Advice(scenario, series.Title));
                cut = Mser5.Cut(means, means.Length / Half);
            }
            longest = Duration.Max(longest, bin * (cut * Mser5.BatchSize));
        }
        return new WarmupCut(longest, "");
    }

    private static bool HalvesDiffer(WarmupSeries series)
    {
        var middle = series.Batches / Half;
        var steps = ReadingList.Existing(series.MeansOver(..middle).Zip(
            series.MeansOver(middle..), (first, second) => second - first));
        return steps.Length >= 2 && Interval.IsNotZero(steps);
    }

    /// <summary>
    /// Why the first replications say nothing yet, not even whether there is a steady state: so few requests arrived that the filling
    /// of the empty host cannot be told from a backlog that grows. Empty where enough did.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="pilots">The replications; only their time bins are read.</param>
    public static string Prematurity(Scenario scenario, IReadOnlyList<RunResult> pilots)
    {
        foreach (var series in WarmupSeries.Of(scenario, pilots).Where(series => series.IsDeciding))
        {
            if (series.Arrived is { } arrived && arrived < FewestPerBatch * series.Batches)
                return TooFew(scenario, pilots.Count, series, arrived);
        }
        return "";
    }

    private static string TooFew(Scenario scenario, int pilots, WarmupSeries series, double observations)
    {
        var wanted = (double)FewestPerBatch * series.Batches;
        var longer = Math.Max(LongerBy, (int)Math.Ceiling(wanted / Math.Max(observations, 1)));
        return string.Create(CultureInfo.InvariantCulture,
            $"run too short: {observations:F0} observations of {series.Title} in {pilots} replications do not tell when")
            + $" the start of its {scenario.Run.Duration} has settled; a run.duration of {scenario.Run.Duration * longer} or more"
            + " would do, or a run.warmup that you know";
    }

    private static string Advice(Scenario scenario, string metric) =>
        $"run too short: {metric} has not settled after half of its {scenario.Run.Duration}; a run.duration of"
        + $" {scenario.Run.Duration * LongerBy} or more would do";
}
