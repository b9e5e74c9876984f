namespace HvSim.Memory;

/// <summary>How the machine's memory is divided.</summary>
/// <param name="Nodes">Number of NUMA nodes, 1 or more.</param>
/// <param name="Spanning">Whether a guest may hold memory of other nodes than those that it prefers.</param>
/// <param name="LargePages">Share of the memory that is in pieces which can be mapped by pages of 2 MiB, before any guest starts, 0 to 1.</param>
public sealed record NodeSettings(int Nodes, bool Spanning, double LargePages)
{
    /// <summary>One node, all of it in large pieces.</summary>
    public static NodeSettings One { get; } = new(1, Spanning: true, LargePages: 1);
}
