using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Messages of guests, and how busy adapters are with them.</summary>
public static class NetworkMetrics
{
    private const string NoAdapter = "the class has no network adapter";
    private const string IsNative = "there is no root partition";
    private const string NothingInRoot = "no interrupt of the adapter goes to the root partition";

    /// <summary>Packets per second.</summary>
    public static Metric Packets { get; } = new("network-packets", "/s",
        "Packets that the guests of the class send and receive, as they are processed (Hyper-V Virtual Network Adapter: Packets/sec).");

    /// <summary>Bytes per second.</summary>
    public static Metric Throughput { get; } = new("network-throughput", "MB/s",
        "Bytes that the guests of the class send and receive (Hyper-V Virtual Network Adapter: Bytes/sec).");

    /// <summary>How busy the wire is.</summary>
    public static Metric WireBusy { get; } = new("adapter-busy", "%",
        "Share of time that the wire of a network adapter is busy, in the busier direction; the column guest names the adapter.");

    /// <summary>How busy the root partition is with interrupts of an adapter.</summary>
    public static Metric InterruptBusy { get; } = new("adapter-interrupt-busy", "%",
        "Share of time in which the busiest of the root partition's handlers of a network adapter's interrupts has something to do; the "
        + "column guest names the adapter.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Packets, Throughput, WireBusy, InterruptBusy];

    /// <summary>Takes the readings of the class at <paramref name="index"/>; none where the host has no adapter.</summary>
    internal static void Take(ReadingList list, Scenario scenario, int index)
    {
        if (scenario.Host.Network.Count == 0)
            return;
        var (name, missing) = (scenario.Guests[index].Name, scenario.Guests[index].Network is null ? NoAdapter : "");
        Add(Packets, run => run.Classes[index].Guests.Sum(guest => guest.Transfers.Packets));
        Add(Throughput, run => run.Classes[index].Guests.Sum(guest => guest.Transfers.NetworkBytes) / 1e6);

        void Add(Metric metric, Func<RunResult, double> of) => list.AddMean(
            metric, name, Statistic.Total, "", run => missing.Length > 0 ? null : of(run) / run.Window.Seconds, missing);
    }

    /// <summary>Takes the readings of the host; none where it has no adapter.</summary>
    internal static void TakeHost(ReadingList list, Scenario scenario)
    {
        for (var i = 0; i < scenario.Host.Network.Count; i++)
        {
            var (adapter, number) = (scenario.Host.Network[i].Name, i);
            var missing = scenario.Host.Hypervisor is null ? IsNative
                : scenario.Guests.Any(guest => guest is { Count: > 0, Network: { Path: not DiskPathKind.Direct } network } && network.On == adapter)
                    ? "" : NothingInRoot;
            list.AddMean(WireBusy, adapter, Statistic.Mean, "",
                run => 100 * Math.Max(run.Host.Adapters[number].BusyIn, run.Host.Adapters[number].BusyOut));
            list.AddMean(InterruptBusy, adapter, Statistic.Mean, "",
                run => missing.Length > 0 ? null : 100 * run.Host.Adapters[number].InterruptBusy, missing);
        }
    }
}
