using HvSim.Models;
using HvSim.Models.Memory;
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
        Assert.Equal(plain.Classes[0].Response.SumNanoseconds, rich.Classes[0].Response.SumNanoseconds);
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

    /// <summary>
    /// Two guests of 1 GiB on a host of 1 GiB: half of all pages are away, and the guest of static memory, which would not start otherwise,
    /// waits for half of those that it touches.
    /// </summary>
    [Theory]
    [InlineData(HostSwapping.None, 1, 0)]
    [InlineData(HostSwapping.Asynchronous, 2, 0.5)]
    [InlineData(HostSwapping.Synchronous, 2, 0.5)]
    public void HostThatSwaps_TakesFromAllPagesAlike(HostSwapping swapping, int started, double lacked)
    {
        var guest = Static(Hosts.Guest("guest", 1, Hosts.Batch(1, 1_000, 10)) with { Count = 2 }, GiB, Commits(GiB / 2));
        var run = ScenarioRun.Execute(Hosts.Scenario(Swaps(2, swapping), 100_000, 0, guest), 1);

        Assert.Equal(started, run.Classes[0].Guests.Count(one => one.HasStarted));
        Assert.All(run.Classes[0].Guests.Where(one => one.HasStarted), one =>
        {
            var spread = Quantile * Math.Sqrt(10_000 * lacked);
            Assert.InRange(one.Memory.Totals.PagesFetched, (10_000 * lacked) - spread, (10_000 * lacked) + spread);
        });
    }

    /// <summary>
    /// A thread that pages and one that does not share a virtual processor: while the first one waits the second one runs, unless the
    /// virtual processor stands still. The first works for a second and waits for another; half of the pages are away.
    /// </summary>
    [Theory]
    [InlineData(HostSwapping.Asynchronous, 0)]
    [InlineData(HostSwapping.Synchronous, 1)]
    public void VirtualProcessor_StandsStillOnlyWhereTheGuestIsNotTold(HostSwapping swapping, double idle)
    {
        var guest = Static(Hosts.Guest("guest", 1, Hosts.Endless(2)) with { Count = 2 }, GiB, Commits(GiB / 2, touches: 10));
        var run = ScenarioRun.Execute(Hosts.Scenario(Swaps(2, swapping, 100), 100_000, 1_000, guest), 1);

        // 5 pages a second of work, 1 ms each: a processor that stands still is idle for 1 part in 201.
        Assert.All(run.Classes[0].Guests, one =>
            Assert.Equal(idle / 201, one.Processors.Idle.Seconds / run.Window.Seconds, 0.001));
    }

    private static HostSpec Swaps(int processors, HostSwapping swapping, int parallelism = 1)
    {
        var host = With(Hosts.Native(Hosts.Machine(processors)), GiB, parallelism: parallelism);
        return host with { Memory = host.Memory! with { Swapping = swapping } };
    }

    private static RunResult Alone(long held, MemoryDemandSpec demand)
    {
        var guest = Static(Hosts.Guest("guest", 1, Hosts.Batch(1, 1_000, 10)), held, demand);
        return ScenarioRun.Execute(Hosts.Scenario(With(Hosts.Native(Hosts.Machine(1)), 2 * GiB), 100_000, 0, guest), 1);
    }
}
