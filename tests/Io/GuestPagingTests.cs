using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Memory;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>
/// A guest that lacks half of its working set, or of its cache of files, fetches each page and file by the path of its disk, by
/// hand to the nanosecond. A thread that waits leaves its virtual processor, which nobody else wants, so that each fetch ends
/// with a wake.
/// </summary>
public sealed class GuestPagingTests
{
    private const double Root = Interrupt + Request + Interrupt + Completion;
    private const double Wake = Interrupt + Handler;

    [Theory]
    [InlineData(DiskPathKind.Emulated, Root + Device + Wake)]
    [InlineData(DiskPathKind.Synthetic, Root + Device + Wake)]
    [InlineData(DiskPathKind.Direct, Device + Wake)]
    public void Page_TakesThePathOfTheDisk(DiskPathKind path, double us) =>
        AssertFetches(Run(Host(Hosts.Classic(Hosts.Machine(2))), Guest(path, isOfFiles: false)), ResponsePart.Paging, us);

    [Theory]
    [InlineData(DiskPathKind.Emulated, Root + Device + Wake)]
    [InlineData(DiskPathKind.Synthetic, Root + Device + Wake)]
    [InlineData(DiskPathKind.Direct, Device + Wake)]
    public void File_TakesThePathOfTheDisk(DiskPathKind path, double us) =>
        AssertFetches(Run(Host(Hosts.Classic(Hosts.Machine(2))), Guest(path, isOfFiles: true)), ResponsePart.Device, us);

    [Theory]
    [InlineData(DiskPathKind.Emulated)]
    [InlineData(DiskPathKind.Synthetic)]
    [InlineData(DiskPathKind.Direct)]
    public void Page_OfANativeRun_TakesDeviceAndHandler(DiskPathKind path) =>
        AssertFetches(
            Run(Host(Hosts.Native(Hosts.Machine(2))), Guest(path, isOfFiles: false)), ResponsePart.Paging, Device + Handler);

    private static HostSpec Host(HostSpec host) =>
        NetworkHosts.WithFreeSignals(With(MemoryHosts.With(host, 2 * MemoryHosts.GiB), Ssd()));

    /// <summary>Ten seconds of work that touch 1,000 pages a second, or read as many files.</summary>
    private static GuestSpec Guest(DiskPathKind path, bool isOfFiles)
    {
        var demand = MemoryHosts.Commits(MemoryHosts.GiB);
        if (isOfFiles)
            demand = demand with { WorkingSet = 0.5, FileCache = MemoryHosts.GiB, FileReadsPerSecond = 1_000 };
        return MemoryHosts.Static(
            StorageHosts.Guest(1, 1, 1_000, [Disk(path)], Hosts.Cpu(10, 0)),
            (isOfFiles ? 768 : 512) * MemoryHosts.MiB,
            demand);
    }

    private static void AssertFetches(RunResult run, ResponsePart part, double us)
    {
        var totals = run.Classes[0].Guests[0].Memory.Totals;
        var (some, others) = (totals.PagesFetched, totals.FileReads);
        if (part == ResponsePart.Device)
            (some, others) = (others, some);
        Assert.InRange(some, 4_500, 5_500);
        Assert.Equal(0, others);
        Assert.Equal(some * Us(us).Nanoseconds, run.Classes[0].Response.PartSum((int)part));
        Assert.Equal(Hosts.Ms(10_000).Nanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.Work));
        Assert.Equal(some, run.Classes[0].Guests[0].Transfers.Reads);
    }
}
