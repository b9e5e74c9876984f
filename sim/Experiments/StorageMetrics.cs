using HvSim.Models.Io;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Transfers of guests, and the stages on their way: channels, devices, and the root partition between them.</summary>
public static class StorageMetrics
{
    private const string NoDisks = "the class has no disk";
    private const string NoTransfers = "fewer than two replications saw a transfer";
    private const string NoChannels = "no guest has a channel to the root partition";
    private const string NoEmulation = "no guest has an emulated disk";
    private const string NoLimit = "no disk of the class has a limit";
    private const string IsNative = "there is no root partition";

    /// <summary>Transfers per second.</summary>
    public static Metric Rate { get; } = new("disk-transfers", "/s",
        "Reads and writes of the guests of the class (Hyper-V Virtual Storage Device: Read Operations/Sec and Write Operations/Sec).");

    /// <summary>Bytes per second.</summary>
    public static Metric Throughput { get; } = new("disk-throughput", "MB/s",
        "Bytes that reads and writes of the guests of the class move (Hyper-V Virtual Storage Device: Read Bytes/sec and Write Bytes/sec).");

    /// <summary>Time of a transfer.</summary>
    public static Metric Latency { get; } = new("disk-latency", "ms",
        "Time from sending a transfer until the guest has handled its completion (inside the guest, Logical Disk: Avg. Disk sec/Transfer).");

    /// <summary>How much of a transfer's time a limit takes.</summary>
    public static Metric Throttled { get; } = new("disk-throttled", "%",
        "Share of the time of transfers in which a limit of Storage QoS holds them back.");

    /// <summary>How much a limit is asked for.</summary>
    public static Metric LimitHolding { get; } = new("storage-limit-busy", "%",
        "Share of time in which transfers of a guest wait for the limit of Storage QoS on a disk, of the disk where that is most.");

    /// <summary>How busy a device is.</summary>
    public static Metric DeviceBusy { get; } = new("device-busy", "%",
        "Share of time that the servers of a storage device work, or its link where that is busier; the column guest names the device.");

    /// <summary>What is in a device.</summary>
    public static Metric DeviceQueue { get; } = new("device-queue", "1",
        "Transfers that a storage device serves or that wait for it (Physical Disk: Avg. Disk Queue Length); the column guest names the device.");

    /// <summary>How busy the root partition is with interrupts of a device.</summary>
    public static Metric CompletionBusy { get; } = new("device-completion-busy", "%",
        "Share of time in which the root partition's handler of a device's interrupts has something to do; the column guest names the device.");

    /// <summary>How busy the busiest channel is.</summary>
    public static Metric ChannelBusy { get; } = new("channel-busy", "%",
        "Share of time in which the root partition's worker of the busiest storage channel has something to do.");

    /// <summary>How busy the busiest worker process is.</summary>
    public static Metric EmulationBusy { get; } = new("emulation-busy", "%",
        "Share of time in which the busiest worker process, which imitates controllers for its guest, has something to do.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Rate, Throughput, Latency, Throttled, LimitHolding, DeviceBusy, DeviceQueue, CompletionBusy, ChannelBusy, EmulationBusy,
    ];

    /// <summary>Takes the readings of the class at <paramref name="index"/>; none where the scenario has no storage.</summary>
    internal static void Take(ReadingList list, Scenario scenario, int index)
    {
        if (scenario.Host.Storage.Count == 0)
            return;
        var (name, missing) = (scenario.Guests[index].Name, scenario.Guests[index].Disks.Count == 0 ? NoDisks : "");
        Add(Rate, Statistic.Total, missing, run => Sum(run, totals => totals.Transfers) / run.Window.Seconds);
        Add(Throughput, Statistic.Total, missing, run => Sum(run, totals => totals.Bytes) / run.Window.Seconds / 1e6);
        Add(Latency, Statistic.Mean, missing.Length > 0 ? missing : NoTransfers,
            run => Sum(run, totals => totals.Transfers) is > 0 and var transfers
                ? 1000 * Sum(run, totals => totals.Latency.Seconds) / transfers
                : null);
        var isLimited = scenario.Guests[index] is { Count: > 0 } guests && scenario.Host.Hypervisor is not null
            && guests.Disks.Any(disk => disk.MaximumRate > 0);
        Add(Throttled, Statistic.Mean, missing.Length > 0 ? missing : NoTransfers,
            run => Sum(run, totals => totals.Latency.Seconds) is > 0 and var latency
                ? 100 * Sum(run, totals => totals.Throttled.Seconds) / latency
                : null);
        Add(LimitHolding, Statistic.Mean, missing.Length > 0 ? missing : NoLimit,
            run => isLimited ? 100 * run.Host.Limits.Where(limit => limit.Guest == name).Max(limit => limit.Holding) : null);

        void Add(Metric metric, string statistic, string reason, Func<RunResult, double?> of) =>
            list.AddMean(metric, name, statistic, "", run => missing.Length > 0 ? null : of(run), reason);
        double Sum(RunResult run, Func<TransferTotals, double> of) => run.Classes[index].Guests.Sum(guest => of(guest.Transfers));
    }

    /// <summary>Takes the readings of the host; none where the scenario has no storage.</summary>
    internal static void TakeHost(ReadingList list, Scenario scenario)
    {
        for (var i = 0; i < scenario.Host.Storage.Count; i++)
        {
            var (device, number) = (scenario.Host.Storage[i].Name, i);
            list.AddMean(DeviceBusy, device, Statistic.Mean, "", run => 100 * run.Host.Devices[number].Busy);
            list.AddMean(DeviceQueue, device, Statistic.Mean, "", run => run.Host.Devices[number].InDevice);
            list.AddMean(CompletionBusy, device, Statistic.Mean, "",
                run => scenario.Host.Hypervisor is null ? null : 100 * run.Host.Devices[number].CompletionBusy, IsNative);
        }
        if (scenario.Host.Storage.Count == 0)
            return;
        var hasChannels = scenario.Host.Hypervisor is not null
            && scenario.Guests.Any(guest => guest.Count > 0 && guest.Disks.Any(disk => disk.Path == DiskPathKind.Synthetic));
        list.AddMean(ChannelBusy, "", Statistic.Mean, "", run => hasChannels ? 100 * run.Host.BusiestChannel : null, NoChannels);
        var emulates = scenario.Host.Hypervisor is not null
            && scenario.Guests.Any(guest => guest.Count > 0 && guest.Disks.Any(disk => disk.Path == DiskPathKind.Emulated));
        list.AddMean(EmulationBusy, "", Statistic.Mean, "", run => emulates ? 100 * run.Host.BusiestWorker : null, NoEmulation);
    }
}
