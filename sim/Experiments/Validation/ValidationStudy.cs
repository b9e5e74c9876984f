using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Validation;

/// <summary>
/// Simulates what published figures describe, each scenario and alternative once, and reads the figures off. A ratio is taken
/// replication by replication under common random numbers.
/// </summary>
/// <param name="execute">Simulates one replication; a pure function, called from several threads.</param>
/// <param name="workers">Replications in flight at a time, at least 1.</param>
public sealed class ValidationStudy(Func<Scenario, ulong, RunResult> execute, int workers)
{
    private readonly Dictionary<(string File, string Alternative), PointResult> _points = [];

    /// <summary>Reads all figures off.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="document">The parsed scenario of a file, by its name.</param>
    /// <param name="begins">Is told which figure comes next.</param>
    /// <param name="cancellation">Ends the study; nothing of it is kept.</param>
    /// <exception cref="PointLoadException">
    /// A scenario or alternative is not valid, or not there; told of all figures before anything is simulated.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<ValidationOutcome> Run(
        IReadOnlyList<PublishedFigure> figures, Func<string, ScenarioDocument> document, Action<PublishedFigure> begins,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(begins);
        Problem[] problems = [.. figures.SelectMany(figure => ProblemsOf(figure, document(figure.Scenario))).Distinct()];
        if (problems.Length > 0)
            throw new PointLoadException([], problems);
        var outcomes = new List<ValidationOutcome>();
        foreach (var figure in figures)
        {
            cancellation.ThrowIfCancellationRequested();
            begins(figure);
            outcomes.Add(Outcome(figure, document(figure.Scenario), cancellation));
        }
        return outcomes;
    }

    private static IEnumerable<Problem> ProblemsOf(PublishedFigure figure, ScenarioDocument document)
    {
        var result = document.With([]);
        if (result.Loaded is not { Scenario: var scenario })
            return result.Problems;
        if (figure.Alternative.Length == 0)
            return [];
        if (ChangesOf(scenario, figure.Alternative) is { } changes)
            return document.With(changes) is { Loaded: null } broken ? broken.Problems : [];
        var known = string.Join(", ", scenario.Alternatives.Select(one => one.Name));
        var cure = known.Length == 0 ? "Give it one of this name, or leave the column empty." : $"It has {known}.";
        return
        [
            new Problem(
                figure.File, figure.Line, 1, "alternative", $"{figure.Scenario} has no alternative '{figure.Alternative}'", cure,
                ProblemSeverity.Error, ProblemCode.UnknownReference),
        ];
    }

    private static IReadOnlyList<Override>? ChangesOf(Scenario scenario, string alternative) =>
        scenario.Alternatives.FirstOrDefault(one => one.Name == alternative)?.Changes;

    private ValidationOutcome Outcome(PublishedFigure figure, ScenarioDocument document, CancellationToken cancellation)
    {
        var with = Estimate(figure, Point(document, figure.Scenario, figure.Alternative, cancellation), out var reason);
        if (with is null || figure.Form == FigureForm.Value)
            return new ValidationOutcome(figure, with, reason);
        var without = Estimate(figure, Point(document, figure.Scenario, "", cancellation), out reason);
        if (without is null)
            return new ValidationOutcome(figure, null, reason);
        var (over, under) = figure.Form == FigureForm.Ratio ? (with, without) : (without, with);
        return under.Values.Any(value => value == 0) || over.Values.Count != under.Values.Count
            ? new ValidationOutcome(figure, null, "the metric is zero or missing in some replication")
            : new ValidationOutcome(figure, Interval.OfMean([.. over.Values.Zip(under.Values, (a, b) => a / b)]), "");
    }

    private PointResult Point(ScenarioDocument document, string file, string alternative, CancellationToken cancellation)
    {
        if (_points.TryGetValue((file, alternative), out var known))
            return known;
        var scenario = document.With([]).Loaded!.Scenario;
        if (alternative.Length > 0)
            scenario = document.With(ChangesOf(scenario, alternative)!).Loaded!.Scenario;
        var result = new Experiment(execute, workers).Run(scenario, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return _points[(file, alternative)] = result.Points[0];
    }

    private static Estimate? Estimate(PublishedFigure figure, PointResult point, out string reason)
    {
        var reading = point.Readings.FirstOrDefault(reading => reading.Metric.Name == figure.Metric && reading.Guest == figure.Guest
            && reading.Statistic == figure.Statistic && reading.Scope != Scope.Worst);
        reason = reading?.Estimate is not null ? ""
            : point.State != PointState.Steady ? point.StateReason
            : reading is null ? $"there is no {figure.Metric} {figure.Statistic} of '{figure.Guest}'" : reading.Reason;
        return reading?.Estimate;
    }
}
