using HvSim.Scenarios.Source;

namespace HvSim.Scenarios.Reading;

/// <summary>Collects every problem of a scenario, so that the user sees all of them at once.</summary>
internal sealed class ProblemList
{
    private const int MostProblems = 200;

    private readonly List<Problem> _problems = [];

    /// <summary>Whether there are so many problems that the text is hardly a scenario; further ones are not kept.</summary>
    public bool IsFull => _problems.Count >= MostProblems;

    public bool HasErrors => _problems.Exists(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Whether there are errors that stop every use of the scenario, and not only that of an alternative; where the
    /// list is full, what is not in it may be one.</summary>
    public bool HasErrorsForAll => IsFull || _problems.Exists(problem => problem.StopsAll);

    /// <summary>Whether something is already wrong at a path or below it, so that a follow-up complaint would only
    /// confuse.</summary>
    public bool HasErrorAt(string path) => _problems.Exists(problem =>
        problem.Severity == ProblemSeverity.Error
        && problem.Path.StartsWith(path, StringComparison.Ordinal)
        && (problem.Path.Length == path.Length || problem.Path[path.Length] is '.' or '['));

    /// <summary>All problems, by place; those of the command line come first.</summary>
    public IReadOnlyList<Problem> Sorted =>
        [.. _problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public void Error(Place place, string path, string code, string reason, string cure) =>
        Add(place, path, code, reason, cure, ProblemSeverity.Error);

    public void Warn(Place place, string path, string code, string reason, string cure) =>
        Add(place, path, code, reason, cure, ProblemSeverity.Warning);

    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    private void Add(Place place, string path, string code, string reason, string cure, ProblemSeverity severity)
    {
        if (!IsFull)
        {
            _problems.Add(new Problem(place.File, place.Line, place.Column, path, reason, cure, severity, code));
        }
    }
}
