using HvSim.Experiments;
using HvSim.Models;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Report;

/// <summary>Invented points.</summary>
internal static class FabricatedPoints
{
    /// <summary>A point with the given p95 of its web guests in milliseconds, and with p50 and p99 that follow from it.</summary>
    public static PointResult Steady(
        int web, double p95, double half, double busy, double wait, HostHealth health, Scenario? scenario = null)
    {
        scenario ??= Fabricated.Scenario("How many?", [Fabricated.Guest("web", web)], [Fabricated.WebObjective]);
        var readings = new List<MetricReading>();
        foreach (var guest in scenario.Guests)
            readings.AddRange(Class(guest.Name, p95, half));
        readings.AddRange(Host(busy, wait));
        var limit = 1000 * scenario.Objectives.Select(o => o.Limit.Time.Seconds).DefaultIfEmpty(0.05).First();
        var verdict = p95 + half <= limit ? Verdict.Pass : p95 - half > limit ? Verdict.Fail : Verdict.Undecided;
        return Point(web, scenario) with
        {
            Readings = readings,
            Objectives = [.. scenario.Objectives.Select(o => new ObjectiveVerdict(o, WorstP95(readings), verdict, "judged"))],
            Verdict = scenario.Objectives.Count == 0 ? Verdict.Pass : verdict,
            HostVerdict = new HostVerdict(health, $"logical processors {busy:F1} % busy, CPU wait {wait} us per dispatch"),
        };
    }

    /// <summary>A point whose backlog grows.</summary>
    public static PointResult NoSteadyState(int web, double growth)
    {
        var reason = $"no steady state: web backlog grows by {growth} /s (93.1 % of the requests completed)";
        var steady = Steady(web, 999, 1, 99, 4000, HostHealth.OverCommitted);
        return steady with
        {
            State = PointState.NoSteadyState,
            StateReason = reason,
            Readings = [.. steady.Readings.Select(r => Suppressed(r, reason))],
            Objectives = [new ObjectiveVerdict(Fabricated.WebObjective, Fabricated.Missing(
                MetricCatalog.ResponseTime, "web", Statistic.P95, Scope.Worst, reason), Verdict.Fail, "judged")],
            Verdict = Verdict.Fail,
        };
    }

    /// <summary>A point where nothing was simulated.</summary>
    public static PointResult NotAdmitted(int web) => Point(web, null) with
    {
        Guests = 0,
        VirtualToLogicalRatio = 0,
        State = PointState.NotAdmitted,
        StateReason = "admission: 80 virtual processors of 20 % reserve need more than the host's 16 logical processors",
        Verdict = Verdict.Fail,
        Replications = [],
    };

    /// <summary>A point of batch work.</summary>
    public static PointResult Batch(string slice, double elapsed, double half, double stretch)
    {
        var scenario = Fabricated.Scenario("How long?", [Fabricated.Guest("job", 4, batch: true)], [], warmupSeconds: 0);
        return Point(4, scenario) with
        {
            Coordinates = [new AxisValue("host.hypervisor.slice", slice)],
            Readings =
            [
                Fabricated.Reading(MetricCatalog.ElapsedTime, "job", Statistic.Mean, Scope.Pooled, elapsed, half),
                Fabricated.Reading(MetricCatalog.ElapsedTime, "job", Statistic.Mean, Scope.Worst, elapsed + 10, half),
                Fabricated.Reading(MetricCatalog.Stretch, "job", Statistic.Mean, Scope.Pooled, stretch, half / 50),
                .. Host(99.5, 150),
            ],
            HostVerdict = new HostVerdict(
                HostHealth.OverCommitted, "logical processors 99.5 % busy, CPU wait 150 us per dispatch"),
        };
    }

    private static MetricReading WorstP95(List<MetricReading> readings) =>
        readings.First(r => r is { Metric.Name: "response-time", Statistic: "p95", Scope: "worst" });

    private static PointResult Point(int web, Scenario? scenario) => new()
    {
        Coordinates = [new AxisValue(Fabricated.Axis, $"{web}")],
        Guests = web,
        VirtualToLogicalRatio = web / 8.0,
        State = PointState.Steady,
        StateReason = "",
        Readings = [],
        Objectives = [],
        Verdict = Verdict.Pass,
        HostVerdict = null,
        Replications = scenario is null ? [] : [.. Enumerable.Range(0, 3).Select(i => Fabricated.Run(i, scenario.Guests))],
        Scenario = scenario,
    };

    private static IEnumerable<MetricReading> Class(string guest, double p95, double half)
    {
        foreach (var scope in new[] { Scope.Pooled, Scope.Worst })
        {
            var factor = scope == Scope.Pooled ? 0.9 : 1;
            yield return Fabricated.Reading(MetricCatalog.ResponseTime, guest, Statistic.Mean, scope, factor * p95 / 2, half / 4);
            yield return Fabricated.Reading(MetricCatalog.ResponseTime, guest, Statistic.P50, scope, factor * p95 / 3, half / 4);
            yield return Fabricated.Reading(MetricCatalog.ResponseTime, guest, Statistic.P95, scope, factor * p95, half);
            yield return Fabricated.Reading(
                MetricCatalog.ResponseTime, guest, Statistic.P99, scope, factor * p95 * 1.5, half * 2);
        }
        yield return Fabricated.Reading(MetricCatalog.Throughput, guest, Statistic.Total, "", 123.4, 0.5);
        yield return Fabricated.Reading(MetricCatalog.CpuWaitPerDispatch, guest, Statistic.Mean, Scope.Pooled, p95 * 3, half);
        foreach (var part in Enum.GetValues<ResponsePart>())
        {
            var metric = MetricCatalog.Part(part);
            var ms = part switch
            {
                ResponsePart.Work => 6,
                ResponsePart.CpuWait => Math.Max((0.45 * p95) - 6.75, 0),
                ResponsePart.GuestQueue => 0.75,
                _ => 0,
            };
            yield return Fabricated.Reading(metric, guest, Statistic.Mean, Scope.Pooled, ms, 0.1);
            yield return Fabricated.Reading(metric, guest, Statistic.SlowestTwentieth, Scope.Pooled, ms * 3, 0.2);
        }
    }

    private static IEnumerable<MetricReading> Host(double busy, double wait) =>
    [
        Fabricated.Reading(MetricCatalog.LpBusy, "", Statistic.Mean, "", busy, 0.2),
        Fabricated.Reading(MetricCatalog.LpChild, "", Statistic.Mean, "", busy * 0.8, 0.2),
        Fabricated.Reading(MetricCatalog.LpRoot, "", Statistic.Mean, "", busy * 0.15, 0.1),
        Fabricated.Reading(MetricCatalog.LpHypervisor, "", Statistic.Mean, "", busy * 0.05, 0.1),
        Fabricated.Reading(MetricCatalog.LpIdle, "", Statistic.Mean, "", 100 - busy, 0.2),
        Fabricated.Reading(MetricCatalog.CpuWaitPerDispatch, "", Statistic.Mean, Scope.Pooled, wait, wait / 20),
    ];

    private static MetricReading Suppressed(MetricReading reading, string reason) =>
        reading.Metric.Name == "response-time" || reading.Metric.Name.StartsWith("part-", StringComparison.Ordinal)
            ? Fabricated.Missing(reading.Metric, reading.Guest, reading.Statistic, reading.Scope, reason)
            : reading;
}
