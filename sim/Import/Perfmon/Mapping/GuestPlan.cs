namespace HvSim.Import.Perfmon;

/// <summary>How one guest's demand is read from the rows of a log.</summary>
/// <param name="Machine">The machine that was logged.</param>
/// <param name="Name">The guest.</param>
/// <param name="Processors">Number of its virtual processors; 0 where the log does not tell.</param>
internal sealed record GuestPlan(string Machine, string Name, int Processors)
{
    /// <summary>What its memory in the log means.</summary>
    public MemoryKind MemoryKind { get; set; }

    /// <summary>One formula for each kind of demand; null where the log does not have it.</summary>
    public Formula?[] Formulas { get; } = new Formula?[Measures.Count];
}
