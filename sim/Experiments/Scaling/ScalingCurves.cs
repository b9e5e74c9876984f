using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Scaling;

/// <summary>What the curves of one guest class look like along a number of guests; nothing of it is a capacity.</summary>
public sealed record ScalingCurve
{
    /// <summary>Name of the class.</summary>
    public required string Guest { get; init; }

    /// <summary>Least number of guests at which the class has results.</summary>
    public required double From { get; init; }

    /// <summary>Greatest number of guests at which the class has results.</summary>
    public required double To { get; init; }

    /// <summary>The fitted throughput curve, or null.</summary>
    public required UslFit? Fit { get; init; }

    /// <summary>Why there is no fit; empty where there is one.</summary>
    public required string FitReason { get; init; }

    /// <summary>The curve of times on which a knee is looked for, in words.</summary>
    public required string KneeOf { get; init; }

    /// <summary>The knee, a number of guests; null where there is none.</summary>
    public required double? Knee { get; init; }

    /// <summary>Why there is no knee; empty where there is one.</summary>
    public required string KneeReason { get; init; }
}

/// <summary>Describes the curves of a sweep along a number of guests.</summary>
public static class ScalingCurves
{
    /// <summary>A curve for each class with requests; none where the sweep is not one along a single number of guests.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="points">The points of the sweep.</param>
    public static IReadOnlyList<ScalingCurve> Of(Scenario scenario, IReadOnlyList<PointResult> points)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0 || points[0].Coordinates is not [var axis] || !GuestAxis.Counts(axis.Path))
            return [];
        var steady = points.Where(point => point.State == PointState.Steady)
            .Select(point => (N: (double)GuestAxis.Number(point.Coordinates[0].Value), Point: point))
            .Where(one => one.N >= 1)
            .OrderBy(one => one.N)
            .ToArray();
        return steady.Length == 0 ? [] :
        [
            .. scenario.Guests
                .Where(guest => guest.Workload is OpenWorkload or ClosedWorkload)
                .Where(guest => GuestAxis.Counted(axis.Path, scenario).Contains(guest.Name))
                .Select(guest => Of(scenario, guest, steady)),
        ];
    }

    private static ScalingCurve Of(Scenario scenario, GuestSpec guest, (double N, PointResult Point)[] steady)
    {
        var (fit, fitReason) = Fit(guest, steady);
        var objective = scenario.Objectives.FirstOrDefault(
            one => one.Guest == guest.Name && one.Metric == ObjectiveMetric.ResponseTime);
        var (statistic, scope) = objective is null
            ? (Statistic.P95, Scope.Pooled)
            : (ObjectiveTerms.StatisticOf(objective), ObjectiveTerms.ScopeOf(objective));
        var times = Values(steady, point => point.Reading(MetricCatalog.ResponseTime.Name, guest.Name, statistic, scope)?.Value);
        var knee = Kneedle.Of(times);
        return new ScalingCurve
        {
            Guest = guest.Name,
            From = steady[0].N,
            To = steady[^1].N,
            Fit = fit,
            FitReason = fitReason,
            KneeOf = ReadingList.Missing(MetricCatalog.ResponseTime, guest.Name, statistic, scope, "").Title,
            Knee = knee,
            KneeReason = knee is not null ? ""
                : times.Length < Kneedle.FewestPoints ? $"fewer than {Kneedle.FewestPoints} points with response times"
                : "the curve has no bend",
        };
    }

    private static (UslFit? Fit, string Reason) Fit(GuestSpec guest, (double N, PointResult Point)[] steady)
    {
        if (guest.Workload is OpenWorkload)
            return (null, "requests arrive whether or not others are done, so that throughput follows the offered load");
        var throughput = Values(
            steady, point => point.Reading(MetricCatalog.Throughput.Name, guest.Name, Statistic.Total)?.Value);
        if (throughput.Length < Usl.FewestPoints || throughput.Any(one => one.Y <= 0))
            return (null, $"fewer than {Usl.FewestPoints} points with throughput");
        return Usl.Fit(throughput) is { } fit ? (fit, "") : (null, "the fit does not converge");
    }

    private static (double X, double Y)[] Values((double N, PointResult Point)[] steady, Func<PointResult, double?> value) =>
        [.. steady.Select(one => (one.N, Value: value(one.Point)))
            .Where(one => one.Value is { } known && double.IsFinite(known))
            .Select(one => (one.N, one.Value!.Value))];
}
