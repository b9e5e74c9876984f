using HvSim.Experiments;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Experiments;

/// <summary>Figures of a guest that reads, one transfer after the other, by hand. Its virtual processor wakes once before the first.</summary>
public sealed class IoMetricTests
{
    private const int Rounds = 10;
    private const double WholeRead = Submit + Hypercall + Interrupt + Request + Device + Interrupt + Completion + Interrupt + Handler;

    /// <summary>
    /// A synthetic read is driver work in the guest, two pieces of work in the root partition, and a signal and three wake-ups, two of
    /// them of the root partition.
    /// </summary>
    [Fact]
    public void ProcessorTime_OfASyntheticRead_IsWhatItsStepsTake()
    {
        var point = Point(Disk(DiskPathKind.Synthetic));

        Assert.Equal(Submit + Handler, Host(point, TransferCostMetrics.Guest), 6);
        Assert.Equal(Request + Completion, Host(point, TransferCostMetrics.Root), 6);
        Assert.Equal(
            Hypercall + (3 * Interrupt) + (Interrupt / Rounds), Host(point, TransferCostMetrics.Hypervisor), 6);
        // The only root virtual processor does the work and takes the wake-ups for it.
        var busy = 100 * Rounds * (Request + Completion + (2 * Interrupt)) / (Interrupt + (Rounds * WholeRead));
        Assert.Equal(busy, Host(point, RootMetrics.BusiestRunTime), 6);
        Assert.Equal(busy, Host(point, RootMetrics.RunTime), 6);
    }

    [Fact]
    public void ProcessorTime_OfADirectRead_HasNoRoot()
    {
        var point = Point(Disk(DiskPathKind.Direct));

        Assert.Equal(0, Host(point, TransferCostMetrics.Root), 6);
        Assert.Equal(Submit + Handler, Host(point, TransferCostMetrics.Guest), 6);
        Assert.Equal(0, Host(point, RootMetrics.BusiestRunTime), 6);
    }

    /// <summary>The worker process is woken for each access and for the transfer; the rest of the time it sleeps.</summary>
    [Fact]
    public void WorkerProcess_OfAnEmulatedRead_IsBusyWithItsAccessesAndWithTheTransfer()
    {
        const int Accesses = AccessesBefore + AccessesAfter;
        const double Worker = (Accesses * (Interrupt + Answer)) + Interrupt + Request;
        const double Elsewhere =
            Submit + (Accesses * (Access + Interrupt)) + Device + Interrupt + Completion + Interrupt + Handler;
        var point = Point(Disk(DiskPathKind.Emulated));

        Assert.Equal(
            100 * Rounds * Worker / (Interrupt + (Rounds * (Worker + Elsewhere))), Host(point, StorageMetrics.EmulationBusy), 6);
    }

    /// <summary>
    /// At 1,000 transfers a second each but the first waits for the rest of its millisecond; from sending to the end a read takes all of
    /// it but the driver's work before.
    /// </summary>
    [Fact]
    public void Throttling_IsTheRestOfTheInterval()
    {
        const double Interval = 1_000;
        const double Wait = Interval - WholeRead;
        var point = Point(Disk(DiskPathKind.Synthetic) with { MaximumRate = 1_000 });

        var waits = (Rounds - 1) * Wait;
        Assert.Equal(100 * waits / ((Rounds * (WholeRead - Submit)) + waits), Value(point, StorageMetrics.Throttled, "guest"), 6);
        Assert.Equal(100 * waits / (Interrupt + (Rounds * WholeRead) + waits), Value(point, StorageMetrics.LimitHolding, "guest"), 6);
    }

    /// <summary>Reads and writes are told apart, and add up.</summary>
    [Fact]
    public void BytesOfReadsAndWrites_AddUp()
    {
        var run = Run(
            With(Hosts.Classic(Hosts.Machine(4)), Ssd()),
            Guest(1, 1, Rounds, [Disk(DiskPathKind.Synthetic)], Read(bytes: 8_192), Read(count: 2, bytes: 512, isWrite: true)));

        var totals = run.Classes[0].Guests[0].Transfers;
        Assert.Equal((Rounds * 8_192L, Rounds * 2 * 512L), (totals.ReadBytes, totals.WrittenBytes));
        Assert.Equal(totals.ReadBytes + totals.WrittenBytes, totals.Bytes);
    }

    private static PointResult Point(DiskSpec disk)
    {
        var host = With(Hosts.Classic(Hosts.Machine(4)), Ssd());
        var scenario = Hosts.Scenario(host, 100_000, 0, Guest(1, 1, Rounds, [disk], Read(bytes: 8_192)));
        return PointSummary.Of([], scenario, [ScenarioRun.Execute(scenario, 1), ScenarioRun.Execute(scenario, 2)]);
    }

    private static double Host(PointResult point, Metric metric) => Value(point, metric, "");

    private static double Value(PointResult point, Metric metric, string guest) =>
        point.Reading(metric.Name, guest, Statistic.Mean)!.Value!.Value;
}
