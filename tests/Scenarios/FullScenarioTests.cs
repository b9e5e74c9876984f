using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>A file that uses every key fills every field of the records.</summary>
public sealed class FullScenarioTests
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    private readonly Scenario _scenario = Load("full.yaml").Scenario;

    [Fact]
    public void Scenario_WithEveryKey_HasNameQuestionAndRun()
    {
        Assert.Equal("full", _scenario.Name);
        Assert.Equal("Does every key of the format arrive where it should?", _scenario.Question);
        Assert.Equal(Seconds(180), _scenario.Run.Duration);
        Assert.Equal(Seconds(10), _scenario.Run.Warmup);
        Assert.Equal(new ReplicationRange(8, 20), _scenario.Run.Replications);
        Assert.Equal(new PrecisionSpec(0.04, 0.08, 0.2), _scenario.Run.Precision);
        Assert.Equal(ulong.MaxValue, _scenario.Run.Seed);
        Assert.Equal(Seconds(3_600), _scenario.Run.Budget);
    }

    [Fact]
    public void Scenario_WithEveryKey_HasItsHost()
    {
        var host = _scenario.Host;
        Assert.Equal(
            new MachineSpec
            {
                Sockets = 2,
                CoresPerSocket = 8,
                ThreadsPerCore = 2,
                NumaNodesPerSocket = 2,
                IdleStates = new IdleStates(Microseconds(5), Microseconds(2), Milliseconds(1), Microseconds(200)),
            },
            host.Machine);
        Assert.Equal("windows-server-2016", host.Os);
        var gold = Assert.Single(host.CpuGroups);
        Assert.Equal(("gold", 0.6), (gold.Name, gold.Cap));
        Assert.Equal([0, 1, 2, 3], gold.Processors.On(32));
        Assert.Equal(12, host.Root.VirtualProcessors);
        Assert.Equal(0.015, host.Root.BackgroundLoad);
        Assert.Equal(Microseconds(300), host.Root.BackgroundBurst);
        Assert.Equal(1.3, host.Root.SmtSlowdown);
        Assert.Equal(
            new HypervisorSpec
            {
                Scheduler = SchedulerKind.Classic,
                Slice = Milliseconds(5),
                LimitPeriod = Milliseconds(100),
                ReserveRule = ReserveRule.Floor,
                WakePreemption = true,
                MinimumRun = Microseconds(500),
                RootPrecedence = Duration.Zero,
                Slat = true,
                LargePages = 0.75,
                Mitigations = true,
                Spin = new SpinSpec
                {
                    NotifyAfter = Duration.FromNanoseconds(54) * 4095,
                    Yield = SpinYield.Holder,
                    PauseLoopExit = false,
                    PauseLoopWindow = Duration.FromNanoseconds(1_600),
                    PauseLoopCost = Duration.FromNanoseconds(1_200),
                },
                Costs = new HypervisorCosts
                {
                    ContextSwitch = Microseconds(3),
                    CacheRefill = Microseconds(100),
                    CacheColdAfter = Milliseconds(2),
                    Intercepts = host.Hypervisor!.Costs.Intercepts,
                    Mitigation = Duration.FromNanoseconds(250),
                    InterruptTarget = Duration.FromNanoseconds(400),
                    WalkReference = Duration.FromNanoseconds(20),
                    InterceptTimePerCpuSecond = Milliseconds(20),
                },
            },
            host.Hypervisor);
        Assert.Equal(
            Enumerable.Range(1, 15).Select(number => Microseconds(number)), host.Hypervisor!.Costs.Intercepts.ByKind);
    }

    [Fact]
    public void Guest_WithEveryKey_HasItsEntitlementsAndThreads()
    {
        var web = _scenario.Guests[0];
        Assert.Equal(("web", 4, 2), (web.Name, web.Count, web.VirtualProcessors));
        Assert.Equal((200, 0.05, 0.5, "gold"), (web.Weight, web.Reserve, web.Limit, web.CpuGroup));
        Assert.Equal((Microseconds(31_250), 10), (web.ThreadQuantum, web.WorkersPerVirtualProcessor));
        Assert.Equal(
            new EnlightenmentSpec
            {
                SyntheticInterrupts = true,
                AddressSpaceSwitch = true,
                RemoteTlbFlush = true,
                ClusterIpi = true,
            },
            web.Enlightenments);
        Assert.Equal(EnlightenmentSpec.None, _scenario.Guests[1].Enlightenments);
        Assert.Equal(
            new TimerSettings
            {
                Period = Milliseconds(1),
                IsSuppressedWhenIdle = false,
                Late = LateTicks.Merge,
                MostCaughtUp = 5,
                Handler = Microseconds(2),
            },
            web.Timer);
        Assert.Equal(Microseconds(15_625), _scenario.Guests[2].Timer!.Period);
        Assert.Null(_scenario.Guests[3].Timer);
        Assert.Equal(
            new ActivitySpec
            {
                ClockReads = 1,
                MsrAccesses = 2,
                Cpuid = 3,
                IoInstructions = 4,
                Interrupts = 5,
                NestedPageFaults = 6,
                EmulatedInstructions = 7,
                Hypercalls = 8,
                AddressSpaceSwitches = 9,
                TlbMisses = 1_000_000,
                LargePages = 0.4,
                LargePageMisses = 0.5,
                PageTableEdits = 11,
                GuestPageFaults = 12,
                Invalidations = 13,
            },
            web.Workload.Activity);
        Assert.Equal(1.1, web.Workload.ContentionSlowdown);
    }

    [Fact]
    public void Memory_WithEveryKey_IsOfHostAndGuests()
    {
        Assert.Equal(
            new HostMemorySpec
            {
                Total = 256 * GiB,
                RootReserve = 8 * GiB,
                OverheadOfFirstGiB = 40 * MiB,
                ShadowTables = 1L << 20,
                OverheadOfFurtherGiB = 10 * MiB,
                Balancer = new BalancerSpec
                {
                    Period = Seconds(2),
                    MostAdded = 512 * MiB,
                    MostRemoved = 128 * MiB,
                    Tolerance = 0.04,
                },
                PagingDevice = new PagingDeviceSpec { Service = new TimeLaw(Milliseconds(5), 0.5), Parallelism = 2 },
            },
            _scenario.Host.Memory);
        var web = _scenario.Guests[0].Memory!;
        Assert.Equal((2 * GiB, 768 * MiB, 8 * GiB), (web.Startup, web.Minimum, web.Maximum));
        Assert.Equal((0.25, 7_000, true), (web.Buffer, web.Weight, web.IsDynamic));
        Assert.Equal((3 * GiB, 4 * MiB, 0.5), (web.Demand.Committed, web.Demand.PerRequest, web.Demand.WorkingSet));
        Assert.Equal(
            (10_000.0, GiB, 100.0), (web.Demand.PageTouchesPerSecond, web.Demand.FileCache, web.Demand.FileReadsPerSecond));
        Assert.Equal([new DemandStage(Seconds(60), 5 * GiB), new DemandStage(Seconds(120), 4 * GiB)], web.Demand.Stages);
        Assert.Equal([true, false, false, false, true], _scenario.Guests.Select(guest => guest.Memory!.IsDynamic));
        Assert.Equal(
            [
                new StartSpec(2, Milliseconds(20), Milliseconds(5)) { Restart = new(Milliseconds(900), Milliseconds(200)) },
                .. Enumerable.Repeat(StartSpec.AtOnce, 4),
            ],
            _scenario.Guests.Select(guest => guest.Start));
    }

    [Fact]
    public void Workloads_OfEachKind_HaveTheirShape()
    {
        var bursty = Assert.IsType<OpenWorkload>(_scenario.Guests[0].Workload);
        Assert.Equal((ArrivalLaw.Bursty, 10.0, 1.4), (bursty.Arrivals, bursty.RatePerSecond, bursty.SmtSlowdown));
        Assert.Equal(1.5, bursty.RemoteMemorySlowdown);
        Assert.Equal(new BurstSpec(4, 0.2, Seconds(2)), bursty.Bursts);
        Assert.Equal(
            [new StepSpec(StepKind.Cpu, new TimeLaw(Milliseconds(5), 0)),
                new StepSpec(StepKind.Sleep, new TimeLaw(Milliseconds(4), 1))],
            bursty.Each);

        var closed = Assert.IsType<ClosedWorkload>(_scenario.Guests[1].Workload);
        Assert.Equal((12, new TimeLaw(Seconds(5), 0.5), 1.52), (closed.Clients, closed.Think, closed.SmtSlowdown));

        var batch = Assert.IsType<BatchWorkload>(_scenario.Guests[2].Workload);
        Assert.Equal((8, 100_000L), (batch.Threads, batch.Rounds));

        var steady = Assert.IsType<OpenWorkload>(_scenario.Guests[3].Workload);
        Assert.Equal((ArrivalLaw.Deterministic, 1.0, (BurstSpec?)null), (steady.Arrivals, steady.RatePerSecond, steady.Bursts));

        Assert.Empty(Assert.IsType<IdleWorkload>(_scenario.Guests[4].Workload).Each);
    }

    [Fact]
    public void Experiment_WithEveryKey_HasMixObjectivesAndSweep()
    {
        Assert.Equal(7, _scenario.Mix!.Total);
        Assert.Equal([new MixShare("web", 2), new MixShare("clerks", 1.5)], _scenario.Mix.Shares);
        Assert.Equal([4, 3, 3, 1, 2], _scenario.Guests.Select(guest => guest.Count));
        Assert.Equal(
            [
                new ObjectiveSpec
                {
                    Guest = "web", Metric = ObjectiveMetric.ResponseTime, Statistic = ObjectiveStatistic.P99,
                    Limit = Milliseconds(50), Across = ObjectiveScope.Pooled,
                },
                new ObjectiveSpec
                {
                    Guest = "night", Metric = ObjectiveMetric.ElapsedTime, Statistic = ObjectiveStatistic.Mean,
                    Limit = Seconds(120), Across = ObjectiveScope.Worst,
                },
            ],
            _scenario.Objectives);
        Assert.False(_scenario.Sweep!.FindOverload);
        Assert.Equal(["mix.total", "host.hypervisor.slice"], _scenario.Sweep.Axes.Select(axis => axis.Path));
        Assert.Equal(["4", "8", "12"], _scenario.Sweep.Axes[0].Values);
        Assert.Equal(["1 ms", "10 ms"], _scenario.Sweep.Axes[1].Values);
    }

    [Fact]
    public void Json_WithTheSameMeaning_HasTheSameHashAndValues()
    {
        var yaml = Load("full.yaml");
        var json = Load("full.json");
        Assert.Equal(yaml.Effective.Select(value => (value.Path, value.Text)),
            json.Effective.Select(value => (value.Path, value.Text)));
        Assert.Equal(yaml.Hash, json.Hash);
        Assert.Equal(yaml.PointHash, json.PointHash);
    }

    [Fact]
    public void Json_IndentedWithTabs_IsRead()
    {
        var text = File.ReadAllText(Repository.Fixture("full.json")).Replace("  ", "\t", StringComparison.Ordinal);
        Assert.Equal(Load("full.json").Hash, Texts.Loaded(text).Hash);
    }

    private static LoadedScenario Load(string fixture)
    {
        var result = ScenarioFile.Load(Repository.Fixture(fixture), []);
        Assert.True(result.IsValid, string.Join('\n', result.Problems));
        Assert.Empty(result.Problems);
        return result.Loaded!;
    }

    private static Duration Seconds(long count) => Duration.FromNanoseconds(count * 1_000_000_000);

    private static Duration Milliseconds(long count) => Duration.FromNanoseconds(count * 1_000_000);

    private static Duration Microseconds(long count) => Duration.FromNanoseconds(count * 1_000);
}
