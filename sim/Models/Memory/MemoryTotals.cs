namespace HvSim.Models.Memory;

/// <summary>What has happened to a guest's memory.</summary>
public readonly record struct MemoryTotals
{
    /// <summary>Memory given, in MiB.</summary>
    public long AddedMib { get; init; }

    /// <summary>Memory taken, in MiB.</summary>
    public long RemovedMib { get; init; }

    /// <summary>Number of times that memory was given.</summary>
    public long Adds { get; init; }

    /// <summary>Number of times that memory was taken.</summary>
    public long Removals { get; init; }

    /// <summary>Pages of working sets that were fetched from the page file.</summary>
    public long PagesFetched { get; init; }

    /// <summary>Reads of files that the cache did not answer.</summary>
    public long FileReads { get; init; }

    /// <summary>Both together.</summary>
    public static MemoryTotals operator +(MemoryTotals one, MemoryTotals other) => new()
    {
        AddedMib = one.AddedMib + other.AddedMib,
        RemovedMib = one.RemovedMib + other.RemovedMib,
        Adds = one.Adds + other.Adds,
        Removals = one.Removals + other.Removals,
        PagesFetched = one.PagesFetched + other.PagesFetched,
        FileReads = one.FileReads + other.FileReads,
    };

    /// <summary>What was added since <paramref name="earlier"/>.</summary>
    public static MemoryTotals operator -(MemoryTotals now, MemoryTotals earlier) => new()
    {
        AddedMib = now.AddedMib - earlier.AddedMib,
        RemovedMib = now.RemovedMib - earlier.RemovedMib,
        Adds = now.Adds - earlier.Adds,
        Removals = now.Removals - earlier.Removals,
        PagesFetched = now.PagesFetched - earlier.PagesFetched,
        FileReads = now.FileReads - earlier.FileReads,
    };
}
