using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Processor time of the host over its transfers to and from disks. All that logical processors do is in it but waking, whatever it is
/// done for, so that between paths that carry the same work it is the difference that tells.
/// </summary>
public static class TransferCostMetrics
{
    private const double MicrosecondsPerSecond = 1e6;
    private const string NoTransfers = "fewer than two replications saw a transfer";

    /// <summary>Time of guests' code.</summary>
    public static Metric Guest { get; } = new("guest-time-per-transfer", "us",
        "Processor time of guests' code over the reads and writes of all guests, what has nothing to do with them included.");

    /// <summary>Time of the hypervisor.</summary>
    public static Metric Hypervisor { get; } = new("hypervisor-time-per-transfer", "us",
        "Processor time of the hypervisor over the reads and writes of all guests, what has nothing to do with them included.");

    /// <summary>Time of the root partition's code.</summary>
    public static Metric Root { get; } = new("root-time-per-transfer", "us",
        "Processor time of the root partition's code over the reads and writes of all guests, background work included.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Guest, Hypervisor, Root];

    /// <summary>Takes the readings; none where the scenario has no storage.</summary>
    internal static void Take(ReadingList list, Scenario scenario)
    {
        if (scenario.Host.Storage.Count == 0)
            return;
        Add(Guest, times => times.Child);
        Add(Hypervisor, times => times.Hypervisor);
        Add(Root, times => times.Root);

        void Add(Metric metric, Func<LogicalProcessorTimes, Duration> part) => list.AddMean(
            metric, "", Statistic.Mean, "",
            run => run.Classes.Sum(one => one.Guests.Sum(guest => guest.Transfers.Transfers)) is > 0 and var transfers
                ? MicrosecondsPerSecond * run.Host.LogicalProcessors.Sum(times => part(times).Seconds) / transfers
                : null,
            NoTransfers);
    }
}
