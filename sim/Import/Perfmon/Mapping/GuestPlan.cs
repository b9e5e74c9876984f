using System.Collections.Frozen;

namespace HvSim.Import.Perfmon;

/// <summary>How one guest's demand is read from the rows of a log.</summary>
/// <param name="Machine">The machine that was logged, or the host of the guest.</param>
/// <param name="Name">The guest.</param>
/// <param name="Processors">Number of its virtual processors; 0 where the log does not tell.</param>
internal sealed record GuestPlan(string Machine, string Name, int Processors)
{
    /// <summary>What its memory in the log means.</summary>
    public MemoryKind MemoryKind { get; set; }

    /// <summary>One formula for each kind of demand; null where the log does not have it.</summary>
    public Formula?[] Formulas { get; } = new Formula?[Measures.Count];

    /// <summary>Kinds of demand that are taken from the log of its host and not from its own.</summary>
    public IReadOnlySet<Measure> LeftToHost { get; init; } = FrozenSet<Measure>.Empty;

    /// <summary>Kinds of demand that the log has.</summary>
    public IEnumerable<Measure> Known =>
        Enumerable.Range(0, Measures.Count).Where(measure => Formulas[measure] is not null).Select(measure => (Measure)measure);
}
