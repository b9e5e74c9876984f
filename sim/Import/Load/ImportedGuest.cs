namespace HvSim.Import;

/// <summary>What monitoring data say of one virtual or physical machine.</summary>
/// <param name="Name">Name as the data give it; may hold any character.</param>
/// <param name="VirtualProcessors">Number of its virtual processors, from 1.</param>
/// <param name="Samples">Its demand, in the order of time.</param>
public sealed record ImportedGuest(string Name, int VirtualProcessors, IReadOnlyList<LoadSample> Samples)
{
    /// <summary>The most processors that a machine is believed to have: as many as the largest guest of any release.</summary>
    internal const int MostProcessors = 2048;

    /// <summary>Memory that it was given, in bytes; null where the data do not say.</summary>
    public double? AssignedMemoryBytes { get; init; }

    /// <summary>Whether its memory was balanced among guests.</summary>
    public bool HasDynamicMemory { get; init; }
}
