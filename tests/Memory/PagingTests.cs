using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Memory.MemoryHosts;

namespace HvSim.Tests.Memory;

/// <summary>What guests wait for that they do not hold.</summary>
public sealed class PagingTests
{
    /// <summary>Normal quantile of a two-sided 99.99 % interval.</summary>
    private const double Quantile = 3.89;

    /// <summary>
    /// Ten seconds of work touch 1,000 pages a second, of which a guest that holds a part of its working set lacks the rest. Each takes
    /// 1 ms, and nobody else is there: a Poisson number of them comes on top of the work, to the nanosecond.
    /// </summary>
    [Theory]
    [InlineData(2048, 0)]
    [InlineData(1024, 0)]
    [InlineData(768, 0.25)]
    [InlineData(512, 0.5)]
    [InlineData(128, 0.875)]
    public void GuestThatLacksMemory_WaitsForEachPageThatItTouchesAndLacks(long heldMib, double lacked)
    {
        var run = Alone(heldMib * MiB, Commits(GiB));

        var pages = run.Classes[0].Guests[0].Memory.Totals.PagesFetched;
        Assert.InRange(pages, (10_000 * lacked) - (Quantile * Math.Sqrt(10_000 * lacked)), (10_000 * lacked) + (Quantile * Math.Sqrt(10_000 * lacked)));
        Assert.Equal(pages * Hosts.Ms(1).Nanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.Paging));
        Assert.Equal(10_000 + pages, run.ElapsedMs(), 6);
    }

    /// <summary>
    /// Beside a working set of half of 1 GiB, a cache of 1 GiB that has 256 MiB misses half of the reads (one less the square root of a
    /// quarter), and no page is lacked; one that has all misses none.
    /// </summary>
    [Theory]
    [InlineData(2048, 0)]
    [InlineData(768, 0.5)]
    [InlineData(512, 1)]
    public void CacheOfFiles_GivesWayBeforeTheWorkingSet(long heldMib, double missed)
    {
        var demand = Commits(GiB) with { WorkingSet = 0.5, FileCache = GiB, FileReadsPerSecond = 1_000 };
        var run = Alone(heldMib * MiB, demand);

        var totals = run.Classes[0].Guests[0].Memory.Totals;
        Assert.Equal(0, totals.PagesFetched);
        var expected = 10_000 * missed;
        Assert.InRange(totals.FileReads, expected - (Quantile * Math.Sqrt(expected)), expected + (Quantile * Math.Sqrt(expected)));
        Assert.Equal(totals.FileReads * Hosts.Ms(1).Nanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.Device));
    }

    /// <summary>
    /// Four threads on as many processors work for an exponential time of mean 2 ms and then wait for one device that takes an
    /// exponential time of mean 1 ms: the machine repairman. With r = 1/2 the device is idle with the probability
    /// p0 = 1 / sum over k of 4! / (4 - k)! r^k = 1 / (1 + 2 + 3 + 3 + 1.5) = 2/21.
    /// </summary>
    [Fact]
    public void ThreadsThatPage_QueueAtTheDeviceLikeMachinesAtTheRepairman()
    {
        var guest = Static(Hosts.Guest("guest", 4, Hosts.Endless(4)), GiB / 2, Commits(GiB));
        var host = With(Hosts.Native(Hosts.Machine(4)), GiB, new TimeLaw(Hosts.Ms(1), 1));

        double[] busy =
        [
            .. Enumerable.Range(1, 20).Select(seed =>
                ScenarioRun.Execute(Hosts.Scenario(host, 60_000, 1_000, guest), (ulong)seed).Host.Memory.DeviceBusy),
        ];

        TheoryGate.Agrees("paging device busy", 1 - (2.0 / 21), busy);
    }

    [Fact]
    public void GuestThatHoldsAll_IsAsOneWithoutMemory()
    {
        var guest = Hosts.Guest("guest", 2, Hosts.Batch(2, 100, 1));
        var plain = ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(1)), 10_000, 0, guest), 1);
        var rich = ScenarioRun.Execute(
            Hosts.Scenario(With(Hosts.Classic(Hosts.Machine(1)), GiB), 10_000, 0, Static(guest, GiB, Commits(GiB))), 1);

        Assert.Equal(plain.ElapsedMs(), rich.ElapsedMs());
        Assert.Equal(plain.Classes[0].Response.Sum, rich.Classes[0].Response.Sum);
    }

    /// <summary>Two guests share a device of which each could use half: together they wait longer than alone.</summary>
    [Fact]
    public void GuestsThatPage_WaitForEachOther()
    {
        var guest = Static(Hosts.Guest("guest", 4, Hosts.Endless(4)), GiB / 2, Commits(GiB));
        var host = With(Hosts.Native(Hosts.Machine(8)), 2 * GiB, new TimeLaw(Hosts.Ms(1), 1));
        var one = ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 0, guest), 1).Classes[0].Guests[0];
        var two = ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 0, guest with { Count = 2 }), 1).Classes[0].Guests[0];

        Assert.InRange(two.Memory.Totals.PagesFetched / (double)one.Memory.Totals.PagesFetched, 0.4, 0.7);
    }

    private static RunResult Alone(long held, MemoryDemandSpec demand)
    {
        var guest = Static(Hosts.Guest("guest", 1, Hosts.Batch(1, 1_000, 10)), held, demand);
        return ScenarioRun.Execute(Hosts.Scenario(With(Hosts.Native(Hosts.Machine(1)), 2 * GiB), 100_000, 0, guest), 1);
    }
}
