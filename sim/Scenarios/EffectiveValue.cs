namespace HvSim.Scenarios;

/// <summary>One value in force, where it comes from and how well it is known.</summary>
public sealed record EffectiveValue
{
    /// <summary>Path of the value: <c>host.hypervisor.slice</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The value as it would stand in a file, unit included, in one canonical spelling.</summary>
    public required string Text { get; init; }

    /// <summary>The unit within the text; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>What the value is: time, rate, percent, whole number, number, choice, yes or no, name, axis.</summary>
    public required string Dimension { get; init; }

    /// <summary>
    /// <c>web-density.yaml:12</c>, <c>default</c>, <c>command line</c>, another origin of an override, or what the value
    /// follows from.
    /// </summary>
    public required string Origin { get; init; }

    /// <summary>Evidence of a default or of a value that states its own; <c>scenario</c>, <c>command line</c> or another
    /// origin of an override for a value that was given without; <c>derived</c> for one that follows from others.</summary>
    public required string Evidence { get; init; }

    /// <summary>Key in docs/SOURCES.md for a default, the key that a value states for itself, or empty.</summary>
    public required string Source { get; init; }

    /// <summary>The default that the value has or replaces; empty where there is none.</summary>
    public required string Default { get; init; }

    /// <summary>
    /// Low end of the range within which the value in force plausibly lies: the default's where the default holds, the value's
    /// own where it states one, and empty for any other value, of which the default's range says nothing.
    /// </summary>
    public required string PlausibleLow { get; init; }

    /// <summary>High end of that range; empty where <see cref="PlausibleLow"/> is.</summary>
    public required string PlausibleHigh { get; init; }

    /// <summary>What the value means in the domain.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the value is one that a sweep can vary.</summary>
    public required bool IsScalar { get; init; }
}
