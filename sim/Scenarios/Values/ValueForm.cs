using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>How values of one dimension are written.</summary>
internal abstract class ValueForm<T>
{
    /// <summary>What such a value is: <c>time</c>, <c>rate</c>, <c>percent</c>.</summary>
    public abstract string Dimension { get; }

    /// <summary>A value as it may stand in a file.</summary>
    public abstract string Example { get; }

    /// <summary>The words that may be written, where they can be listed.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Whether values can be ranked, so that a value may lie within a range.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>Reads a text.</summary>
    public abstract Reading<T> Read(string text);

    /// <summary>The form as a JSON Schema; bounds that JSON Schema can express are added to it.</summary>
    public abstract JsonObject Describe(string? minimum, string? maximum);
}
