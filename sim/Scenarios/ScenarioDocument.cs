using HvSim.Scenarios.Checks;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Records;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Traces;

namespace HvSim.Scenarios;

/// <summary>
/// A scenario text that has been parsed but not yet understood: parse once, then ask for as many variants as a sweep has points.
/// </summary>
public sealed class ScenarioDocument
{
    private readonly SourceNode? _root;
    private readonly IReadOnlyList<Problem> _textProblems;
    private readonly TraceShelf _traces;

    private ScenarioDocument(string file, string text, SourceNode? root, ProblemList problems)
    {
        File = file;
        Text = text;
        Question = Source.Question.Of(text);
        _root = root;
        _textProblems = problems.Sorted;
        _traces = new TraceShelf(file);
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The text with line feeds only and no byte-order mark; empty where it could not be read.</summary>
    public string Text { get; }

    /// <summary>The question that the first comment line asks; empty when there is none.</summary>
    public string Question { get; }

    /// <summary>Whether the text itself asks for a sweep, whatever is overridden.</summary>
    public bool HasSweep => _root is SourceMap map && map.Entries.Any(entry => entry.Key == ExperimentSchema.Sweep.Key);

    /// <summary>Reads a file; what is wrong with it comes out of <see cref="With"/>.</summary>
    public static ScenarioDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var problems = new ProblemList();
        var text = SourceText.Read(path, problems);
        return Of(path, text, problems);
    }

    /// <summary>Takes a text as the content of a file.</summary>
    public static ScenarioDocument Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var problems = new ProblemList();
        return Of(fileName, SourceText.Normalise(text, fileName, problems), problems);
    }

    /// <summary>The scenario with some values overridden, or everything that is wrong with it.</summary>
    public LoadResult With(IReadOnlyList<Override> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        return Load(overrides, new ProblemList(), (view, problems) =>
        {
            // A point of a sweep may rule an alternative out; that is no fault of the sweep.
            if (view.Alternatives.Count > 0 && overrides.All(change => !change.IsOfASweep))
            {
                AlternativeChecks.Check(
                    view, problems, changes => Load([.. overrides, .. changes], new ProblemList(), (_, _) => { }));
            }
        });
    }

    private LoadResult Load(
        IReadOnlyList<Override> overrides, ProblemList problems, Action<ScenarioView, ProblemList> checkMore)
    {
        problems.AddRange(_textProblems);
        if (_root is null)
        {
            return new LoadResult(null, problems.Sorted);
        }
        var root = new OverrideEditing(problems).Apply(_root, overrides);
        if (overrides.Any(change => change.IsOfAnAlternative) && root is SourceMap map)
        {
            // What an alternative takes away, an axis of the file's sweep may name; the sweep is not its business.
            root = map with { Entries = [.. map.Entries.Where(entry => !AlternativeChecks.IsDropped(entry.Key))] };
        }
        if (new Binder(problems).BindScenario(root) is not { } scenario)
        {
            return new LoadResult(null, problems.Sorted);
        }
        var view = new ScenarioView(scenario);
        DerivedValues.Fill(view, _traces, problems);
        ScenarioChecks.Check(view, problems);
        checkMore(view, problems);
        return problems.HasErrorsForAll ? new LoadResult(null, problems.Sorted)
            : new LoadResult(Loaded(view, problems), problems.Sorted);
    }

    private LoadedScenario Loaded(ScenarioView view, ProblemList problems)
    {
        IReadOnlyList<EffectiveValue> effective = [.. EffectiveValues.Of(view.Scenario), .. EffectiveValues.OfTraces(view)];
        return new LoadedScenario
        {
            Scenario = ScenarioRecords.ScenarioOf(view, Question),
            Effective = effective,
            Warnings = [.. problems.Sorted.Select(problem => problem with { Severity = ProblemSeverity.Warning })],
            Text = Text,
            Hash = MeaningHash.OfAll(effective),
            PointHash = MeaningHash.OfOnePoint(effective),
        };
    }

    private static ScenarioDocument Of(string file, string? text, ProblemList problems)
    {
        var root = text is null ? null : new SourceParser(file, problems).Parse(text);
        if (text is not null && root is null && !problems.HasErrors)
        {
            problems.Error(new Place(file, 1, 1), "", ProblemCode.Syntax, "the file holds no scenario",
                "Begin with 'schemaVersion: 1'; 'hvsim new' writes a scenario to start from.");
        }
        return new ScenarioDocument(file, text ?? "", root, problems);
    }
}
