using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Sensitivity;

/// <summary>
/// Asks a sweep's question again at both ends of the range of each value that is only assumed, one value at a time, under the
/// same seeds: the search for the overload point, which begins at the answer as things are, or without a search the main metric
/// at the scenario's base point. Searches go by the estimates.
/// </summary>
internal sealed class SensitivityStudy(SensitivityPlan plan, Scenario scenario, SweepResult result, PointLab lab)
{
    // Points in memory at a time; several, so that all processors have something to do.
    private const int TrialsAtATime = 8;

    private int _points;
    private bool _isInterrupted;

    public SensitivityAnswer Answer()
    {
        var overload = result.Overload;
        var axis = overload is null ? null : new SearchAxis(scenario.Sweep!.Axes[0]);
        var objective = overload is not null && OverloadWording.BrokenObjectives(overload) is [var broken, ..] ? broken.Objective
            : scenario.Objectives.Count > 0 ? scenario.Objectives[0]
            : null;
        MetricReading? Metric(PointResult point) => MainMetric(point, objective);

        var start = axis is null ? 0 : axis.Place(overload!.LikelyPass);
        var at = axis?.At(Math.Max(start, 0)) ?? [];
        var known = axis is null ? Simulated(at) : result.Points.FirstOrDefault(point => point.Coordinates.SequenceEqual(at));
        var metric = known is null ? null : Metric(known);
        var trials = plan.Ends.Select(end => new SensitivityTrial(end, axis, start, Metric)).ToArray();
        foreach (var some in trials.Chunk(TrialsAtATime))
            Carry(some);

        var asItIs = new SensitivityReading
        {
            Position = axis is null ? null : start,
            AxisValue = axis is null || start < 0 ? "" : axis.At(start)[0].Value,
            IsAtEnd = axis is not null && start == axis.Last,
            Metric = metric,
            Reason = axis is null && metric?.Estimate is null ? metric?.Reason ?? "interrupted before it was known" : "",
        };
        return new SensitivityAnswer
        {
            Subject = axis is null ? SensitivitySubject.Metric : SensitivitySubject.OverloadPoint,
            Axis = axis?.Path ?? "",
            MetricTitle = metric?.Title ?? "",
            MetricAt = axis is null ? "" : at[0].Value,
            Base = asItIs,
            Rows = Rows(asItIs, trials),
            Points = _points,
            Interrupted = _isInterrupted,
        };
    }

    private SensitivityRow[] Rows(SensitivityReading asItIs, SensitivityTrial[] trials)
    {
        SensitivityReading? At(SensitivityEnd? end) => end is null ? null
            : Array.Find(trials, trial => trial.End == end)?.Reading() ?? SensitivityEndReading(end);
        return
        [
            .. plan.Parameters
                .Select(parameter => SensitivitySpans.Row(parameter, asItIs, At(parameter.Low), At(parameter.High)))
                .OrderByDescending(row => row.Span)
                .ThenByDescending(row => row.MetricSpan),
        ];
    }

    private static SensitivityReading SensitivityEndReading(SensitivityEnd end) => new()
    {
        Position = null,
        AxisValue = "",
        IsAtEnd = false,
        Metric = null,
        Reason = end.Reason,
    };

    private void Carry(SensitivityTrial[] trials)
    {
        while (!_isInterrupted)
        {
            (SensitivityTrial Trial, int Place, IReadOnlyList<AxisValue> Coordinates)[] wanted =
                [.. trials.SelectMany(trial => trial.Next().Select(next => (trial, next.Place, next.Coordinates)))];
            if (wanted.Length == 0)
                return;
            var points = lab.Evaluate([.. wanted.Select(one => one.Coordinates)]);
            for (var i = 0; i < wanted.Length; i++)
            {
                wanted[i].Trial.Learn(wanted[i].Place, points[i]);
                _isInterrupted |= points[i] is null;
                _points += points[i] is null ? 0 : 1;
            }
        }
        foreach (var trial in trials)
        {
            foreach (var (place, _) in trial.Next())
                trial.Learn(place, null);
        }
    }

    private PointResult? Simulated(IReadOnlyList<AxisValue> at)
    {
        var point = lab.Evaluate([at])[0];
        _isInterrupted |= point is null;
        _points += point is null ? 0 : 1;
        return point;
    }

    /// <summary>What the objective bounds; without one, the mean time of the first class that has one.</summary>
    private static MetricReading? MainMetric(PointResult point, ObjectiveSpec? objective) => objective is null
        ? point.Readings.FirstOrDefault(reading => reading is { Statistic: Statistic.Mean, Scope: Scope.Pooled }
            && (reading.Metric == MetricCatalog.ResponseTime || reading.Metric == MetricCatalog.ElapsedTime))
        : ObjectiveTerms.Reading(objective, point.Readings);
}
