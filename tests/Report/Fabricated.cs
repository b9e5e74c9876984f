using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Tests.Report;

/// <summary>Invented results, simple enough to write the expected report by hand.</summary>
internal static class Fabricated
{
    public const string Tool = "0.1.0";
    public const string Axis = "guests.web.count";

    /// <summary>An objective of the web guests: p95 at the worst guest within 50 ms.</summary>
    public static ObjectiveSpec WebObjective { get; } = new()
    {
        Guest = "web",
        Metric = ObjectiveMetric.ResponseTime,
        Statistic = ObjectiveStatistic.P95,
        Limit = Duration.FromSeconds(0.05),
        Across = ObjectiveScope.Worst,
    };

    public static GuestSpec Guest(string name, int count, bool batch = false) => new()
    {
        Name = name,
        Count = count,
        VirtualProcessors = 2,
        ThreadsPerCore = 0,
        Weight = 100,
        Reserve = 0,
        Limit = 1,
        ThreadQuantum = Duration.FromSeconds(0.02),
        WorkersPerVirtualProcessor = 25,
        Workload = batch
            ? new BatchWorkload { Each = [], SmtSlowdown = 1, Threads = 2, Rounds = 100 }
            : new OpenWorkload { Each = [], SmtSlowdown = 1, Arrivals = ArrivalLaw.Poisson, RatePerSecond = 100 },
    };

    public static Scenario Scenario(
        string question,
        IReadOnlyList<GuestSpec> guests,
        IReadOnlyList<ObjectiveSpec> objectives,
        double warmupSeconds = 40) => new()
        {
            Name = "web-density",
            Question = question,
            Host = new HostSpec
            {
                Machine = new MachineSpec { Sockets = 1, CoresPerSocket = 8, ThreadsPerCore = 2 },
                Os = "windows-server-2012-r2",
                Hypervisor = Hypervisor(),
                Root = new RootSpec
                {
                    VirtualProcessors = 1,
                    BackgroundLoad = 0,
                    BackgroundBurst = Duration.FromSeconds(0.001),
                    SmtSlowdown = 1,
                },
            },
            Guests = guests,
            Objectives = objectives,
            Run = new RunSpec
            {
                Duration = Duration.FromSeconds(180),
                Warmup = Duration.FromSeconds(warmupSeconds),
                Replications = ReplicationRange.Exactly(3),
                Seed = 1,
            },
        };

    public static LoadedScenario Loaded(Scenario scenario) => new()
    {
        Scenario = scenario,
        Effective =
        [
            new EffectiveValue
            {
                Path = "host.hypervisor.slice", Text = "10 ms", Unit = "ms", Dimension = "time", Origin = "default",
                Evidence = "assumed", Source = "hvsim", Default = "10 ms", PlausibleLow = "1 ms", PlausibleHigh = "20 ms",
                Description = "Slice.", IsScalar = true,
            },
        ],
        Warnings = [],
        Text = "# a scenario\nname: web-density\n",
        Hash = "abc123",
        PointHash = "def456",
    };

    public static RunResult Run(int index, IReadOnlyList<GuestSpec> guests) => new()
    {
        Seed = 1000UL + (ulong)index,
        Fingerprint = 0xfeedUL + (ulong)index,
        Events = 5000 + index,
        Window = Duration.FromSeconds(140),
        Finished = true,
        Classes = [.. guests.Select(g => new GuestClassResult { Name = g.Name, Guests = [], Response = new LatencyHistogram() })],
        Host = new HostResult { LogicalProcessors = [], Root = Idle(), Guests = Idle() },
        Series = new TimeSeries(Duration.FromSeconds(60), [.. Enumerable.Range(1, 3).Select(bin => Bin(bin, guests))]),
    };

    public static MetricReading Reading(
        Metric metric, string guest, string statistic, string scope, double value, double half = 0, bool thin = false) =>
        new(metric, guest, statistic, scope, new Estimate(value, half, [value - half, value, value + half]), "", thin);

    public static MetricReading Missing(Metric metric, string guest, string statistic, string scope, string reason) =>
        new(metric, guest, statistic, scope, null, reason, ThinData: false);

    private static TimeBin Bin(int number, IReadOnlyList<GuestSpec> guests) => new(
        Instant.Zero + Duration.FromSeconds(60 * number),
        new LogicalProcessorTimes(
            Duration.FromSeconds(480), Duration.FromSeconds(96), Duration.FromSeconds(48), Duration.Zero, Duration.Zero,
            Duration.FromSeconds(336), 10),
        [.. guests.Select(g => g.Workload is OpenWorkload
            ? new ClassBin(6000, 5900 + number, Duration.FromSeconds(60).Nanoseconds, 10)
            : new ClassBin(0, 0, 0, 0))]);

    private static VirtualProcessorTimes Idle() => new()
    {
        Count = 0,
        Running = Duration.Zero,
        Hypervisor = Duration.Zero,
        SmtSlowdown = Duration.Zero,
        CacheRefill = Duration.Zero,
        IdleWake = Duration.Zero,
        Ready = Duration.Zero,
        Capped = Duration.Zero,
        Idle = Duration.Zero,
        Dispatches = 0,
        Migrations = 0,
    };

    private static HypervisorSpec Hypervisor() => new()
    {
        Scheduler = SchedulerKind.Classic,
        Slice = Duration.FromSeconds(0.01),
        LimitPeriod = Duration.FromSeconds(0.05),
        ReserveRule = ReserveRule.Additive,
        WakePreemption = false,
        RootPrecedence = Duration.Zero,
        Costs = new HypervisorCosts
        {
            ContextSwitch = Duration.Zero,
            CacheRefill = Duration.Zero,
            CacheColdAfter = Duration.FromSeconds(1),
            InterceptTimePerCpuSecond = Duration.Zero,
        },
    };
}
