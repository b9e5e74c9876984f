using System.Diagnostics.CodeAnalysis;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Reading;

/// <summary>A section with the values of its keys, defaults included; a key with an error has no value.</summary>
internal sealed class BoundSection(Section key, ValueOrigin origin) : BoundNode(origin)
{
    private readonly List<(SchemaNode Key, BoundNode Value)> _values = [];

    public Section Key { get; } = key;

    /// <summary>Whether the section's keyword stands in its place: <c>none</c>, <c>idle</c>.</summary>
    public bool IsKeyword { get; init; }

    /// <summary>The values in the order of the schema.</summary>
    public IEnumerable<BoundNode> Values => _values.Select(pair => pair.Value);

    /// <summary>Sets the value of a key, in the place of an earlier one if there is one.</summary>
    public void Put(SchemaNode key, BoundNode value)
    {
        var known = _values.FindIndex(pair => ReferenceEquals(pair.Key, key));
        if (known < 0)
        {
            _values.Add((key, value));
        }
        else
        {
            _values[known] = (key, value);
        }
    }

    /// <summary>Takes a value away that is not in force after all.</summary>
    public void Drop(SchemaNode key) => _values.RemoveAll(pair => ReferenceEquals(pair.Key, key));

    public BoundNode? Find(SchemaNode key) => _values.Find(pair => ReferenceEquals(pair.Key, key)).Value;

    public BoundScalar<T>? Scalar<T>(ScalarKey<T> key)
        where T : notnull => (BoundScalar<T>?)Find(key);

    /// <summary>The value of a key, if it has one without error.</summary>
    public bool TryGet<T>(ScalarKey<T> key, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        var scalar = Scalar(key);
        value = scalar is null ? default : scalar.Value;
        return scalar is not null;
    }

    /// <summary>The value of a key in a scenario without errors.</summary>
    public T Get<T>(ScalarKey<T> key)
        where T : notnull =>
        Scalar(key) is { } scalar
            ? scalar.Value
            : throw new InvalidOperationException($"'{Path}' has no '{key.Key}' although the scenario was accepted.");

    public BoundSection? Section(Section key) => (BoundSection?)Find(key);

    public BoundMap? Map(NamedMap key) => (BoundMap?)Find(key);

    public BoundList? List(ListOf key) => (BoundList?)Find(key);
}
