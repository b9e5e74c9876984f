namespace HvSim.Scenarios;

/// <summary>A key of the scenario format that takes a value, for the reference.</summary>
public sealed record ParameterDescription
{
    /// <summary>Path with place holders: <c>guests.&lt;name&gt;.cpu.weight</c>, <c>objectives[].limit</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it means in the domain.</summary>
    public required string Description { get; init; }

    /// <summary>time, rate, percent, whole number, number, choice, yes or no, name, axis.</summary>
    public required string Dimension { get; init; }

    /// <summary>A value as it may stand in a file.</summary>
    public required string Example { get; init; }

    /// <summary>The words that may be written, for choices.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>Whether the key has to be there when its section is.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The default; empty where there is none.</summary>
    public required string Default { get; init; }

    /// <summary>The allowed range in words, such as <c>above 0 %, at most 100 %</c>; empty where there is none.</summary>
    public required string Allowed { get; init; }

    /// <summary>Low end of the plausible range; empty where none is stated.</summary>
    public required string PlausibleLow { get; init; }

    /// <summary>High end of the plausible range; empty where none is stated.</summary>
    public required string PlausibleHigh { get; init; }

    /// <summary>How well the default is known; null for a key without one.</summary>
    public required Evidence? Evidence { get; init; }

    /// <summary>Key in docs/SOURCES.md; empty for a key without a default.</summary>
    public required string Source { get; init; }
}
