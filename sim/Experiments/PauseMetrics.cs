using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Pauses that stop all threads of a guest.</summary>
public static class PauseMetrics
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const string NoPauses = "the work of these guests has no stop-the-world pauses";
    private const string NoneEnded = "no pause ended in all but one replication or less";

    /// <summary>Pauses per second.</summary>
    public static Metric Rate { get; } = new("pauses", "/s", "Stop-the-world pauses of all guests of the class.");

    /// <summary>Time in pauses.</summary>
    public static Metric Share { get; } = new("pause-time", "%",
        "Share of time that a guest of the class is in a stop-the-world pause, from the asking to the end.");

    /// <summary>Time until all threads have stopped.</summary>
    public static Metric TimeToSafePoint { get; } = new("time-to-safe-point", "ms",
        "Time from the asking for a stop-the-world pause until every thread has stopped: it waits for virtual processors that are not "
        + "running.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Rate, Share, TimeToSafePoint];

    /// <summary>Takes the readings of the class at <paramref name="index"/>.</summary>
    internal static void Take(ReadingList list, Scenario scenario, int index)
    {
        var spec = scenario.Guests[index];
        var missing = spec.Workload.Each.Any(step => step.Kind == StepKind.StopTheWorld) ? "" : NoPauses;
        list.AddMean(Rate, spec.Name, Statistic.Total, "",
            run => missing.Length > 0 ? null : TotalsOf(run, index).Count / run.Window.Seconds, missing);
        list.AddMean(Share, spec.Name, Statistic.Mean, "",
            run => missing.Length > 0 || run.Classes[index].Guests.Count == 0
                ? null
                : 100 * TotalsOf(run, index).Length.Seconds / (run.Window.Seconds * run.Classes[index].Guests.Count), missing);
        list.AddMean(TimeToSafePoint, spec.Name, Statistic.Mean, "", run =>
        {
            var totals = TotalsOf(run, index);
            return totals.Count == 0 ? null : totals.TimeToSafePoint.Nanoseconds / NanosecondsPerMillisecond / totals.Count;
        }, missing.Length > 0 ? missing : NoneEnded);
    }

    private static PauseTotals TotalsOf(RunResult run, int index)
    {
        var totals = default(PauseTotals);
        foreach (var guest in run.Classes[index].Guests)
            totals += guest.Pauses;
        return totals;
    }
}
