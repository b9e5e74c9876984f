using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Tests.Report;
using HvSim.Tests.Support;

namespace HvSim.Tests.Experiments.Comparison;

/// <summary>Invented points with a reading or two, and what comparing them gives.</summary>
internal static class Compared
{
    /// <summary>A steady point of web guests without objectives, so that their pooled p95 is asked for.</summary>
    public static PointResult Point(params MetricReading[] readings)
    {
        var guests = new[] { Fabricated.Guest("web", 4) };
        return new PointResult
        {
            Coordinates = [],
            Guests = 4,
            VirtualToLogicalRatio = 0.5,
            State = PointState.Steady,
            StateReason = "",
            Readings = readings,
            Objectives = [],
            Verdict = Verdict.Pass,
            HostVerdict = null,
            Replications =
                [.. Enumerable.Range(0, readings[0].Estimate?.Values.Count ?? 3).Select(i => Fabricated.Run(i, guests))],
            Scenario = Fabricated.Scenario("Which?", guests, []),
        };
    }

    /// <summary>A point whose guests have no work, so that how busy the processors are is asked for.</summary>
    public static PointResult Idle(params MetricReading[] readings) => Point(readings) with
    {
        Scenario = Fabricated.Scenario("Which?", [Fabricated.Guest("web", 4) with { Workload = Hosts.Idle() }], []),
    };

    public static MetricReading Reading(
        Metric metric, string statistic, string scope, bool thin, params double[] values) =>
        new(metric, "web", statistic, scope, new Estimate(values.Average(), 0, values), "", thin);

    public static MetricReading P95(params double[] values) =>
        Reading(MetricCatalog.ResponseTime, Statistic.P95, Scope.Pooled, thin: false, values);

    public static PointResult Without(PointState state) =>
        Point(P95(1, 2, 3)) with { State = state, StateReason = $"invented {state}" };

    /// <summary>One alternative against a base.</summary>
    public static ComparedAlternative Of(PointResult alternative, PointResult baseline) =>
        ComparisonResult.Of("base", baseline, [("other", alternative)], 1).Alternatives.Single();
}
