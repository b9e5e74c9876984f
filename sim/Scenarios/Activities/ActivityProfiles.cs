using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Activities;

/// <summary>What kinds of work do to address translations: named sets of rates.</summary>
internal static class ActivityProfiles
{
    /// <summary>The profile of work that does nothing to translations that its processor time does not hold already.</summary>
    public const string None = "none";

    private static readonly ValueTables Tables = new("Activities");

    /// <summary>Names of the profiles.</summary>
    public static IReadOnlyList<string> Names { get; } = [None, .. Tables.Names];

    /// <summary>The values of a profile other than <see cref="None"/>.</summary>
    public static BoundSection Of(string name) => Tables.Of(name, ActivitySchema.Activity);
}
