namespace HvSim.Import.Perfmon;

/// <summary>What the memory of a guest in a log means.</summary>
internal enum MemoryKind
{
    /// <summary>What its programs want.</summary>
    Wanted,

    /// <summary>What it was given for good.</summary>
    Assigned,

    /// <summary>What its programs want, of memory that is balanced among guests.</summary>
    Balanced,
}
