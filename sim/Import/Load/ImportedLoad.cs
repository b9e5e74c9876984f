namespace HvSim.Import;

/// <summary>The load that monitoring data describe, whatever their format.</summary>
/// <param name="Source">Where it comes from, in words for a comment, such as <c>Performance Monitor log web.csv</c>.</param>
/// <param name="Interval">Typical time between two samples of a guest.</param>
/// <param name="Guests">The guests, in an order that does not depend on the order of files.</param>
/// <param name="Report">What became of the data.</param>
public sealed record ImportedLoad(string Source, TimeSpan Interval, IReadOnlyList<ImportedGuest> Guests, ImportReport Report)
{
    /// <summary>Logical processors of the one host that ran all guests; null where the data do not say.</summary>
    public int? LogicalProcessors { get; init; }

    /// <summary>
    /// Date and hour of the start of the data: universal time where its kind says so, else as the earliest data have it. Null
    /// where the data have no dates.
    /// </summary>
    public DateTime? Origin { get; init; }

    /// <summary>Means as they were read, of all machines, before any was left out; null where none was.</summary>
    public LoadTotals? AsRead { get; init; }
}
