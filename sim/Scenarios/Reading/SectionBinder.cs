using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>Matches a section of scenario text with the keys that the schema has for it.</summary>
internal sealed class SectionBinder(Binder binder, ProblemList problems)
{
    public BoundSection? Bind(Section section, SourceNode source, string path, Place at)
    {
        if (source is SourceScalar word && word.Text == section.Keyword)
        {
            return new BoundSection(section, new ValueOrigin(path, word.Place, GivenBy.User)) { IsKeyword = true };
        }
        if (Mapping(section, source) is not { } map)
        {
            RefuseKind(section, source, path);
            return null;
        }
        if (section.Shorthand is { } meant && SourcedForm.HasKeyIn(map.Entries.Select(entry => entry.Key)))
        {
            RefuseSourcing(section, meant, source.Place, path);
            return null;
        }
        var bound = new BoundSection(section, new ValueOrigin(path, at, GivenBy.User));
        RefuseUnknownKeys(section, map, path);
        foreach (var key in section.Children)
        {
            var childPath = ScenarioPath.Child(path, key.Key);
            var value = map.Find(key.Key) is { } entry
                ? binder.Bind(key, entry.Value, childPath, entry.KeyPlace)
                : binder.BindAbsent(key, childPath, at);
            if (value is not null)
            {
                bound.Put(key, value);
            }
        }
        RequireExactlyOne(section, map, path, at);
        return bound;
    }

    /// <summary>The section with all its defaults.</summary>
    public BoundSection BindAbsent(Section section, string path, Place at)
    {
        var bound = new BoundSection(section, new ValueOrigin(path, at, GivenBy.Default));
        foreach (var key in section.Children)
        {
            if (binder.BindAbsent(key, ScenarioPath.Child(path, key.Key), at) is { } value)
            {
                bound.Put(key, value);
            }
        }
        return bound;
    }

    /// <summary>The text as a mapping; a single value stands for the shorthand key.</summary>
    public static SourceMap? Mapping(Section section, SourceNode source) => source switch
    {
        SourceMap map => map,
        SourceScalar { IsNull: false } scalar when section.Shorthand is { } meant =>
            new SourceMap(scalar.Place, [new SourceEntry(meant.Key, scalar.Place, scalar)]),
        _ => null,
    };

    private void RefuseKind(Section section, SourceNode source, string path)
    {
        var wanted = (section.Keyword, section.Shorthand) switch
        {
            ({ } keyword, _) => $"a section with keys or the word '{keyword}'",
            (_, { } shorthand) => $"a value such as '{shorthand.Example}' or a section with keys",
            _ => "a section with keys",
        };
        var found = source is SourceScalar { IsNull: false } scalar ? Wording.Quote(scalar.Text) : source.Kind;
        problems.Error(source.Place, path, ProblemCode.WrongKind,
            $"here stands {found}, but the key takes {wanted}",
            CureFor(section, source)
                ?? $"Its keys are {Wording.AnyOf(section.Keys).Replace(" or ", " and ", StringComparison.Ordinal)}.");
    }

    private static string? CureFor(Section section, SourceNode source) => source switch
    {
        SourceList when section.CureForList.Length > 0 => section.CureForList,
        SourceScalar scalar => section.Misplaced.Where(one => one.Key == scalar.Text).Select(one => one.Cure).FirstOrDefault(),
        _ => null,
    };

    // Evidence for the section as a whole would leave open which of its values it speaks of.
    private void RefuseSourcing(Section section, ScalarKey meant, Place place, string path) =>
        problems.Error(place, path, ProblemCode.WrongKind,
            $"evidence and source belong to a single value, and this section has the keys {string.Join(" and ", section.Keys)}",
            $"Write '{meant.Key}: {{ {SourcedForm.Value}: {meant.Example}, {SourcedForm.Evidence.Key}: ..., "
            + $"{SourcedForm.Source.Key}: ... }}'.");

    private void RefuseUnknownKeys(Section section, SourceMap map, string path)
    {
        foreach (var entry in map.Entries)
        {
            if (problems.IsFull)
            {
                return;
            }
            if (section.Find(entry.Key) is null)
            {
                var (code, reason, cure) = UnknownKey.Explain(section, entry.Key);
                problems.Error(entry.KeyPlace, ScenarioPath.Child(path, entry.Key), code, reason, cure);
            }
        }
    }

    private void RequireExactlyOne(Section section, SourceMap map, string path, Place at)
    {
        if (section.ExactlyOneOf.Count == 0)
        {
            return;
        }
        string[] choices = [.. section.ExactlyOneOf.Select(key => key.Key)];
        SourceEntry[] present = [.. map.Entries.Where(entry => choices.Contains(entry.Key))];
        // Whose key is not known meant it for one of them, and has been told.
        var hasUnknownKey = map.Entries.Any(entry => section.Find(entry.Key) is null);
        if (present.Length == 0 && !hasUnknownKey)
        {
            problems.Error(at, path, ProblemCode.MissingKey, $"one of {Wording.AnyOf(choices)} is missing", "Add one of them.");
        }
        if (present.Length > 1)
        {
            problems.Error(present[1].KeyPlace, ScenarioPath.Child(path, present[1].Key), ProblemCode.Conflict,
                $"stands beside '{present[0].Key}', but only one of {Wording.AnyOf(choices)} can be there",
                "Remove one of them.");
        }
    }
}
