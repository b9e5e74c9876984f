using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Holds the readings of a point against its objectives: kept where the whole interval lies at or below the limit, broken where
/// it lies above, undecided where the limit lies inside or where too few observations make the interval itself doubtful. Without
/// a steady state, or where guests did not start, every bound on response times is broken; a bound on elapsed
/// times, or on the stretch of batch work, is broken where
/// the work was not done in time. A class without guests keeps every bound, unjudged.
/// </summary>
internal static class ObjectiveJudge
{
    public static IReadOnlyList<ObjectiveVerdict> Judge(
        Scenario scenario, IReadOnlyList<MetricReading> readings, PointHealth health) =>
        [.. scenario.Objectives.Select(objective =>
        {
            var reading = ObjectiveTerms.Reading(objective, readings);
            return scenario.Guests.Any(guest => guest.Name == objective.Guest && guest.Count == 0)
                ? new ObjectiveVerdict(
                    objective, reading, Verdict.Pass, $"{ObjectiveTerms.Text(objective)} is not judged: there are no such guests")
                {
                    IsJudged = false,
                }
                : Judge(scenario, objective, reading, health);
        })];

    /// <summary>The objectives of a point that has no readings for a reason that breaks none.</summary>
    public static IReadOnlyList<ObjectiveVerdict> LeftOpen(Scenario scenario, string reason) =>
        [.. scenario.Objectives.Select(objective => new ObjectiveVerdict(
            objective,
            ObjectiveTerms.Missing(objective, reason),
            Verdict.Undecided,
            $"{ObjectiveTerms.Text(objective)} is undecided: {reason}"))];

    /// <summary>All objectives together; a point without results fails.</summary>
    public static Verdict Together(IReadOnlyList<ObjectiveVerdict> verdicts, PointState state)
    {
        if (state != PointState.Steady || verdicts.Any(verdict => verdict.Verdict == Verdict.Fail))
            return Verdict.Fail;
        return verdicts.Any(verdict => verdict.Verdict == Verdict.Undecided) ? Verdict.Undecided : Verdict.Pass;
    }

    /// <summary>
    /// The point with other readings, by which the objectives on a metric that it lacked are judged anew. Where the metric is
    /// still missing because work was not done, the objective is broken.
    /// </summary>
    public static PointResult With(PointResult point, IReadOnlyList<MetricReading> readings, ObjectiveMetric metric)
    {
        var health = new PointHealth(
            point.State == PointState.NotFinished ? point.StateReason : "",
            point.State == PointState.NoSteadyState ? point.StateReason : "",
            point.State == PointState.NotStarted ? point.StateReason : "");
        ObjectiveVerdict[] verdicts =
        [
            .. point.Objectives.Select(verdict => verdict.Objective.Metric != metric
                || point.Scenario!.Guests.Any(guest => guest.Name == verdict.Objective.Guest && guest.Count == 0)
                    ? verdict
                    : Judge(point.Scenario!, verdict.Objective, ObjectiveTerms.Reading(verdict.Objective, readings), health)),
        ];
        return point with { Readings = readings, Objectives = verdicts, Verdict = Together(verdicts, point.State) };
    }

    private static ObjectiveVerdict Judge(
        Scenario scenario, ObjectiveSpec objective, MetricReading reading, PointHealth health)
    {
        var text = ObjectiveTerms.Text(objective);
        if (reading.Estimate is { } estimate)
        {
            var limit = ObjectiveTerms.Limit(objective);
            var verdict = reading.ThinData ? Verdict.Undecided
                : estimate.High <= limit ? Verdict.Pass
                : estimate.Low > limit ? Verdict.Fail
                : Verdict.Undecided;
            var word = verdict switch { Verdict.Pass => "kept", Verdict.Fail => "broken", _ => "undecided" };
            var doubt = reading.ThinData ? ", too few observations in some replication for this interval to be trusted" : "";
            return new ObjectiveVerdict(
                objective, reading, verdict, $"{text} is {word}: {Figures.Text(estimate, reading.Metric.Unit)}{doubt}");
        }

        var isOfBatch = scenario.Guests.Any(guest => guest.Name == objective.Guest && guest.Workload is BatchWorkload)
            && objective.Metric is (ObjectiveMetric.ElapsedTime or ObjectiveMetric.Stretch);
        var failure = health.NotStarted.Length > 0 ? health.NotStarted : isOfBatch ? health.Unfinished : health.Unsteady;
        return failure.Length > 0
            ? new ObjectiveVerdict(objective, reading, Verdict.Fail, $"{text} is broken: {failure}")
            : new ObjectiveVerdict(objective, reading, Verdict.Undecided, $"{text} is undecided: {reading.Reason}");
    }
}
