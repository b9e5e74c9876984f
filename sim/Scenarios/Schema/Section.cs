namespace HvSim.Scenarios.Schema;

/// <summary>A key with keys of its own.</summary>
internal sealed class Section(string key, params IReadOnlyList<SchemaNode> children) : SchemaNode(key)
{
    /// <summary>The keys in the order in which they are best read.</summary>
    public IReadOnlyList<SchemaNode> Children { get; } = children;

    /// <summary>Keys that are refused because nothing acts on them yet.</summary>
    public IReadOnlyList<FutureKey> Future { get; init; } = [];

    /// <summary>The word that may stand in the place of the section: <c>none</c> for no hypervisor.</summary>
    public string? Keyword { get; init; }

    /// <summary>The key that is meant when a single value stands in the place of the section.</summary>
    public ScalarKey? Shorthand { get; init; }

    /// <summary>Keys of which exactly one must be there.</summary>
    public IReadOnlyList<SchemaNode> ExactlyOneOf { get; init; } = [];

    /// <summary>Keys that an example of the section shows beside those that are required.</summary>
    public IReadOnlyList<SchemaNode> Shown { get; init; } = [];

    /// <summary>Keys that users look for here, and where they stand.</summary>
    public IReadOnlyList<MisplacedKey> Misplaced { get; init; } = [];

    /// <summary>What to do where a list stands in its place; empty for nothing special.</summary>
    public string CureForList { get; init; } = "";

    public SchemaNode? Find(string key) => Children.FirstOrDefault(child => child.Key == key);

    public IReadOnlyList<string> Keys => [.. Children.Select(child => child.Key)];
}

/// <summary>A key that the format will have one day.</summary>
/// <param name="Key">The key.</param>
/// <param name="Cure">What to do until then.</param>
internal readonly record struct FutureKey(string Key, string Cure);

/// <summary>A key that does not belong into a section.</summary>
/// <param name="Key">The key.</param>
/// <param name="Cure">Where it belongs.</param>
internal readonly record struct MisplacedKey(string Key, string Cure);

/// <summary>A section whose keys are names that the user chooses.</summary>
/// <param name="key">The key.</param>
/// <param name="nameOfNames">What the names are called in paths of the reference: <c>name</c>.</param>
/// <param name="element">What stands under each name; its own key is empty.</param>
internal sealed class NamedMap(string key, string nameOfNames, SchemaNode element) : SchemaNode(key)
{
    public string NameOfNames { get; } = nameOfNames;

    public SchemaNode Element { get; } = element;

    /// <summary>Whether the names follow the rules for names, or are paths of scenario values.</summary>
    public bool NamesArePaths { get; init; }

    /// <summary>Whether an override may add a name.</summary>
    public bool TakesNewNames { get; init; }
}

/// <summary>A list whose items are all alike.</summary>
internal sealed class ListOf(string key, SchemaNode item) : SchemaNode(key)
{
    public SchemaNode Item { get; } = item;

    /// <summary>The fewest items that make sense.</summary>
    public int Fewest { get; init; }
}

/// <summary>
/// The value that an alternative gives to the path that is its key; the key that it replaces says what it can be.
/// </summary>
internal sealed class ChangeKey() : SchemaNode("")
{
    public const string Example = "5 ms";
}

/// <summary>The values of an axis of a sweep: a range or a list.</summary>
internal sealed class AxisKey() : SchemaNode("")
{
    public const string Example = "4..80:4";
}
