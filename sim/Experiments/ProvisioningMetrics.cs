using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Whether a class's guests have the virtual processors that they need: readings of the guests that fare worst.
/// </summary>
public static class ProvisioningMetrics
{
    /// <summary>How busy the least busy virtual processor of a guest is.</summary>
    public static Metric LeastVpBusy { get; } = new("least-vp-busy", "%",
        "Share of time that the least busy virtual processor of a guest runs, waking included: of the guest of the class with the longest ready queue"
        + " (Hyper-V Hypervisor Virtual Processor: % Total Run Time, the lowest of a guest's).");

    /// <summary>How much of its virtual processors a guest would use.</summary>
    public static Metric VpWanted { get; } = new("vp-wanted", "%",
        "Share of time that a virtual processor runs, waits for a logical one or is held back by its limit, on average over those of"
        + " a guest: of the guest of the class where it is largest.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [LeastVpBusy, VpWanted];

    /// <summary>Takes the readings of the class at <paramref name="index"/>, which has guests.</summary>
    internal static void Take(ReadingList list, Scenario scenario, int index)
    {
        var spec = scenario.Guests[index];
        double Queue(RunResult run, int guest) => run.Classes[index].Guests[guest].MeanReadyThreads;
        double Least(RunResult run, int guest) => 100 * (run.Classes[index].Guests[guest].LeastRunning / run.Window);
        double Wanted(RunResult run, int guest)
        {
            var times = run.Classes[index].Guests[guest].Processors;
            return 100 * ((times.Running + times.Ready + times.Capped) / run.Window) / times.Count;
        }

        var queued = Worst(list.Runs, spec.Count, Queue);
        Add(list, MetricCatalog.ReadyThreads, spec.Name, queued, Queue);
        Add(list, LeastVpBusy, spec.Name, queued, Least);
        Add(list, VpWanted, spec.Name, Worst(list.Runs, spec.Count, Wanted), Wanted);
    }

    /// <summary>The guest whose value over all replications is largest, the first of equals.</summary>
    private static int Worst(IReadOnlyList<RunResult> runs, int guests, Func<RunResult, int, double> value) =>
        Enumerable.Range(0, guests).MaxBy(guest => runs.Sum(run => value(run, guest)));

    private static void Add(ReadingList list, Metric metric, string name, int guest, Func<RunResult, int, double> value) =>
        list.Add(new MetricReading(
            metric, name, Statistic.Mean, Scope.Worst, Interval.OfMean([.. list.Runs.Select(run => value(run, guest))]), "",
            ThinData: false)
        {
            WorstGuest = guest,
        });
}
