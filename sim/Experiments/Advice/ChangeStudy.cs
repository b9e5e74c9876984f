using HvSim.Experiments.Comparison;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Advice;

/// <summary>
/// Tries every single change of the list at one point, under the same seeds as the scenario as it stands there: at the sparsest
/// point that breaks an objective by the estimates, as figures of denser ones scatter more. The metric is that of the objective
/// that is broken furthest, or closest to being so; changes of all classes with a broken one are tried. Where that point has no
/// steady state, the changes that bring one are ranked by what the metric comes to; where it has no figures at all, as without
/// room for its guests, the densest point with a steady state below it takes its place.
/// </summary>
/// <param name="result">What a run or a search yielded.</param>
/// <param name="load">Reads the scenario with some values replaced.</param>
/// <param name="experiment">Simulates.</param>
internal sealed class ChangeStudy(
    SweepResult result, Func<IReadOnlyList<Override>, LoadResult> load, Experiment experiment)
{
    private const string Base = "as it stands";

    public (ChangeAnswer Answer, int Points, bool Interrupted) Answer(CancellationToken cancellation)
    {
        var fail = result.Overload is { } overload ? overload.LikelyFail ?? overload.FirstFail : result.Points[0];
        if (fail is null)
            return (ChangeAnswer.Not("no limit breaks along the axis"), 0, false);
        if (Point(fail) is not { } at)
            return (ChangeAnswer.Not($"no point up to there has results ({fail.StateReason})"), 0, false);
        var objective = at.Objectives.Where(one => at.State != PointState.Steady || (one.IsJudged && one.Reading.Value is not null))
            .MaxBy(one => (one.Reading.Value ?? 0) / ObjectiveTerms.Limit(one.Objective))?.Objective;
        var asked = objective is null ? AskedMetrics.Of(at).FirstOrDefault() : ObjectiveTerms.Reading(objective, at.Readings);
        if (asked is null)
            return (ChangeAnswer.Not("there is nothing that a change could move"), 0, false);

        Override[] coordinates =
            [.. at.Coordinates.Select(one => new Override(one.Path, one.Value) { Origin = Override.OfASweep })];
        LoadResult With(IReadOnlyList<Override> values) => load([.. values, .. coordinates]);
        var changes = ChangeList.Of(
            With([]).Loaded!, Classes(at, asked.Guest), at.Coordinates is [var axis] ? axis.Path : "", With);
        if (changes.Count == 0)
            return (ChangeAnswer.Not("no change of the list applies to this scenario"), 0, false);
        var plan = new ComparisonPlan(Base, [.. changes.Select(change => change.Name)],
            name => With(name == Base ? [] : changes.First(change => change.Name == name).Values));
        var simulated = plan.Simulate(experiment, cancellation);
        var answer = ChangeAnswer.Not(simulated.Interrupted ? "interrupted before all changes were tried" : "") with
        {
            At = at,
            IsBelowFail = !ReferenceEquals(at, fail),
            Objective = objective,
            MetricTitle = asked.Title,
        };
        return (plan.Compare(simulated) is { } comparison
            ? answer with { Confidence = comparison.Confidence, Effects = Ranked(comparison, changes, asked, objective) }
            : answer, simulated.Points.Count, simulated.Interrupted);
    }

    /// <summary>The point itself, or the densest one with a steady state below it where it has no figures; null for none.</summary>
    private PointResult? Point(PointResult fail) => fail.State is PointState.Steady or PointState.NoSteadyState
        ? fail
        : result.Points.TakeWhile(point => !ReferenceEquals(point, fail)).LastOrDefault(point => point.State == PointState.Steady);

    /// <summary>The class at stake and those whose objectives are broken beside it; all with work where the host's metric is.</summary>
    private static string[] Classes(PointResult at, string guest) => guest.Length > 0
        ? [.. at.Objectives.Where(Leaning.IsAboveLimit).Select(one => one.Objective.Guest).Where(name => name.Length > 0)
            .Prepend(guest).Distinct()]
        : [.. at.Scenario!.Guests.Where(one => one.Workload is not IdleWorkload).Select(one => one.Name)];

    private static Verdict On(ObjectiveSpec objective, PointResult point) =>
        point.Objectives.FirstOrDefault(verdict => verdict.Objective == objective)?.Verdict ?? point.Verdict;

    private static ChangeEffect[] Ranked(
        ComparisonResult comparison, IReadOnlyList<Change> changes, MetricReading asked, ObjectiveSpec? objective) =>
        [.. comparison.Alternatives.Select(one => new ChangeEffect
        {
            Change = changes.First(change => change.Name == one.Name),
            Point = one.Point,
            Metric = one.Metrics.FirstOrDefault(metric => metric.Base.Metric == asked.Metric && metric.Base.Guest == asked.Guest
                && metric.Base.Statistic == asked.Statistic && metric.Base.Scope == asked.Scope),
            Reading = one.Point.Reading(asked.Metric.Name, asked.Guest, asked.Statistic, asked.Scope),
            Settles = comparison.Base.State == PointState.NoSteadyState && one.Point.State == PointState.Steady,
            Kept = objective is null ? null : On(objective, one.Point),
            Mends = objective is not null && On(objective, comparison.Base) == Verdict.Fail && On(objective, one.Point) == Verdict.Pass,
        })
            .OrderBy(effect => effect.Rank)];
}
