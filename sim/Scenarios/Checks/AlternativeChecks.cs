using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Records;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Checks;

/// <summary>
/// The alternatives of a scenario change values that it has, to values that these can take. What the host does not admit is no
/// fault of the file: a comparison says so.
/// </summary>
internal static class AlternativeChecks
{
    private static readonly string[] SameForAll =
    [
        RootSchema.SchemaVersion.Key, RootSchema.Name.Key, ObjectiveSchema.Objectives.Key, RunSchema.Run.Key,
        ExperimentSchema.Sweep.Key, ExperimentSchema.Alternatives.Key,
    ];

    /// <summary>Whether an alternative is read without this section of the file.</summary>
    public static bool IsDropped(string section) =>
        section == ExperimentSchema.Sweep.Key || section == ExperimentSchema.Alternatives.Key;

    /// <summary>Reports what is wrong with the alternatives of a scenario.</summary>
    /// <param name="view">The scenario as it stands.</param>
    /// <param name="problems">Where faults go.</param>
    /// <param name="load">Reads the scenario with some values changed, without looking at its alternatives.</param>
    public static void Check(ScenarioView view, ProblemList problems, Func<IReadOnlyList<Override>, LoadResult> load)
    {
        if (view.Alternatives.Count == 0)
        {
            return;
        }
        var asItStands = load([]);
        foreach (var alternative in view.Alternatives)
        {
            if (alternative.Name == AlternativeSpec.Base)
            {
                problems.Error(alternative.Place, alternative.Value.Path, ProblemCode.Conflict,
                    $"'{AlternativeSpec.Base}' is what the file as it stands is called", "Choose another name.");
            }
            var changes = ((BoundMap)alternative.Value).Entries;
            var refused = changes.Where(IsOfTheStudy).ToArray();
            foreach (var change in refused)
            {
                problems.Error(change.Place, change.Value.Path, ProblemCode.Conflict,
                    "an alternative cannot change how it is measured",
                    "Change it for all, in the file or with --set; alternatives differ in host and guests.");
            }
            if (refused.Length == 0 && changes.Count > 0)
            {
                Check(alternative, asItStands, load(ScenarioRecords.AlternativeOf(alternative).Changes), problems);
            }
        }
    }

    private static void Check(BoundEntry alternative, LoadResult asItStands, LoadResult changed, ProblemList problems)
    {
        var known = asItStands.Problems.Select(Kind).ToHashSet();
        foreach (var problem in changed.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error && !problem.IsAdmission && !known.Contains(Kind(problem)))
            {
                var (place, path) = PlaceOf(problem, alternative);
                problems.Error(place, path, problem.Code, problem.Reason, problem.Cure);
            }
        }
        if (changed.Loaded is { } one && asItStands.Loaded is { } other && one.PointHash == other.PointHash)
        {
            problems.Warn(alternative.Place, alternative.Value.Path, ProblemCode.Conflict,
                "the alternative changes nothing: its values are in force anyway", "Give it other values, or remove it.");
        }
    }

    /// <summary>The change that the problem is about, or the whole alternative where it follows from several values.</summary>
    private static (Place Place, string Path) PlaceOf(Problem problem, BoundEntry alternative)
    {
        var changes = ((BoundMap)alternative.Value).Entries;
        foreach (var change in changes)
        {
            if (problem.Path.Length > 0 && (IsWithin(change.Name, problem.Path) || IsWithin(problem.Path, change.Name)))
            {
                return (change.Place, change.Value.Path);
            }
        }
        var path = problem.Path.Length == 0 ? alternative.Value.Path : $"{alternative.Value.Path}: {problem.Path}";
        return (changes.Count == 1 ? changes[0].Place : alternative.Place, path);
    }

    private static bool IsOfTheStudy(BoundEntry change) => SameForAll.Any(key => IsWithin(change.Name, key));

    private static bool IsWithin(string path, string group) => path.StartsWith(group, StringComparison.Ordinal)
        && (path.Length == group.Length || path[group.Length] is '.' or '[');

    private static (string Path, string Reason) Kind(Problem problem) => (problem.Path, problem.Reason);
}
