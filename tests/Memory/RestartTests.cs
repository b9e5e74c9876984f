using HvSim.Memory;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Memory.MemoryHosts;

namespace HvSim.Tests.Memory;

/// <summary>Guests that restart: what becomes of their requests and of their memory, and when the host pages for them.</summary>
public sealed class RestartTests
{
    private static readonly RestartSettings Early = new(Hosts.Ms(1_500), Hosts.Ms(2_000));

    /// <summary>
    /// Requests come at 0.1, 0.3, 0.5, 0.7 and 0.9 s and take 0.1 s; the last of them is finished after the shutdown. The next one comes
    /// at 1.1 s and is served at 3 s, 2 s after the last one was finished.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Requests_WaitForTheRestart_AndThoseInServiceAreFinished(bool hasMemory)
    {
        var guest = Restarting(Hosts.Guest("guest", 1, Asking(100, 100)), new(Hosts.Ms(950), Hosts.Ms(2_000)));
        var host = Hosts.Native(Hosts.Machine(1));
        var run = hasMemory
            ? Run(With(host, 8 * GiB), 3_150, Static(guest, 4 * GiB, Commits(GiB)))
            : Run(host, 3_150, guest);

        Assert.Equal((6, 2_500_000_000), (run.Classes[0].Guests[0].Completed, run.Classes[0].Response.SumNanoseconds));
        Assert.Equal(hasMemory ? 4_096 * (1_000 + 150) / 3_150.0 : 0, run.Classes[0].Guests[0].Memory.HeldMib, 1e-9);
    }

    /// <summary>
    /// It is gone from 1.5 to 3.5 s, and 6 of 8 GiB are taken at 2 s. Of its 4 GiB, of which it uses little, 2 GiB lie on the disk; each
    /// second the balloon gives up 256 MiB of them, the first time at 4 s.
    /// </summary>
    [Fact]
    public void Restart_WithoutEnoughMemory_HasItOnTheDisk_WhichTheBalloonGivesUpFirst()
    {
        var run = Run(12_000, Restarting(Dynamic(Asking(), 4 * GiB, GiB / 2, 4 * GiB, Commits(GiB))), Taker);

        Assert.Equal((2_048 * 0.5) + (256 * (7 + 6 + 5 + 4 + 3 + 2 + 1)), 12 * Of(run).SmartPagedMib, 1e-6);
        Assert.Equal(4_096 * 1.5, 12 * (Of(run).HeldMib - HeldAfterRestart(12)), 1e-6);
        Assert.False(Of(run).WaitsToRestart);

        static double HeldAfterRestart(int seconds) =>
            ((4_096 * 0.5) + (256 * (15 + 14 + 13 + 12 + 11 + 10 + 9 + 8))) / seconds;
    }

    /// <summary>
    /// Nothing can be taken from one whose minimum is its startup memory. The taker restarts at 5 s, gives 6 GiB back, and waits in vain:
    /// 4 GiB are left.
    /// </summary>
    [Fact]
    public void WhatBecomesAvailable_BringsBackWhatLiesOnTheDisk_AndAStaticGuestWaits()
    {
        var taker = Taker with { Start = Taker.Start with { Restart = new(Hosts.Ms(3_000), Hosts.Ms(1_000)) } };
        var run = Run(12_000, Restarting(Dynamic(Asking(), 4 * GiB, 4 * GiB, 4 * GiB, Commits(GiB))), taker);

        Assert.Equal(2_048 * 1.5, 12 * Of(run).SmartPagedMib, 1e-6);
        Assert.Equal((false, true), (Of(run).WaitsToRestart, run.Classes[1].Guests[0].Memory.WaitsToRestart));
        Assert.Equal(6_144 * 3, 12 * run.Classes[1].Guests[0].Memory.HeldMib, 1e-6);
    }

    /// <summary>Half of what it holds is away, so that running code finds half of the pages that it touches missing (Poisson).</summary>
    [Fact]
    public void PagesOnTheDisk_AreFetchedAsOftenAsTheyAreTouched()
    {
        var guest = Restarting(Dynamic(Asking(), 4 * GiB, 4 * GiB, 4 * GiB, Commits(GiB)));
        var host = With(Hosts.Native(Hosts.Machine(2)), 8 * GiB);
        var run = ScenarioRun.Execute(Hosts.Scenario(host, 40_000, 4_000, guest, Taker), 1);

        var expected = 500 * run.Classes[0].Guests[0].Processors.Running.Seconds;
        Assert.InRange(Of(run).Totals.PagesFetched, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
        Assert.True(expected > 1_000);
    }

    /// <summary>The same shortage: at a first start nobody pages, and static memory waits.</summary>
    [Fact]
    public void SmartPaging_IsForRestartsOfDynamicMemoryOnly()
    {
        var late = Dynamic(Asking(), 4 * GiB, GiB / 2, 4 * GiB, Commits(GiB)) with { Start = new(0, Hosts.Ms(3_500), default) };
        var cold = Run(12_000, late, Taker);
        var still = Run(12_000, Restarting(Static(Asking(), 4 * GiB, Commits(GiB))), Taker);

        Assert.False(cold.Classes[0].Guests[0].HasStarted);
        Assert.True(Of(still).WaitsToRestart);
        Assert.Equal((0, 0), (Of(cold).SmartPagedMib, Of(still).SmartPagedMib));
        Assert.Equal(4_096 * 1.5, 12 * Of(still).HeldMib, 1e-6);
    }

    /// <summary>The other one needs little of its 6 GiB: at 256 MiB a second 2 GiB are there after the eighth time, at 11 s.</summary>
    [Fact]
    public void Restart_WaitsForMemoryThatOthersCanGiveBack()
    {
        var fat = Dynamic(Hosts.Guest("fat", 1, new IdleWorkload { Each = [], SmtSlowdown = 1 }), 6 * GiB, GiB, 6 * GiB, Commits(GiB / 2));
        var run = Run(12_000, Restarting(Dynamic(Asking(), 4 * GiB, GiB / 2, 4 * GiB, Commits(GiB))), fat with { Start = Taker.Start });

        Assert.Equal((0, false), (Of(run).SmartPagedMib, Of(run).WaitsToRestart));
        Assert.Equal(4_096 * (1.5 + 1), 12 * Of(run).HeldMib, 1e-6);
    }

    private static GuestSpec Taker => Static(Hosts.Guest("taker", 1, Asking(1, 1_000)), 6 * GiB, Commits(GiB)) with
    {
        Start = new StartSpec(0, Hosts.Ms(2_000), default),
    };

    private static GuestSpec Asking() => Hosts.Guest("guest", 1, Asking(50, 10));

    private static ClosedWorkload Asking(int cpu, int think) => new()
    {
        Clients = 1,
        Think = new TimeLaw(Hosts.Ms(think), 0),
        Each = [Hosts.Cpu(cpu, 0)],
        SmtSlowdown = 1,
    };

    private static GuestSpec Restarting(GuestSpec guest, RestartSettings? restart = null) =>
        guest with { Start = StartSpec.AtOnce with { Restart = restart ?? Early } };

    private static MemoryReading Of(RunResult run) => run.Classes[0].Guests[0].Memory;

    private static RunResult Run(int milliseconds, params GuestSpec[] guests) =>
        Run(With(Hosts.Native(Hosts.Machine(2)), 8 * GiB), milliseconds, guests);

    private static RunResult Run(HostSpec host, int milliseconds, params GuestSpec[] guests) =>
        ScenarioRun.Execute(Hosts.Scenario(host, milliseconds, 0, guests), 1);
}
