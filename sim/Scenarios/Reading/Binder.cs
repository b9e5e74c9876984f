using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>Matches scenario text with the schema, fills in defaults, and reports everything that does not match.</summary>
internal sealed class Binder(ProblemList problems)
{
    /// <summary>Matches a whole scenario; parts with errors are left out of the answer.</summary>
    public BoundSection? BindScenario(SourceNode root) =>
        (BoundSection?)Bind(RootSchema.Scenario, root, "", root.Place);

    /// <param name="key">What the schema says about the value.</param>
    /// <param name="source">What the text says.</param>
    /// <param name="path">Path of the value.</param>
    /// <param name="at">Place of the key.</param>
    public BoundNode? Bind(SchemaNode key, SourceNode source, string path, Place at) => key switch
    {
        ScalarKey scalar => BindScalar(scalar, source, path),
        Section section => new SectionBinder(this, problems).Bind(section, source, path, at),
        ListOf list => BindList(list, source, path, at),
        NamedMap map => BindMap(map, source, path, at),
        AxisKey axis => AxisText.Bind(axis, source, path, problems),
        ChangeKey change => BindChange(change, source, path),
        _ => throw new InvalidOperationException($"The schema has no such kind of key: {key.GetType().Name}."),
    };

    /// <summary>What holds for a key that is not there; null where nothing does.</summary>
    public BoundNode? BindAbsent(SchemaNode key, string path, Place at)
    {
        if (key.Presence == Presence.Required)
        {
            var example = Example(key) is { } text ? $"Add it, such as '{key.Key}: {text}'." : "Add it.";
            problems.Error(at, path, ProblemCode.MissingKey, "the key is missing", $"{example} It says: {key.Description}");
            return null;
        }
        return key switch
        {
            ScalarKey { Default: { } text } scalar => scalar.Bind(text, new ValueOrigin(path, at, GivenBy.Default)).Value,
            Section { Presence: Presence.Implied } section => new SectionBinder(this, problems).BindAbsent(section, path, at),
            _ => null,
        };
    }

    private BoundScalar? BindScalar(ScalarKey key, SourceNode source, string path) =>
        source is SourceMap map && SourcedForm.HasKeyIn(map.Entries.Select(entry => entry.Key))
            ? new SourcedBinder(this, problems).Bind(key, map, path)
            : BindPlain(key, source, path, null);

    /// <summary>Reads a single value that stands there without evidence and source.</summary>
    /// <param name="key">What the schema says about the value.</param>
    /// <param name="source">What the text says.</param>
    /// <param name="path">Path of the value.</param>
    /// <param name="sourcing">What the text says about the value beside it, or null.</param>
    public BoundScalar? BindPlain(ScalarKey key, SourceNode source, string path, Sourcing? sourcing)
    {
        if (source is not SourceScalar { IsNull: false } scalar)
        {
            problems.Error(source.Place, path, ProblemCode.WrongKind,
                $"here stands {source.Kind}, but the key takes a single value", $"Write a value such as '{key.Example}'.");
            return null;
        }
        var (value, fault) = key.Bind(scalar.Text, new ValueOrigin(path, source.Place, GivenBy.User) { Sourcing = sourcing });
        return fault is null ? value : Refuse(source.Place, path, fault);
    }

    private BoundList? BindList(ListOf key, SourceNode source, string path, Place at)
    {
        if (source is not SourceList list)
        {
            problems.Error(source.Place, path, ProblemCode.WrongKind,
                $"here stands {source.Kind}, but the key takes a list",
                "Begin each item with a hyphen, or write [ ] around the items.");
            return null;
        }
        if (list.Items.Count < key.Fewest)
        {
            problems.Error(source.Place, path, ProblemCode.MissingKey, "the list is empty",
                $"Add an item. It says: {key.Description}");
            return null;
        }
        var items = new List<BoundNode>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Bind(key.Item, list.Items[i], ScenarioPath.Item(path, i), list.Items[i].Place) is { } bound)
            {
                items.Add(bound);
            }
        }
        return new BoundList(key, new ValueOrigin(path, at, GivenBy.User), items);
    }

    private BoundMap? BindMap(NamedMap key, SourceNode source, string path, Place at)
    {
        if (source is not SourceMap { Entries.Count: > 0 } map)
        {
            problems.Error(source.Place, path, ProblemCode.WrongKind,
                source is SourceMap ? "the section is empty"
                    : $"here stands {source.Kind}, but the key takes a section with names",
                $"Write '<{key.NameOfNames}>: ...' below it. It says: {key.Description}");
            return null;
        }
        var entries = new List<BoundEntry>();
        foreach (var entry in map.Entries)
        {
            var entryPath = key.NamesArePaths ? $"{path}[{entry.Key}]" : ScenarioPath.Child(path, entry.Key);
            if (!key.NamesArePaths && !NameForm.IsName(entry.Key))
            {
                problems.Error(entry.KeyPlace, entryPath, ProblemCode.BadValue, $"{Wording.Quote(entry.Key)} is not a name",
                    "Use lower-case letters, digits and hyphens, such as 'web'.");
            }
            if (Bind(key.Element, entry.Value, entryPath, entry.KeyPlace) is { } bound)
            {
                entries.Add(new BoundEntry(entry.Key, entry.KeyPlace, bound));
            }
        }
        return new BoundMap(key, new ValueOrigin(path, at, GivenBy.User), entries)
        {
            Names = [.. map.Entries.Select(entry => entry.Key)],
        };
    }

    private BoundChange? BindChange(ChangeKey key, SourceNode source, string path)
    {
        if (source is SourceScalar { IsNull: false } scalar)
        {
            return new BoundChange(key, new ValueOrigin(path, source.Place, GivenBy.User), scalar.Text.Trim());
        }
        problems.Error(source.Place, path, ProblemCode.WrongKind,
            $"here stands {source.Kind}, but an alternative sets single values",
            "Give each value its own line with its whole path, such as 'host.hypervisor.slice: 5 ms'.");
        return null;
    }

    /// <summary>The least that can stand there; null where that is more than single values.</summary>
    private static string? Example(SchemaNode key)
    {
        if (key is ScalarKey scalar)
        {
            return scalar.Example;
        }
        if (key is not Section { ExactlyOneOf.Count: 0 } section)
        {
            return null;
        }
        SchemaNode[] needed = [.. section.Children.Where(child => child.Presence == Presence.Required || section.Shown.Contains(child))];
        return needed.Length > 0 && needed.All(child => child is ScalarKey)
            ? $"{{ {string.Join(", ", needed.OfType<ScalarKey>().Select(child => $"{child.Key}: {child.Example}"))} }}"
            : null;
    }

    private BoundScalar? Refuse(Place place, string path, Fault fault)
    {
        problems.Error(place, path, fault.Code, fault.Reason, fault.Cure);
        return null;
    }
}
