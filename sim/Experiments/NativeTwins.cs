using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Runs one guest of each class of batch work alone on the machine without a hypervisor, so that its elapsed time can be told as
/// a multiple of that. The seeds are those of the point; what concerns only the hypervisor, the root or the number of guests does
/// not concern the twin, so that points which differ in nothing else share one.
/// </summary>
internal sealed class NativeTwins
{
    private static readonly string[] OfTheHypervisor = ["host.hypervisor", "host.cpuGroups", "host.root", "host.os", "mix"];

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
        foreach (var guest in scenario.Guests.Where(guest => guest.Workload is BatchWorkload))
        {
            var key = Key(coordinates, guest);
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
            foreach (var guest in point.Scenario.Guests.Where(guest => guest.Workload is BatchWorkload))
            {
                if (point.Result is not { } done || _twins[Key(point.Coordinates, guest)] is not { } twin)
                    continue;
                twin.Extend(done.Replications.Count);
                orders.Add(twin);
            }
        }
        return [.. orders.Distinct()];
    }

    /// <summary>The point with the stretch of each class of batch work, right after its elapsed time.</summary>
    public PointResult Stretched(PointResult point)
    {
        if (point.Scenario is not { } scenario || !scenario.Guests.Any(guest => guest.Workload is BatchWorkload))
            return point;
        var readings = point.Readings.ToList();
        foreach (var guest in scenario.Guests.Where(guest => guest.Workload is BatchWorkload))
        {
            var place = readings.FindLastIndex(r => r.Metric == MetricCatalog.ElapsedTime && r.Guest == guest.Name);
            readings.Insert(place + 1, Stretch(point, scenario, guest));
        }
        return ObjectiveJudge.With(point, readings, ObjectiveMetric.Stretch);
    }

    private MetricReading Stretch(PointResult point, Scenario scenario, GuestSpec guest)
    {
        MetricReading Missing(string reason) =>
            ReadingList.Missing(MetricCatalog.Stretch, guest.Name, Statistic.Mean, Scope.Pooled, reason);

        var elapsed = Elapsed(point, guest);
        if (elapsed?.Estimate is not { } under)
            return Missing(elapsed?.Reason ?? "elapsed time was not measured");
        if (_twins[Key(point.Coordinates, guest)] is not { } twin)
        {
            return Missing($"a {guest.Name} guest has {guest.VirtualProcessors} virtual processors and the machine"
                + $" {scenario.Host.Machine.LogicalProcessors} logical ones, so that it cannot run without a hypervisor");
        }
        if (twin.Result is not { } result || result.Replications.Count < point.Replications.Count)
            return Missing("interrupted before the run without a hypervisor was done");
        var native = Elapsed(result, guest);
        if (native?.Estimate is not { } on || on.Values.Count < under.Values.Count)
            return Missing($"without a hypervisor, {native?.Reason ?? "elapsed time was not measured"}");
        // A twin that several points share has as many replications as the one with the most; replication k is the same in each.
        return new MetricReading(MetricCatalog.Stretch, guest.Name, Statistic.Mean, Scope.Pooled,
            Interval.OfMean([.. under.Values.Zip(on.Values, (stretched, plain) => stretched / plain)]), "", ThinData: false);
    }

    private static MetricReading? Elapsed(PointResult point, GuestSpec guest) =>
        point.Reading(MetricCatalog.ElapsedTime.Name, guest.Name, Statistic.Mean, Scope.Pooled);

    private static bool Fits(Scenario scenario, GuestSpec guest) =>
        guest.VirtualProcessors <= scenario.Host.Machine.LogicalProcessors;

    private static Scenario Twin(Scenario scenario, GuestSpec guest) => scenario with
    {
        Host = scenario.Host with { Hypervisor = null },
        Guests = [guest with { Count = 1 }],
        Run = scenario.Run with { Replications = ReplicationRange.Exactly(scenario.Run.Replications.Least) },
        Mix = null,
        Objectives = [],
        Sweep = null,
    };

    private static string Key(IReadOnlyList<AxisValue> coordinates, GuestSpec guest) => string.Join('\n', coordinates
        .Where(coordinate => !IsCount(coordinate.Path) && !OfTheHypervisor.Any(path => IsWithin(coordinate.Path, path)))
        .Select(coordinate => $"{coordinate.Path}={coordinate.Value}")
        .Prepend(guest.Name));

    private static bool IsCount(string path) => path.Split('.') is ["guests", _, "count"];

    private static bool IsWithin(string path, string section) =>
        path == section || path.StartsWith(section + ".", StringComparison.Ordinal);
}
