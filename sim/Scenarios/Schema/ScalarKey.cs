using System.Text.Json.Nodes;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>A key with a single value.</summary>
internal abstract class ScalarKey(string key) : SchemaNode(key)
{
    /// <summary>The value that holds when the key is not there.</summary>
    public string? Default { get; init; }

    /// <summary>The least value that may be written.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value that may be written.</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether the minimum itself is too small.</summary>
    public bool IsAboveMinimum { get; init; }

    /// <summary>Whether the maximum itself is too large.</summary>
    public bool IsBelowMaximum { get; init; }

    /// <summary>Low end of the range within which an uncertain default may lie.</summary>
    public string? PlausibleLow { get; init; }

    /// <summary>High end of the range within which an uncertain default may lie.</summary>
    public string? PlausibleHigh { get; init; }

    /// <summary>How well the default is known.</summary>
    public Evidence Evidence { get; init; } = Evidence.Setting;

    /// <summary>Key in docs/SOURCES.md of what is known about the default.</summary>
    public string Source { get; init; } = SourceKeys.ExperimentDesign;

    /// <summary>Words that are refused although the wish is understood, with the reason.</summary>
    public IReadOnlyList<(string Word, Fault Fault)> RefusedWords { get; init; } = [];

    public abstract string Dimension { get; }

    /// <summary>A value to show where one is missing, if neither the default nor the usual example serves.</summary>
    public string? Sample { get; init; }

    public abstract string Example { get; }

    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Reads a text as this key's value.</summary>
    public abstract (BoundScalar? Value, Fault? Fault) Bind(string text, ValueOrigin origin);

    /// <summary>Whether values can be ranked, so that a value may lie within a range.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>Ranks two values of this key.</summary>
    public abstract int Compare(BoundScalar left, BoundScalar right);

    public abstract JsonObject Describe();
}

/// <summary>A key with a single value of a known type.</summary>
internal sealed class ScalarKey<T>(string key, ValueForm<T> form) : ScalarKey(key)
    where T : notnull
{
    /// <summary>A rule that a range cannot express.</summary>
    public Func<string, T, Fault?>? Rule { get; init; }

    public override string Dimension => form.Dimension;

    public override string Example => Sample ?? Default ?? form.Example;

    public override IReadOnlyList<string> Words => form.Words;

    public override (BoundScalar? Value, Fault? Fault) Bind(string text, ValueOrigin origin)
    {
        foreach (var (word, refusal) in RefusedWords)
        {
            if (word == text)
            {
                return (null, refusal);
            }
        }
        var reading = form.Read(text);
        var fault = reading.Fault ?? OutsideRange(text, reading.Value) ?? Rule?.Invoke(text, reading.Value);
        return fault is null ? (new BoundScalar<T>(this, origin, reading.Value, reading.Text), null) : (null, fault);
    }

    public override bool IsOrdered => form.IsOrdered;

    public override int Compare(BoundScalar left, BoundScalar right) =>
        Comparer<T>.Default.Compare(((BoundScalar<T>)left).Value, ((BoundScalar<T>)right).Value);

    public override JsonObject Describe()
    {
        var schema = form.Describe(Minimum, Maximum);
        Exclude(schema, "minimum", "exclusiveMinimum", IsAboveMinimum);
        Exclude(schema, "maximum", "exclusiveMaximum", IsBelowMaximum);
        return schema;
    }

    private static void Exclude(JsonObject schema, string inclusive, string exclusive, bool applies)
    {
        if (applies && schema[inclusive] is { } bound)
        {
            schema.Remove(inclusive);
            schema[exclusive] = bound;
        }
    }

    private Fault? OutsideRange(string text, T value)
    {
        if (Minimum is not null && Compare(value, Minimum) is var low && (low < 0 || (low == 0 && IsAboveMinimum)))
        {
            return Outside(text, IsAboveMinimum ? "above" : "at least", Minimum);
        }
        if (Maximum is not null && Compare(value, Maximum) is var high && (high > 0 || (high == 0 && IsBelowMaximum)))
        {
            return Outside(text, IsBelowMaximum ? "below" : "at most", Maximum);
        }
        return null;
    }

    private int Compare(T value, string bound) => Comparer<T>.Default.Compare(value, form.Read(bound).Value);

    private Fault Outside(string text, string relation, string bound) => new(
        ProblemCode.OutOfRange, $"{Wording.Quote(text)} is out of range: it must be {relation} {bound}",
        $"Write a value such as '{ExampleInRange}'.");

    private string ExampleInRange => Sample ?? Default ?? (Minimum is not null && !IsAboveMinimum ? Minimum : form.Example);
}
