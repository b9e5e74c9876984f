using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>Reads a single value in its long form, with evidence and source.</summary>
internal sealed class SourcedBinder(Binder binder, ProblemList problems)
{
    /// <summary>The value with what is said about it; null where the value cannot be read.</summary>
    /// <param name="key">What the schema says about the value.</param>
    /// <param name="source">The section that holds value, evidence and source.</param>
    /// <param name="path">Path of the value.</param>
    public BoundScalar? Bind(ScalarKey key, SourceMap source, string path)
    {
        RefuseUnknownKeys(key, source, path);
        var evidence = (BoundScalar<Evidence>?)Required(SourcedForm.Evidence, source, path);
        var origin = (BoundScalar<string>?)Required(SourcedForm.Source, source, path);
        var (low, high) = (End(SourcedForm.Low, key, source, path), End(SourcedForm.High, key, source, path));
        if (source.Find(SourcedForm.Value) is not { } written)
        {
            problems.Error(source.Place, path, ProblemCode.MissingKey, $"the key '{SourcedForm.Value}' is missing",
                $"Add it, such as '{SourcedForm.Value}: {key.Example}'.");
            return null;
        }
        var sourcing = evidence is null || origin is null ? null
            : new Sourcing(evidence.Value, origin.Value, low?.Text, high?.Text);
        var value = binder.BindPlain(key, written.Value, path, sourcing);
        if (value is not null && evidence is not null)
        {
            CheckRange(key, source, path, evidence, (low, value, high));
        }
        return value;
    }

    private void RefuseUnknownKeys(ScalarKey key, SourceMap source, string path)
    {
        IReadOnlyList<string> keys = key.IsOrdered ? SourcedForm.Keys
            : [.. SourcedForm.Keys.Where(name => name is not (SourcedForm.Low or SourcedForm.High))];
        foreach (var entry in source.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            problems.Error(entry.KeyPlace, ScenarioPath.Child(path, entry.Key), ProblemCode.UnknownKey, "unknown key",
                Spelling.Suggest(entry.Key, keys, $"Keys that can stand here: {string.Join(", ", keys)}."));
        }
    }

    private BoundNode? Required(ScalarKey key, SourceMap source, string path)
    {
        var childPath = ScenarioPath.Child(path, key.Key);
        return source.Find(key.Key) is { } entry
            ? binder.BindPlain(key, entry.Value, childPath, null)
            : binder.BindAbsent(key, childPath, source.Place);
    }

    private BoundScalar? End(string end, ScalarKey key, SourceMap source, string path) =>
        key.IsOrdered && source.Find(end) is { } entry
            ? binder.BindPlain(key, entry.Value, ScenarioPath.Child(path, end), null)
            : null;

    private void CheckRange(
        ScalarKey key, SourceMap source, string path, BoundScalar<Evidence> evidence,
        (BoundScalar? Low, BoundScalar Value, BoundScalar? High) range)
    {
        var (low, value, high) = range;
        if (!key.IsOrdered || (source.Find(SourcedForm.Low) ?? source.Find(SourcedForm.High)) is not { } given)
        {
            return;
        }
        var place = given.KeyPlace;
        if (evidence.Value != Evidence.Assumed)
        {
            problems.Error(place, path, ProblemCode.Conflict, $"only an assumed value has a range, not a {evidence.Text} one",
                $"Remove '{SourcedForm.Low}' and '{SourcedForm.High}'.");
        }
        else if (source.Find(SourcedForm.Low) is null || source.Find(SourcedForm.High) is null)
        {
            problems.Error(place, path, ProblemCode.MissingKey, "the range has only one end",
                $"Give '{SourcedForm.Low}' and '{SourcedForm.High}', or neither.");
        }
        else if (low is not null && high is not null && (key.Compare(low, value) > 0 || key.Compare(value, high) > 0))
        {
            problems.Error(place, path, ProblemCode.Conflict,
                $"the value of {value.Text} lies outside its range of {low.Text} to {high.Text}", "Widen the range.");
        }
    }
}
