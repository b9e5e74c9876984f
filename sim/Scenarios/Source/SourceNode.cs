namespace HvSim.Scenarios.Source;

/// <summary>A piece of scenario text with its place; what it means is not known here.</summary>
internal abstract record SourceNode(Place Place)
{
    /// <summary>What a reader would call it.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
internal sealed record SourceScalar(Place Place, string Text, bool IsPlain) : SourceNode(Place)
{
    public override string Kind => IsNull ? "nothing" : "a single value";

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list of values.</summary>
internal sealed record SourceList(Place Place, IReadOnlyList<SourceNode> Items) : SourceNode(Place)
{
    public override string Kind => "a list";
}

/// <summary>Keys with their values in the order of the text.</summary>
internal sealed record SourceMap(Place Place, IReadOnlyList<SourceEntry> Entries) : SourceNode(Place)
{
    public override string Kind => "a section with keys";

    public SourceEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The same section with one key set; a new key goes to the end.</summary>
    public SourceMap With(string key, Place place, SourceNode value)
    {
        var known = Find(key);
        var entry = new SourceEntry(key, known?.KeyPlace ?? place, value);
        return this with
        {
            Entries = known is null
                ? [.. Entries, entry]
                : [.. Entries.Select(old => ReferenceEquals(old, known) ? entry : old)],
        };
    }
}

/// <summary>One key of a section.</summary>
internal sealed record SourceEntry(string Key, Place KeyPlace, SourceNode Value);
