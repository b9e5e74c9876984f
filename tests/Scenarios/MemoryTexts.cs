namespace HvSim.Tests.Scenarios;

/// <summary>The small good scenario with memory.</summary>
internal static class MemoryTexts
{
    /// <summary>Dynamic memory of which nothing is given but what has to be.</summary>
    public const string Dynamic = "startup: 1 GiB, demand: { committed: 1 GiB }";

    /// <summary>Static memory that suffices.</summary>
    public const string Static = "static: 2 GiB, demand: { committed: 1 GiB }";

    /// <param name="guest">Keys of the guest's memory, in line 11 from column 15 on.</param>
    /// <param name="machine">The machine's memory, in line 5, column 53.</param>
    /// <param name="host">Keys of the host's memory, in line 8 from column 13 on; the rest is then a line further down.</param>
    public static string With(string guest, string machine = "16 GiB", string host = "")
    {
        var text = Texts.With("coresPerSocket: 4", $"coresPerSocket: 4, memory: {machine}")
            .Replace("virtualProcessors: 2", $"virtualProcessors: 2\n    memory: {{ {guest} }}", StringComparison.Ordinal);
        return host.Length == 0 ? text
            : text.Replace("scheduler: classic }", $"scheduler: classic }}\n  memory: {{ {host} }}", StringComparison.Ordinal);
    }
}
