namespace HvSim.Scenarios.Specs;

/// <summary>
/// Numbers of logical processors as they are written: ranges, in order and apart; all processors where there is no range.
/// </summary>
/// <param name="Ranges">The ranges.</param>
public sealed record ProcessorList(IReadOnlyList<ProcessorRange> Ranges)
{
    /// <summary>All logical processors of the machine.</summary>
    public static ProcessorList All { get; } = new([]);

    /// <summary>The greatest number, or -1 for all processors.</summary>
    public int Last => Ranges.Count == 0 ? -1 : Ranges[^1].Last;

    /// <summary>The numbers on a machine of so many logical processors.</summary>
    public IReadOnlyList<int> On(int processors) => Ranges.Count == 0
        ? [.. Enumerable.Range(0, processors)]
        : [.. Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1))];
}

/// <summary>Neighbouring logical processors.</summary>
/// <param name="First">Number of the first one.</param>
/// <param name="Last">Number of the last one.</param>
public readonly record struct ProcessorRange(int First, int Last);
