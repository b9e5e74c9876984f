using System.Collections.Concurrent;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Costs;

/// <summary>The cost tables, one for each machine and hypervisor that somebody measured.</summary>
internal static class CostTables
{
    private static readonly ValueTables Tables = new("Costs");

    // A sweep reads its scenario once for each point, and to read the table took two thirds of that time.
    private static readonly ConcurrentDictionary<string, BoundSection> Known = new(StringComparer.Ordinal);

    /// <summary>Names of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } = Tables.Names;

    /// <summary>The values of a table, matched with the section that they stand for; to be read only.</summary>
    public static BoundSection Of(string name) => Known.GetOrAdd(name, table => Tables.Of(table, CostSchema.Costs));
}
