using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Costs;

/// <summary>The cost tables, one for each machine and hypervisor that somebody measured.</summary>
internal static class CostTables
{
    private static readonly ValueTables Tables = new("Costs");

    /// <summary>Names of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } = Tables.Names;

    /// <summary>The values of a table, matched with the section that they stand for.</summary>
    public static BoundSection Of(string name) => Tables.Of(name, CostSchema.Costs);
}
