using HvSim.Experiments;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Charts;

/// <summary>The charts of response times and elapsed times along the axis of a sweep.</summary>
internal sealed class TimeFigures(Study study, StudyAxis axis)
{
    private static readonly string[] Quantiles = [Statistic.P50, Statistic.P95, Statistic.P99];

    private readonly StudyAxis _steady = axis.NearSteadyPoints();
    private readonly bool _isOneLine = axis.Lines.Count == 1;

    /// <summary>Response times of each class that has requests, and elapsed times of each that has batch work.</summary>
    public IEnumerable<ResponseTimeFigure> All() =>
        Times(MetricCatalog.ResponseTime, "response-time", "Response time", "requests", "response time, ms")
            .Concat(Times(MetricCatalog.ElapsedTime, "elapsed-time", "Elapsed time", "guests", "elapsed time, s"));

    private IEnumerable<ResponseTimeFigure> Times(Metric metric, string stem, string title, string of, string valueLabel)
    {
        var guests = Wording.Classes(study, metric);
        foreach (var guest in guests)
        {
            var objectives = Wording.ObjectivesOf(study, guest, metric);
            var scope = objectives.Count == 0 || objectives[0].Across == ObjectiveScope.Pooled ? Scope.Pooled : Scope.Worst;
            var lines = metric == MetricCatalog.ElapsedTime ? ElapsedLines(guest) : ResponseLines(guest, scope, objectives);
            if (lines.Count == 0)
                continue;
            yield return new ResponseTimeFigure
            {
                Name = ChartSet.FileName(stem, guest == guests[0] ? "" : guest),
                Title = $"{title} of {guest} {of} by {_steady.Axis.Label}",
                Note = Words.Joined(ScopeNote(metric, scope), Wording.IntervalNote(study)),
                Axis = _steady.Axis,
                ValueLabel = valueLabel,
                Lines = lines,
                Objectives = [.. objectives.Select(Limit)],
                Bracket = _isOneLine && guest == guests[0] ? Bracket() : null,
                Absences = [.. _steady.Lines[0].Points.Select(p => _isOneLine ? Absence.Of(p) : "")],
            };
        }
    }

    private static string ScopeNote(Metric metric, string scope) =>
        metric == MetricCatalog.ElapsedTime ? "" : scope == Scope.Worst ? "the class's worst guest" : "all guests of the class";

    /// <summary>The quantiles along the only line, or of each line the statistic that the objective bounds.</summary>
    private List<ChartSeries> ResponseLines(string guest, string scope, List<ObjectiveSpec> objectives)
    {
        var bounded = objectives.Select(o => Wording.StatisticName(o.Statistic)).ToList();
        string[] statistics = !_isOneLine ? [bounded.FirstOrDefault(Statistic.P95)]
            : bounded.Contains(Statistic.Mean) ? [Statistic.Mean, .. Quantiles] : Quantiles;
        var lines = from line in _steady.Lines
                    from s in statistics
                    let values = line.Points
                        .Select(p => ChartSet.Value(p?.Reading(MetricCatalog.ResponseTime.Name, guest, s, scope))).ToList()
                    where values.Any(v => v is not null)
                    select new ChartSeries(_isOneLine ? s : $"{s},\n{ChartSet.Lined(line.Name)}", values);
        return [.. lines];
    }

    /// <summary>Guests that do the same work differ little, so the mean and the slowest one say all.</summary>
    private List<ChartSeries> ElapsedLines(string guest)
    {
        var lines = from line in _steady.Lines
                    from scope in _isOneLine ? new[] { Scope.Pooled, Scope.Worst } : [Scope.Pooled]
                    let name = scope == Scope.Pooled ? "mean" : "slowest guest"
                    let values = line.Points.Select(p =>
                        ChartSet.Value(p?.Reading(MetricCatalog.ElapsedTime.Name, guest, Statistic.Mean, scope))).ToList()
                    where values.Any(v => v is not null)
                    select new ChartSeries(_isOneLine ? name : ChartSet.Lined(line.Name), values);
        return [.. lines];
    }

    private ChartBracket? Bracket() => study.Result.Overload is { } answer && axis.Axis.Categories is null
        ? new ChartBracket(axis.PositionOf(answer.LastPass), axis.PositionOf(answer.FirstFail))
        : null;

    private static ChartLimit Limit(ObjectiveSpec objective)
    {
        var value = ObjectiveTerms.Limit(objective);
        var statistic = Wording.StatisticName(objective.Statistic);
        return new ChartLimit(value, objective.Limit.ToString(), $"objective:\n{statistic} <= {objective.Limit}");
    }
}
