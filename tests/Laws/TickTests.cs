using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>No tick is lost or made, whatever preempts, caps and wakes; and one that nobody feels need not be an event.</summary>
public sealed class TickTests
{
    /// <summary>Delivered, merged, skipped, left out and still to come are all the points of the grid.</summary>
    [Fact]
    public void Ticks_OnAnyHost_AreThePointsOfTheGrid()
    {
        var ticks = 0L;
        RandomHosts.Hold(300, seed => Steps.Watch(RandomHosts.Of(seed), seed, Hosts.Ms(3), built => ticks += AssertOnGrid(built, seed)));
        Assert.True(ticks > 1_000_000, $"{ticks} ticks");
    }

    /// <summary>
    /// With one logical processor or core, or one for each virtual processor, there is no choice that a scheduler could make: folded ticks give
    /// the same times and counts to the nanosecond, with hardly an event.
    /// </summary>
    [Theory]
    [InlineData(SchedulerKind.Classic)]
    [InlineData(SchedulerKind.Core)]
    [InlineData(SchedulerKind.Root)]
    public void FoldedTicks_OnAnIdleHost_AreWorthTheirEvents(SchedulerKind scheduler) => RandomHosts.Hold(100, seed =>
    {
        var scenario = IdleHost(seed, scheduler);
        var (folded, evented) = (HostBuilder.Build(scenario, seed), HostBuilder.Build(scenario, seed, foldsIdleTicks: false));
        folded.Host.Start();
        evented.Host.Start();
        // A first tick is an event, so that nothing is compared before all have had one.
        var start = Instant.Zero + Hosts.Ms(20);
        var (foldedThen, eventedThen) = (ReadingsAt(folded, start), ReadingsAt(evented, start));
        for (var stop = 1; stop <= 20; stop++)
        {
            var at = start + Hosts.Ms(97.3 * stop);
            Assert.Equal(Since(ReadingsAt(evented, at), eventedThen), Since(ReadingsAt(folded, at), foldedThen));
        }
        Assert.InRange(folded.Simulation.EventCount, 1, evented.Simulation.EventCount / 4);
    });

    /// <summary>Looking catches up on folded ticks; it must not matter how often.</summary>
    [Fact]
    public void FoldedTicks_LookedAtOften_AreTheSame() => RandomHosts.Hold(100, seed =>
    {
        var scenario = RandomHosts.Of(seed);
        var looked = Steps.Watch(scenario, seed, Hosts.Ms(0.3), built => Readings(built));
        var once = HostBuilder.Build(scenario, seed);
        once.Host.Start();
        once.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);
        if (!once.Simulation.IsStopped)
            Assert.Equal(Readings(once), Readings(looked));
    });

    /// <summary>Every folded tick costs a halt, an interrupt and its end, a timer and the handler, and nothing else is there.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(1000)]
    public void IdleGuests_Together_CostTheirTicks(double rate)
    {
        const int Guests = 100;
        var run = ScenarioRun.Execute(Hosts.Scenario(CostlyHost(16), 4_000, 0, IdleGuest(rate) with { Count = Guests }), 1);

        var perTick = (Hosts.Ms(0.001) * 4) + Hosts.Ms(0.002);
        var busy = run.Host.LogicalProcessors.Aggregate(Duration.Zero, (sum, lp) => sum + lp.Busy);
        var delivered = run.Classes[0].Guests.Sum(guest => guest.Ticks.Delivered);
        // One tick may be under way, and one more or less fall into the run, for each guest.
        Assert.InRange(delivered, (long)(Guests * ((rate * 4) - 1)), (long)(Guests * ((rate * 4) + 1)));
        Assert.InRange(((perTick * delivered) - busy).Nanoseconds, 0, (perTick * 16).Nanoseconds);
        Assert.Equal(Guests * rate * 6e-6, busy.Seconds / 4, Guests * 6e-6);
        Assert.All(run.Classes[0].Guests, guest => Assert.Equal(0, guest.Ticks.Skipped + guest.Ticks.Merged));
    }

    [Fact]
    public void IdleGuests_ThatSuppressTheirTicks_CostNothing()
    {
        var guest = IdleGuest(256) with { Count = 100, Timer = IdleGuest(256).Timer! with { IsSuppressedWhenIdle = true } };

        var run = ScenarioRun.Execute(Hosts.Scenario(CostlyHost(4), 1_000, 0, guest), 1);

        Assert.Equal(0, run.Events);
        Assert.All(run.Host.LogicalProcessors, lp => Assert.Equal(Duration.Zero, lp.Busy));
        Assert.All(run.Classes[0].Guests, one => Assert.Equal(default, one.Ticks));
    }

    [Fact]
    public void NativeGuests_HaveNoTicksOfTheirOwn()
    {
        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Native(Hosts.Machine(1)), 1_000, 0, IdleGuest(256)), 1);

        Assert.Equal((0, Duration.Zero), (run.Events, run.Host.LogicalProcessors[0].Busy));
    }

    /// <summary>1,000 ticks a second of an interrupt, its end and a timer, 1 us each: 0.3 % of the time of a busy processor.</summary>
    [Fact]
    public void Ticks_OfABusyGuest_LengthenItsWork()
    {
        var guest = IdleGuest(1_000) with { Workload = Hosts.Endless(1) };

        var run = ScenarioRun.Execute(Hosts.Scenario(CostlyHost(1), 1_000, 0, guest), 1);

        Assert.Equal(1_000, run.Classes[0].Guests[0].Ticks.Delivered);
        // 1,000 ticks and one wake-up of 3 us each, and less than a nanosecond for each of 1,000 steps, which end on whole ones.
        Assert.Equal(3.003, run.Host.Guests.Hypervisor.Seconds * 1_000, 1e-3);
        Assert.Equal(1_000, run.Classes[0].Guests[0].Intercepts.Counts[(int)InterceptKind.Timer]);
        Assert.Equal(Hosts.Ms(1_000), run.Classes[0].Guests[0].Ticks.ChargedTime);
    }

    /// <summary>
    /// Two guests that always compute share a processor in slices of 30 ms, and tick every 10 ms. Each of them runs for half of the
    /// time. Of six ticks three find it running and three are late: who catches up takes itself to have run all the time, who merges
    /// for four parts of six, who skips for what it had.
    /// </summary>
    [Theory]
    [InlineData(LateTicks.CatchUp, 1.0)]
    [InlineData(LateTicks.Merge, 4.0 / 6)]
    [InlineData(LateTicks.Skip, 0.5)]
    public void GuestInternalTime_UnderWaiting_Drifts(LateTicks late, double share)
    {
        var timer = IdleGuest(100).Timer! with { Late = late };
        var guest = IdleGuest(100) with { Workload = Hosts.Endless(1), Timer = timer, Count = 2 };

        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(1), sliceMs: 30), 60_000, 0, guest), 1);

        foreach (var one in run.Classes[0].Guests)
        {
            // 60 s are a whole number of turns; at their end up to three ticks of 10 ms may still wait to be caught up.
            Assert.Equal(Hosts.Ms(30_000), one.Processors.Running);
            Assert.Equal(share, one.Ticks.ChargedTime.Seconds / 60, 0.03 / 60);
        }
    }

    private static long AssertOnGrid(BuiltHost built, ulong seed)
    {
        var now = built.Simulation.Now;
        var ticks = 0L;
        foreach (var partition in built.Host.Partitions)
        {
            if (partition.Settings.Timer is not { } timer)
                continue;
            var phases = new RandomStream(seed, $"{partition.Name}/ticks");
            foreach (var processor in partition.Processors)
            {
                var first = Instant.Zero + VirtualTimer.DrawPhase(timer, phases);
                var counts = processor.ReadTicks(now);
                var points = now < first ? 0 : ((now - first).Nanoseconds / timer.Period.Nanoseconds) + 1;
                Assert.Equal(points, counts.Due);
                Assert.InRange(counts.Late, 0, counts.Delivered);
                Assert.InRange(counts.Busy, 0, counts.Delivered);
                ticks += counts.Due;
            }
        }
        return ticks;
    }

    private static Scenario IdleHost(ulong seed, SchedulerKind scheduler)
    {
        var draw = new RandomStream(seed, "idle host");
        var (isWide, processors) = (draw.NextInt32(2) == 0, 1 + draw.NextInt32(6));
        var host = CostlyHost(isWide ? processors : 1);
        host = host with
        {
            Machine = host.Machine with
            {
                ThreadsPerCore = scheduler == SchedulerKind.Core ? 2 : 1,
                IdleStates = new IdleStates(Hosts.Ms(0.02), Hosts.Ms(0.01), Hosts.Ms(0.6), Hosts.Ms(0.133)),
            },
            Hypervisor = host.Hypervisor! with
            {
                Scheduler = scheduler,
                Costs = host.Hypervisor.Costs with { ContextSwitch = Hosts.Ms(0.002), CacheRefill = Hosts.Ms(0.05) },
            },
        };
        double[] rates = [64, 100, 256, 1_000];
        var guests = Enumerable.Range(0, processors).Select(i => IdleGuest(rates[draw.NextInt32(rates.Length)]) with { Name = $"g{i}" });
        return Hosts.Scenario(host, 2_000, 0, [.. guests]);
    }

    /// <summary>A classic host on which every kind of intercept costs 1 us, and nothing else does.</summary>
    private static HostSpec CostlyHost(int cores)
    {
        var host = Hosts.Classic(Hosts.Machine(cores));
        var costs = host.Hypervisor!.Costs with
        {
            Intercepts = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(_ => Hosts.Ms(0.001))]),
            InterceptTimePerCpuSecond = null,
        };
        return host with { Hypervisor = host.Hypervisor with { Costs = costs } };
    }

    private static GuestSpec IdleGuest(double rate) => Hosts.Guest("guest", 1, Hosts.Idle()) with
    {
        Timer = new TimerSettings
        {
            Period = Duration.FromSeconds(1 / rate),
            IsSuppressedWhenIdle = false,
            Late = LateTicks.CatchUp,
            Handler = Hosts.Ms(0.002),
        },
    };

    private static List<(string What, long Value)> ReadingsAt(BuiltHost built, Instant at)
    {
        built.Simulation.RunUntil(at);
        return Readings(built);
    }

    private static IEnumerable<(string What, long Value)> Since(
        List<(string What, long Value)> now, List<(string What, long Value)> then) =>
        now.Zip(then, (a, b) => (a.What, a.Value - b.Value));

    private static List<(string What, long Value)> Readings(BuiltHost built)
    {
        var now = built.Simulation.Now;
        var readings = new List<(string, long)>();
        foreach (var lp in built.Host.Machine.Processors)
        {
            var times = lp.Read(now);
            Add($"LP {lp.Index}", times.Child, times.Root, times.Hypervisor, times.Waking, times.Stranded, times.Idle);
            readings.Add(($"LP {lp.Index}: switches", lp.ContextSwitches));
        }
        foreach (var vp in built.Host.Processors)
        {
            var running = vp.ReadRunning(now);
            Add(vp.Name, running.Work, running.Intercepts, running.ContextSwitch, running.CacheRefill, running.IdleWake,
                running.TickHandler, vp.TimeIn(RunState.Ready, now), vp.TimeIn(RunState.Idle, now));
            var ticks = vp.ReadTicks(now);
            long[] counts = [vp.Dispatches, vp.Migrations, vp.Wakes, ticks.Delivered, ticks.Late, ticks.Waking, ticks.Pending];
            readings.AddRange(counts.Select((count, i) => ($"{vp.Name}: count {i}", count)));
        }
        return readings;

        void Add(string name, params ReadOnlySpan<Duration> times)
        {
            for (var i = 0; i < times.Length; i++)
                readings.Add(($"{name}: time {i}", times[i].Nanoseconds));
        }
    }
}
