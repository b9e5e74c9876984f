namespace HvSim.Scenarios.Schema;

/// <summary>
/// One key of the scenario format. The tree of these is the single source for reading, defaults, ranges, suggestions, JSON
/// Schema, <c>explain</c> and the parameter reference.
/// </summary>
internal abstract class SchemaNode(string key)
{
    /// <summary>The key as it stands in a file; empty for the root and for items of lists.</summary>
    public string Key { get; } = key;

    /// <summary>What it means in the domain, as one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>What happens when the key is not there.</summary>
    public Presence Presence { get; init; } = Presence.Optional;
}

/// <summary>What happens when a key is not there.</summary>
internal enum Presence
{
    /// <summary>Nothing: it may be left out and then does not exist.</summary>
    Optional,

    /// <summary>It is an error.</summary>
    Required,

    /// <summary>Its defaults hold.</summary>
    Implied,
}
