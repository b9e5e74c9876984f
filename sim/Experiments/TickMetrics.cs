using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Clock ticks of the guests of a class, and how busy the guests take themselves to be.</summary>
internal static class TickMetrics
{
    private static readonly Metric GuestInternalCpu = new("guest-internal-cpu", "%",
        "Share of time that a virtual processor of the class is busy as its guest sees it, which charges a whole tick to the thread "
        + "that it finds (inside the guest, Processor: % Processor Time).");

    private static readonly (Metric Metric, Func<TickTotals, long> Count)[] Counts =
    [
        (new Metric("timer-ticks", "/s", "Clock ticks that are delivered to all guests of the class."), ticks => ticks.Delivered),
        (new Metric("timer-ticks-late", "/s", "Of them, those that came after they were due, because the virtual processor did not run."),
            ticks => ticks.Late),
        (new Metric("timer-ticks-merged", "/s", "Clock ticks that were delivered as one with another."), ticks => ticks.Merged),
        (new Metric("timer-ticks-skipped", "/s",
            "Clock ticks that were lost (Hyper-V Hypervisor Partition: Skipped Timer Ticks, there a number)."), ticks => ticks.Skipped),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [GuestInternalCpu, .. Counts.Select(count => count.Metric)];

    /// <summary>Takes the readings of the class at <paramref name="index"/>.</summary>
    public static void Take(ReadingList list, Scenario scenario, int index)
    {
        var spec = scenario.Guests[index];
        var missing = scenario.Host.Hypervisor is null ? "a native run has no virtual timers"
            : spec.Timer is null ? "these guests have no ticks" : "";
        list.AddMean(GuestInternalCpu, spec.Name, Statistic.Mean, "",
            run => missing.Length > 0 ? null : InternalCpu(run.Classes[index], run.Window.Nanoseconds), missing);
        foreach (var (metric, count) in Counts)
        {
            list.AddMean(metric, spec.Name, Statistic.Total, "",
                run => missing.Length > 0 ? null : run.Classes[index].Guests.Sum(guest => count(guest.Ticks)) / run.Window.Seconds, missing);
        }
    }

    private static double? InternalCpu(GuestClassResult result, double window)
    {
        var time = result.Guests.Sum(guest => (double)guest.Processors.Count) * window;
        return time == 0 ? null : 100 * result.Guests.Sum(guest => (double)guest.Ticks.ChargedTime.Nanoseconds) / time;
    }
}
