using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>What guests want of memory, what they hold, and what they wait for.</summary>
public static class MemoryMetrics
{
    private const string NoMemory = "the scenario has no memory: every guest holds all that it wants";
    private const string NotMapped = "there is no second level of address translation";
    private const string NoGuests = "the class has no guests";

    /// <summary>Demand over held memory.</summary>
    public static Metric Pressure { get; } = new("memory-pressure", "%",
        "Memory that a guest has committed over memory that it holds, on average over time"
        + " (Hyper-V Dynamic Memory VM: Average Pressure).");

    /// <summary>The highest mean pressure.</summary>
    public static Metric HighestPressure { get; } = new("memory-highest-pressure", "%",
        "The highest of the average pressures of the guests of the class.");

    /// <summary>Pages that are fetched.</summary>
    public static Metric Paging { get; } = new("paging", "/s",
        "Pages of its working set that a guest fetches because it does not hold them (inside the guest, Memory: Pages Input/sec).");

    /// <summary>Time under strain.</summary>
    public static Metric Strained { get; } = new("memory-strained-time", "%",
        "Share of time in which the pressure of a guest is above 100, or more than 10 points over its target.");

    private static readonly Metric Held = new("memory-held", "MiB",
        "Memory that a guest holds (Hyper-V Dynamic Memory VM: Physical Memory).");

    private static readonly Metric Committed = new("memory-committed", "MiB", "Memory that the programs of a guest have committed: its demand.");

    private static readonly Metric Visible = new("memory-visible", "MiB",
        "Memory that a guest has been shown by the end of the run (Hyper-V Dynamic Memory VM: Guest Visible Physical Memory).");

    private static readonly Metric Remote = new("memory-remote", "%",
        "Share of a guest's memory that lies on NUMA nodes which the guest does not prefer (Hyper-V VM Vid Partition: Remote Physical Pages"
        + " over Physical Pages Allocated; Preferred NUMA Node Index says which one it prefers).");

    private static readonly Metric Large = new("memory-large-pages", "%",
        "Share of a guest's memory that the hypervisor maps by pages of 2 MiB (Hyper-V Hypervisor Partition: 2M GPA pages, there as a number).");

    private static readonly Metric SmartPaged = new("smart-paging-working-set", "MiB",
        "Memory of a guest that lies on the host's disk because memory was short when the guest restarted"
        + " (Hyper-V Dynamic Memory VM: Smart Paging Working Set Size).");

    private static readonly Metric Added = new("memory-added", "MiB/s",
        "Memory that is given to the guests of the class (Hyper-V Dynamic Memory VM: Added Memory, there as a sum).");

    private static readonly Metric Removed = new("memory-removed", "MiB/s",
        "Memory that is taken from the guests of the class by ballooning (Hyper-V Dynamic Memory VM: Removed Memory, there as a sum).");

    /// <summary>Reads of files that go to the device.</summary>
    public static Metric FileReads { get; } = new("file-reads", "/s", "Reads of files that a guest's cache does not answer.");

    /// <summary>Guests that did not start.</summary>
    public static Metric NotStarted { get; } = new("guests-not-started", "1",
        "Guests of the class that had not got their startup memory, or had not got it again after a restart, by the end of the run.");

    /// <summary>Guests that hold all that they may.</summary>
    public static Metric AtMaximum { get; } = new("guests-at-maximum", "1",
        "Guests of the class with Dynamic Memory that hold their maximum at the end of the run.");

    /// <summary>Memory that nobody holds.</summary>
    public static Metric Available { get; } = new("memory-available", "MiB",
        "Memory of the host that nobody holds (Hyper-V Dynamic Memory Balancer: Available Memory).");

    /// <summary>Mean pressure of all guests.</summary>
    public static Metric AveragePressure { get; } = new("memory-average-pressure", "%",
        "Mean pressure of all guests that have started (Hyper-V Dynamic Memory Balancer: Average Pressure).");

    /// <summary>How busy the paging device is.</summary>
    public static Metric DeviceBusy { get; } = new("paging-device-busy", "%",
        "Share of time that the paging device's servers work.");

    private static readonly Metric DeviceLatency = new("paging-device-latency", "ms",
        "Time from asking the paging device for a transfer until it is done, queueing included.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Pressure, HighestPressure, Strained, Held, Committed, Visible, Remote, Large, SmartPaged, Added, Removed, Paging, FileReads, NotStarted,
        AtMaximum, Available, AveragePressure, DeviceBusy, DeviceLatency,
    ];

    /// <summary>Takes the readings of the class at <paramref name="index"/>.</summary>
    internal static void Take(ReadingList list, Scenario scenario, int index)
    {
        var name = scenario.Guests[index].Name;
        var missing = scenario.Host.Memory is null ? NoMemory : "";
        Mean(Pressure, run => MeanOf(run, guest => guest.Memory.Pressure));
        Mean(HighestPressure, run => Started(run) is { Length: > 0 } started ? started.Max(guest => guest.Memory.Pressure) : null);
        Mean(Strained, run => MeanOf(run, guest => 100 * guest.Memory.Strained.Seconds / run.Window.Seconds));
        Mean(Held, run => MeanOf(run, guest => guest.Memory.HeldMib));
        Mean(Committed, run => MeanOf(run, guest => guest.Memory.CommittedMib));
        Mean(Visible, run => MeanOf(run, guest => guest.Memory.VisibleMib));
        Mean(Remote, run => MeanOf(run, guest => PartOfHeld(guest, guest.Memory.RemoteMib)));
        var isMapped = scenario.Host.Hypervisor is { Slat: true };
        list.AddMean(Large, name, Statistic.Mean, "",
            run => isMapped && missing.Length == 0 ? MeanOf(run, guest => PartOfHeld(guest, guest.Memory.LargeMib)) : null,
            missing.Length > 0 ? missing : isMapped ? NoGuests : NotMapped);
        Mean(SmartPaged, run => MeanOf(run, guest => guest.Memory.SmartPagedMib));
        Total(Added, run => SumOf(run, guest => guest.Memory.Totals.AddedMib));
        Total(Removed, run => SumOf(run, guest => guest.Memory.Totals.RemovedMib));
        Mean(Paging, run => MeanOf(run, guest => guest.Memory.Totals.PagesFetched / run.Window.Seconds));
        Mean(FileReads, run => MeanOf(run, guest => guest.Memory.Totals.FileReads / run.Window.Seconds));
        Count(NotStarted, run => AbsentGuests.CountOf(scenario, index, run));
        Count(AtMaximum, run => run.Classes[index].Guests.Count(guest => guest.Memory.IsAtMaximum));

        void Mean(Metric metric, Func<RunResult, double?> of) =>
            list.AddMean(metric, name, Statistic.Mean, "", run => missing.Length > 0 ? null : of(run), missing.Length > 0 ? missing : NoGuests);
        void Total(Metric metric, Func<RunResult, double> of) =>
            list.AddMean(metric, name, Statistic.Total, "", run => missing.Length > 0 ? null : of(run) / run.Window.Seconds, missing);
        void Count(Metric metric, Func<RunResult, int> of) => list.AddMean(metric, name, Statistic.Total, "",
            run => missing.Length > 0 ? null : of(run), missing);
        double PartOfHeld(GuestResult guest, double mib) => guest.Memory.HeldMib == 0 ? 0 : 100 * mib / guest.Memory.HeldMib;
        GuestResult[] Started(RunResult run) => [.. run.Classes[index].Guests.Where(guest => guest.HasStarted)];
        double? MeanOf(RunResult run, Func<GuestResult, double> of) => Started(run) is { Length: > 0 } started ? started.Average(of) : null;
        double SumOf(RunResult run, Func<GuestResult, double> of) => Started(run).Sum(of);
    }

    /// <summary>Takes the readings of the host.</summary>
    internal static void TakeHost(ReadingList list, Scenario scenario)
    {
        var missing = scenario.Host.Memory is null ? NoMemory : "";
        Mean(Available, run => run.Host.Memory.AvailableMib);
        Mean(AveragePressure, run =>
        {
            GuestResult[] started = [.. run.Classes.SelectMany(c => c.Guests).Where(guest => guest.HasStarted)];
            return started.Length == 0 ? null : started.Average(guest => guest.Memory.Pressure);
        });
        Mean(DeviceBusy, run => 100 * run.Host.Memory.DeviceBusy);
        Mean(DeviceLatency, run => run.Host.Memory.Transfers == 0
            ? null
            : 1000 * run.Host.Memory.InDevice * run.Window.Seconds / run.Host.Memory.Transfers);

        void Mean(Metric metric, Func<RunResult, double?> of) =>
            list.AddMean(metric, "", Statistic.Mean, "", run => missing.Length > 0 ? null : of(run),
                missing.Length > 0 ? missing : "nothing was transferred, or no guest started");
    }
}
