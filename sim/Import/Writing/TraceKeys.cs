using HvSim.Scenarios;

namespace HvSim.Import.Writing;

/// <summary>Keys of a guest's trace, and what the scenario format takes where they are left out.</summary>
internal static class TraceKeys
{
    private const string Trace = "guests.<name>.workload.trace";

    /// <summary>Path of a key.</summary>
    public static string PathOf(string key) => $"{Trace}.{key}";

    /// <summary>Its default, with its unit.</summary>
    public static string DefaultOf(string key) =>
        ScenarioSchema.Parameters.Single(parameter => parameter.Path == PathOf(key)).Default;
}
