using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Holds the readings of a point against its objectives: kept where the whole interval lies at or below the limit, broken where
/// it lies above, undecided where the limit lies inside or where too few observations make the interval itself doubtful. Without
/// a steady state every bound on response times is broken; a bound on elapsed times is broken where the work was not done in
/// time. A class without guests keeps every bound.
/// </summary>
internal static class ObjectiveJudge
{
    private const double NanosecondsPerMillisecond = 1e6;

    public static IReadOnlyList<ObjectiveVerdict> Judge(
        Scenario scenario, IReadOnlyList<MetricReading> readings, PointHealth health) =>
        [.. scenario.Objectives.Select(objective =>
        {
            var reading = Reading(objective, readings);
            return scenario.Guests.Any(guest => guest.Name == objective.Guest && guest.Count == 0)
                ? new ObjectiveVerdict(objective, reading, Verdict.Pass, $"{Text(objective)} is kept: there are no such guests")
                : Judge(objective, reading, health);
        })];

    /// <summary>The objectives of a point that has no readings for a reason that breaks none.</summary>
    public static IReadOnlyList<ObjectiveVerdict> LeftOpen(Scenario scenario, string reason) =>
        [.. scenario.Objectives.Select(objective => new ObjectiveVerdict(
            objective,
            ReadingList.Missing(MetricOf(objective), objective.Guest, StatisticOf(objective), ScopeOf(objective), reason),
            Verdict.Undecided,
            $"{Text(objective)} is undecided: {reason}"))];

    /// <summary>All objectives together; a point without results fails.</summary>
    public static Verdict Together(IReadOnlyList<ObjectiveVerdict> verdicts, PointState state)
    {
        if (state != PointState.Steady || verdicts.Any(verdict => verdict.Verdict == Verdict.Fail))
            return Verdict.Fail;
        return verdicts.Any(verdict => verdict.Verdict == Verdict.Undecided) ? Verdict.Undecided : Verdict.Pass;
    }

    /// <summary>The objective in words: <c>web response-time p95 (worst) &lt;= 50 ms</c>.</summary>
    public static string Text(ObjectiveSpec objective) =>
        $"{ReadingList.Missing(MetricOf(objective), objective.Guest, StatisticOf(objective), ScopeOf(objective), "").Title}"
        + $" <= {objective.Limit}";

    /// <summary>The limit in the unit of the objective's metric.</summary>
    public static double Limit(ObjectiveSpec objective) => objective.Metric == ObjectiveMetric.ElapsedTime
        ? objective.Limit.Seconds
        : objective.Limit.Nanoseconds / NanosecondsPerMillisecond;

    private static ObjectiveVerdict Judge(ObjectiveSpec objective, MetricReading reading, PointHealth health)
    {
        var text = Text(objective);
        if (reading.Estimate is { } estimate)
        {
            var limit = Limit(objective);
            var verdict = reading.ThinData ? Verdict.Undecided
                : estimate.High <= limit ? Verdict.Pass
                : estimate.Low > limit ? Verdict.Fail
                : Verdict.Undecided;
            var word = verdict switch { Verdict.Pass => "kept", Verdict.Fail => "broken", _ => "undecided" };
            var doubt = reading.ThinData ? ", too few observations in some replication for this interval to be trusted" : "";
            return new ObjectiveVerdict(
                objective, reading, verdict, $"{text} is {word}: {Figures.Text(estimate, reading.Metric.Unit)}{doubt}");
        }

        var failure = objective.Metric == ObjectiveMetric.ElapsedTime ? health.Unfinished : health.Unsteady;
        return failure.Length > 0
            ? new ObjectiveVerdict(objective, reading, Verdict.Fail, $"{text} is broken: {failure}")
            : new ObjectiveVerdict(objective, reading, Verdict.Undecided, $"{text} is undecided: {reading.Reason}");
    }

    private static MetricReading Reading(ObjectiveSpec objective, IReadOnlyList<MetricReading> readings)
    {
        var (metric, statistic, scope) = (MetricOf(objective), StatisticOf(objective), ScopeOf(objective));
        return readings.FirstOrDefault(reading => reading.Metric == metric && reading.Guest == objective.Guest
                && reading.Statistic == statistic && reading.Scope == scope)
            ?? ReadingList.Missing(metric, objective.Guest, statistic, scope, $"{objective.Guest} has no {metric.Name}");
    }

    private static Metric MetricOf(ObjectiveSpec objective) => objective.Metric switch
    {
        ObjectiveMetric.ResponseTime => MetricCatalog.ResponseTime,
        ObjectiveMetric.ElapsedTime => MetricCatalog.ElapsedTime,
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective.Metric, "No such metric."),
    };

    private static string StatisticOf(ObjectiveSpec objective) => objective.Statistic switch
    {
        ObjectiveStatistic.Mean => Statistic.Mean,
        ObjectiveStatistic.P50 => Statistic.P50,
        ObjectiveStatistic.P95 => Statistic.P95,
        ObjectiveStatistic.P99 => Statistic.P99,
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective.Statistic, "No such statistic."),
    };

    private static string ScopeOf(ObjectiveSpec objective) =>
        objective.Across == ObjectiveScope.Worst ? Scope.Worst : Scope.Pooled;
}
