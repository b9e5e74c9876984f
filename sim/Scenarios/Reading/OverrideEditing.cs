using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>Writes overrides into scenario text, led by the schema, as if they had stood in the file.</summary>
internal sealed class OverrideEditing(ProblemList problems)
{
    private Place _place;

    public SourceNode Apply(SourceNode root, IReadOnlyList<Override> overrides)
    {
        foreach (var change in overrides)
        {
            _place = Place.Outside(change.Origin);
            if (ScenarioPath.Split(change.Path) is not { } steps)
            {
                Refuse(change.Path, ProblemCode.BadValue, "this is not a path", "Write a path such as 'guests.web.count'.");
                continue;
            }
            root = Edit(RootSchema.Scenario, root, steps, 0, "", change.Value) ?? root;
        }
        return root;
    }

    // Null where the path leads nowhere; the problem is then on the list.
    private SourceNode? Edit(SchemaNode key, SourceNode? source, IReadOnlyList<PathStep> steps, int depth, string path,
        string value)
    {
        if (depth == steps.Count)
        {
            return Replace(key, path, value);
        }
        return key switch
        {
            Section section => EditSection(section, source, steps, depth, path, value),
            NamedMap map => EditMap(map, source, steps, depth, path, value),
            ListOf list => EditList(list, source, steps, depth, path, value),
            _ => Refuse(path, ProblemCode.UnknownReference, $"there is nothing below this value", $"Set '{path}' itself."),
        };
    }

    private SourceScalar? Replace(SchemaNode key, string path, string value)
    {
        if (key is Section { Shorthand: null } section && value != section.Keyword)
        {
            return RefuseScalar(path, "this is a section, not a single value",
                $"Set one of its keys: {string.Join(", ", section.Keys)}.");
        }
        return key is NamedMap or ListOf
            ? RefuseScalar(path, "this is not a single value", "Set one of the values in it.")
            : new SourceScalar(_place, value, IsPlain: true);
    }

    private SourceMap? EditSection(
        Section section, SourceNode? source, IReadOnlyList<PathStep> steps, int depth, string path, string value)
    {
        var step = steps[depth].Key;
        var childPath = ScenarioPath.Child(path, step);
        if (section.Find(step) is not { } child)
        {
            var (code, reason, cure) = UnknownKey.Explain(section, step);
            Refuse(childPath, code, reason, cure);
            return null;
        }
        var map = (source is null ? null : SectionBinder.Mapping(section, source)) ?? Empty;
        return Edit(child, map.Find(step)?.Value, steps, depth + 1, childPath, value) is { } edited
            ? map.With(step, _place, edited)
            : null;
    }

    private SourceMap? EditMap(
        NamedMap key, SourceNode? source, IReadOnlyList<PathStep> steps, int depth, string path, string value)
    {
        var step = steps[depth].Key;
        var map = source as SourceMap ?? Empty;
        var known = map.Find(step)?.Value;
        if (known is null && !key.TakesNewNames)
        {
            var names = map.Entries.Select(entry => entry.Key).ToArray();
            Refuse(ScenarioPath.Child(path, step), ProblemCode.UnknownReference, $"'{key.Key}' has no {Wording.Quote(step)}",
                Spelling.Suggest(step, names, $"It has {Wording.AnyOf(names)}."));
            return null;
        }
        return Edit(key.Element, known, steps, depth + 1, ScenarioPath.Child(path, step), value) is { } edited
            ? map.With(step, _place, edited)
            : null;
    }

    private SourceList? EditList(
        ListOf key, SourceNode? source, IReadOnlyList<PathStep> steps, int depth, string path, string value)
    {
        var items = (source as SourceList)?.Items ?? [];
        if (steps[depth].Index is not { } index || index >= items.Count)
        {
            Refuse(path, ProblemCode.UnknownReference,
                $"the list has no item {Wording.Quote(steps[depth].Key)}; it has {items.Count}",
                $"Count from 0, as in '{path}[0]'.");
            return null;
        }
        if (Edit(key.Item, items[index], steps, depth + 1, ScenarioPath.Item(path, index), value) is not { } edited)
        {
            return null;
        }
        return new SourceList(source!.Place, [.. items.Select((item, i) => i == index ? edited : item)]);
    }

    private SourceMap Empty => new(_place, []);

    private SourceScalar? RefuseScalar(string path, string reason, string cure)
    {
        Refuse(path, ProblemCode.WrongKind, reason, cure);
        return null;
    }

    private SourceNode? Refuse(string path, string code, string reason, string cure)
    {
        problems.Error(_place, path, code, reason, cure);
        return null;
    }
}
