using System.Globalization;
using HvSim.Engine;
using HvSim.Experiments.Resuming;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Runs one guest of a class alone on the machine without a hypervisor, so that its elapsed time, or the mean response time of its
/// requests, can be told as a multiple of that: of each class of batch work, and of a class with requests whose stretch an objective
/// bounds. The seeds are those of the point. Points whose twins are the same scenario share one, whatever else they differ in.
/// </summary>
internal sealed class NativeTwins
{
    private const string NotMeasured = "the time was not measured";

    private static readonly RootSpec NoRoot = new()
    {
        VirtualProcessors = 1,
        BackgroundLoad = 0,
        BackgroundBurst = Duration.Zero,
        SmtSlowdown = 1,
    };

    private readonly Dictionary<string, PointOrder?> _twins = new(StringComparer.Ordinal);

    /// <summary>Simulates points and their twins, each of which gets as many replications as its points.</summary>
    public void Simulate(RunPool pool, IReadOnlyList<PointOrder> points, CancellationToken cancellation)
    {
        pool.Simulate([.. points, .. points.SelectMany(point => Order(point.Coordinates, point.Scenario))], cancellation);
        pool.Simulate(OrderMore(points), cancellation);
    }

    /// <summary>The twins of a point that have not been ordered yet; they are ordered by this call.</summary>
    private List<PointOrder> Order(IReadOnlyList<AxisValue> coordinates, Scenario scenario)
    {
        var orders = new List<PointOrder>();
        foreach (var guest in Stretching(scenario))
        {
            var key = Key(scenario, guest);
            if (_twins.ContainsKey(key))
                continue;
            var twin = Fits(scenario, guest) ? new PointOrder(coordinates, Twin(scenario, guest), mayGrow: true) : null;
            _twins.Add(key, twin);
            if (twin is not null)
                orders.Add(twin);
        }
        return orders;
    }

    /// <summary>
    /// The twins that have fewer replications than one of these points; they are ordered by this call as many as that point has.
    /// </summary>
    private List<PointOrder> OrderMore(IReadOnlyList<PointOrder> points)
    {
        var orders = new List<PointOrder>();
        foreach (var point in points)
        {
            foreach (var guest in Stretching(point.Scenario))
            {
                if (point.Result is not { } done || _twins[Key(point.Scenario, guest)] is not { } twin)
                    continue;
                twin.Extend(done.Replications.Count);
                orders.Add(twin);
            }
        }
        return [.. orders.Distinct()];
    }

    /// <summary>The point with the stretch of each class that has one, right after its elapsed or response times.</summary>
    public PointResult Stretched(PointResult point)
    {
        if (point is not { Scenario: { } scenario, State: not PointState.RunTooShort } || !Stretching(scenario).Any())
            return point;
        var readings = point.Readings.ToList();
        foreach (var guest in Stretching(scenario))
        {
            var place = readings.FindLastIndex(r => r.Metric == Time(guest) && r.Guest == guest.Name);
            readings.Insert(place + 1, Stretch(point, scenario, guest));
        }
        return ObjectiveJudge.With(point, readings, ObjectiveMetric.Stretch);
    }

    private MetricReading Stretch(PointResult point, Scenario scenario, GuestSpec guest)
    {
        MetricReading Missing(string reason) =>
            ReadingList.Missing(MetricCatalog.Stretch, guest.Name, Statistic.Mean, Scope.Pooled, reason);

        var time = MeanTime(point, guest);
        if (time?.Estimate is not { } under)
            return Missing(time?.Reason ?? NotMeasured);
        if (_twins[Key(scenario, guest)] is not { } twin)
        {
            return Missing($"a {guest.Name} guest has {guest.VirtualProcessors} virtual processors and the machine"
                + $" {scenario.Host.Machine.LogicalProcessors} logical ones, so that it cannot run without a hypervisor");
        }
        if (twin.Result is not { } result || result.Replications.Count < point.Replications.Count)
            return Missing("interrupted before the run without a hypervisor was done");
        var native = MeanTime(result, guest);
        if (native?.Estimate is not { } on)
            return Missing($"without a hypervisor, {native?.Reason ?? NotMeasured}");
        if (under.Values.Count < point.Replications.Count || on.Values.Count < result.Replications.Count)
            return Missing("some replication completed no request, so that there are no pairs to compare");
        // A twin that several points share has as many replications as the one with the most; replication k is the same in each.
        return new MetricReading(MetricCatalog.Stretch, guest.Name, Statistic.Mean, Scope.Pooled,
            Interval.OfMean([.. under.Values.Zip(on.Values, (stretched, plain) => stretched / plain)]), "", ThinData: false);
    }

    private static IEnumerable<GuestSpec> Stretching(Scenario scenario) => scenario.Guests.Where(guest =>
        guest.Workload is BatchWorkload || (guest.Workload is OpenWorkload or ClosedWorkload
            && scenario.Objectives.Any(one => one.Metric == ObjectiveMetric.Stretch && one.Guest == guest.Name)));

    private static Metric Time(GuestSpec guest) =>
        guest.Workload is BatchWorkload ? MetricCatalog.ElapsedTime : MetricCatalog.ResponseTime;

    private static MetricReading? MeanTime(PointResult point, GuestSpec guest) =>
        point.Reading(Time(guest).Name, guest.Name, Statistic.Mean, Scope.Pooled);

    private static bool Fits(Scenario scenario, GuestSpec guest) =>
        guest.VirtualProcessors <= scenario.Host.Machine.LogicalProcessors;

    private static Scenario Twin(Scenario scenario, GuestSpec guest) => scenario with
    {
        Host = scenario.Host with { Hypervisor = null, CpuGroups = [] },
        Guests = [guest with { Count = 1, CpuGroup = null, ThreadsPerCore = 0 }],
        // A guest alone settles within the least warm-up, whatever the crowd takes; batch work has none.
        Run = scenario.Run with
        {
            Replications = ReplicationRange.Exactly(scenario.Run.Replications.Least),
            FindsWarmup = false,
            Warmup = scenario.Run.FindsWarmup ? LeastWarmup.Of(scenario.Run.Duration) : scenario.Run.Warmup,
        },
        Mix = null,
        Objectives = [],
        Sweep = null,
    };

    /// <summary>
    /// All that a run of the twin depends on. What has no effect without a hypervisor is made the same in all; the number of
    /// replications, which the twin follows, is not part of it.
    /// </summary>
    private static string Key(Scenario scenario, GuestSpec guest)
    {
        var twin = Twin(scenario, guest);
        var essence = RunKey.Essence(twin) with { Host = twin.Host with { Os = "", Root = NoRoot } };
        return string.Create(CultureInfo.InvariantCulture, $"{twin.Run.Seed} {SpecText.Of(essence)}");
    }
}
