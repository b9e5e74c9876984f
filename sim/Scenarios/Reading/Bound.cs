using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;

namespace HvSim.Scenarios.Reading;

/// <summary>Where a bound value stands and who gave it.</summary>
/// <param name="Path">Path of the value.</param>
/// <param name="Place">Place of the text; of the surrounding section for a default.</param>
/// <param name="From">Who gave it.</param>
internal readonly record struct ValueOrigin(string Path, Place Place, GivenBy From)
{
    /// <summary>Where a value comes from that follows from others; else null.</summary>
    public string? Derivation { get; init; }

    /// <summary>What the scenario says about how well the value is known; null where it says nothing.</summary>
    public Sourcing? Sourcing { get; init; }
}

/// <summary>Who gave a value.</summary>
internal enum GivenBy
{
    /// <summary>The scenario or the command line.</summary>
    User,

    /// <summary>The schema.</summary>
    Default,
}

/// <summary>A part of a scenario that has been matched with the schema. Parts with errors are left out.</summary>
internal abstract class BoundNode(ValueOrigin origin)
{
    public ValueOrigin Origin { get; } = origin;

    public string Path => Origin.Path;

    public Place Place => Origin.Place;

    /// <summary>Whether the user wrote it.</summary>
    public bool IsWritten => Origin.From == GivenBy.User;
}

/// <summary>A single value.</summary>
internal abstract class BoundScalar(ScalarKey key, ValueOrigin origin, string text) : BoundNode(origin)
{
    public ScalarKey Key { get; } = key;

    /// <summary>The value in its canonical spelling.</summary>
    public string Text { get; } = text;
}

/// <summary>A single value of a known type.</summary>
internal sealed class BoundScalar<T>(ScalarKey key, ValueOrigin origin, T value, string text) : BoundScalar(key, origin, text)
{
    public T Value { get; } = value;
}

/// <summary>The values of an axis of a sweep.</summary>
internal sealed class BoundAxis(AxisKey key, ValueOrigin origin, SweepAxis axis, string text) : BoundNode(origin)
{
    public AxisKey Key { get; } = key;

    public SweepAxis Axis { get; } = axis;

    public string Text { get; } = text;
}

/// <summary>What an alternative sets a value to.</summary>
internal sealed class BoundChange(ChangeKey key, ValueOrigin origin, string text) : BoundNode(origin)
{
    public ChangeKey Key { get; } = key;

    /// <summary>The value as it stands in the text; what it replaces decides whether it can be.</summary>
    public string Text { get; } = text;
}

/// <summary>What the file of a trace holds.</summary>
internal sealed class BoundTrace(ValueOrigin origin, Trace trace) : BoundNode(origin)
{
    public Trace Trace { get; } = trace;
}

/// <summary>A list.</summary>
internal sealed class BoundList(ListOf key, ValueOrigin origin, IReadOnlyList<BoundNode> items) : BoundNode(origin)
{
    public ListOf Key { get; } = key;

    public IReadOnlyList<BoundNode> Items { get; } = items;
}

/// <summary>A section whose keys are names.</summary>
internal sealed class BoundMap(NamedMap key, ValueOrigin origin, IReadOnlyList<BoundEntry> entries) : BoundNode(origin)
{
    public NamedMap Key { get; } = key;

    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<BoundEntry> Entries { get; } = entries;

    /// <summary>The names, also of entries that have errors inside.</summary>
    public required IReadOnlyList<string> Names { get; init; }
}

/// <summary>What stands under a name.</summary>
internal readonly record struct BoundEntry(string Name, Place Place, BoundNode Value);
