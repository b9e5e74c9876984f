using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Intercepts;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Tests.Experiments;

/// <summary>Scenarios with one class "web" on one logical processor, and results that nobody simulated.</summary>
internal static class Fake
{
    public const string CountPath = "guests.web.count";

    public static Scenario Scenario(
        int guests = 1, double rate = 100, int replications = 5, double seconds = 100, WorkloadSpec? workload = null,
        params ObjectiveSpec[] objectives) => new()
        {
            Name = "fake",
            Question = "",
            Host = new HostSpec
            {
                Machine = new MachineSpec { Sockets = 1, CoresPerSocket = 1, ThreadsPerCore = 1 },
                Os = "windows-server-2019",
                Hypervisor = null,
                Root = new RootSpec
                {
                    VirtualProcessors = 1,
                    BackgroundLoad = 0,
                    BackgroundBurst = Duration.FromSeconds(0.001),
                    SmtSlowdown = 1,
                },
            },
            Guests =
            [
                new GuestSpec
                {
                    Name = "web",
                    Count = guests,
                    VirtualProcessors = 2,
                    ThreadsPerCore = 0,
                    Weight = 100,
                    Reserve = 0,
                    Limit = 1,
                    ThreadQuantum = Duration.FromSeconds(0.02),
                    WorkersPerVirtualProcessor = 25,
                    Workload = workload ?? new OpenWorkload
                    {
                        Each = [],
                        SmtSlowdown = 1,
                        Arrivals = ArrivalLaw.Poisson,
                        RatePerSecond = rate,
                    },
                },
            ],
            Objectives = objectives,
            Run = new RunSpec
            {
                Duration = Duration.FromSeconds(seconds),
                Warmup = Duration.Zero,
                Replications = ReplicationRange.Exactly(replications),
                Seed = 7,
            },
        };

    public static ObjectiveSpec Limit(
        double milliseconds, ObjectiveStatistic statistic = ObjectiveStatistic.P95, ObjectiveScope across = ObjectiveScope.Pooled,
        ObjectiveMetric metric = ObjectiveMetric.ResponseTime) => new()
        {
            Guest = "web",
            Metric = metric,
            Statistic = statistic,
            Limit = Duration.FromSeconds(milliseconds / 1000),
            Across = across,
        };

    public static SweepSpec Range(int first, int last, bool find = true) => new()
    {
        Axes =
        [
            new SweepAxis(CountPath, [.. Enumerable.Range(first, last - first + 1).Select(value => $"{value}")]),
        ],
        FindOverload = find,
    };

    /// <summary>A result in which the guests answered their requests in these milliseconds.</summary>
    public static RunResult Run(Scenario scenario, ulong seed, Func<int, IEnumerable<double>> responses, FakeHost? host = null)
    {
        var times = Enumerable.Range(0, scenario.Guests[0].Count).Select(index => responses(index).ToArray()).ToArray();
        var guests = times.Select((values, index) => Guest(index, values.Length, values.Length, 0, Histogram(values))).ToArray();
        var pooled = Parted(times.SelectMany(one => one));
        return Run(scenario, seed, guests, bin => new ClassBin(0, 0, 0, 0), host, pooled: pooled);
    }

    /// <summary>A result of given guests; the response times of the class do not matter unless they are given too.</summary>
    public static RunResult Run(
        Scenario scenario, ulong seed, GuestResult[] guests, Func<int, ClassBin> bin, FakeHost? host = null, bool finished = true,
        LatencyHistogram? pooled = null)
    {
        var times = host ?? new FakeHost(Busy: 0.5, CpuWaitUs: 10);
        var window = scenario.Run.Duration - scenario.Run.Warmup;
        var processor = new LogicalProcessorTimes(
            window.MultipliedBy(times.Busy), Duration.Zero, Duration.Zero, Duration.Zero, window.MultipliedBy(times.Stranded),
            window - window.MultipliedBy(times.Busy) - window.MultipliedBy(times.Stranded), 1000);
        return new RunResult
        {
            Seed = seed,
            Fingerprint = 0,
            Events = 100,
            Window = window,
            Finished = finished,
            Classes = [new GuestClassResult { Name = "web", Guests = guests, Response = pooled ?? Parted([1, 2, 3]) }],
            Host = new HostResult
            {
                LogicalProcessors = [processor],
                Root = Processors(0, 0),
                Guests = Processors(1000, times.CpuWaitUs),
            },
            Series = new TimeSeries(scenario.Run.Duration / Bins, [.. Enumerable.Range(0, Bins).Select(index =>
                new TimeBin(Instant.Zero + (scenario.Run.Duration / Bins * (index + 1)), processor, [bin(index)]))]),
        };
    }

    public const int Bins = 100;

    /// <summary>A guest that never leaves for the hypervisor.</summary>
    public static InterceptTotals NoIntercepts { get; } =
        new(new double[Enum.GetValues<InterceptKind>().Length], new double[Enum.GetValues<InterceptKind>().Length]);

    public static GuestResult Guest(
        int index, long arrived, long completed, long inSystemAtStart, LatencyHistogram response, Duration? elapsed = null) =>
        new()
        {
            Index = index,
            Arrived = arrived,
            Completed = completed,
            InSystemAtStart = inSystemAtStart,
            InSystemAtEnd = inSystemAtStart + arrived - completed,
            Response = response,
            Elapsed = elapsed,
            Processors = Processors(1000, 10),
            Intercepts = NoIntercepts,
            Ticks = default,
            MeanReadyThreads = 0.25,
        };

    public static LatencyHistogram Histogram(IEnumerable<double> milliseconds)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in milliseconds)
            histogram.Record(Duration.FromSeconds(value / 1000));
        return histogram.Snapshot();
    }

    /// <summary>The same with parts: the first millisecond is work, the rest CPU wait.</summary>
    private static LatencyHistogram Parted(IEnumerable<double> milliseconds)
    {
        var histogram = new LatencyHistogram(Enum.GetValues<ResponsePart>().Length);
        var parts = new long[histogram.Parts];
        foreach (var value in milliseconds)
        {
            var time = Duration.FromSeconds(value / 1000);
            parts[(int)ResponsePart.Work] = Math.Min(1_000_000, time.Nanoseconds);
            parts[(int)ResponsePart.CpuWait] = time.Nanoseconds - parts[(int)ResponsePart.Work];
            histogram.Record(time, parts);
        }
        return histogram.Snapshot();
    }

    public static VirtualProcessorTimes Processors(long dispatches, double waitUs) => new()
    {
        Count = 2,
        Running = Duration.FromSeconds(20),
        Hypervisor = Duration.FromSeconds(1),
        SmtSlowdown = Duration.Zero,
        CacheRefill = Duration.Zero,
        IdleWake = Duration.Zero,
        Ready = Duration.FromSeconds(dispatches * waitUs / 1e6),
        Capped = Duration.Zero,
        Idle = Duration.Zero,
        Dispatches = dispatches,
        Migrations = 10,
    };

    public static LoadResult Load(Scenario scenario) => new(new LoadedScenario
    {
        Scenario = scenario,
        Effective = [],
        Warnings = [],
        Text = "",
        Hash = "",
        PointHash = "",
    }, []);

    public static LoadResult Refuse(string code, string reason) =>
        new(null, [new Problem("fake.yaml", 1, 1, CountPath, reason, "", ProblemSeverity.Error, code)]);
}

/// <summary>How busy a fake host is (as a fraction), and the CPU wait per dispatch on it in microseconds.</summary>
internal sealed record FakeHost(double Busy, double CpuWaitUs, double Stranded = 0);
