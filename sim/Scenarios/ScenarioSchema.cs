using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios;

/// <summary>The scenario format, described for editors and readers.</summary>
public static class ScenarioSchema
{
    /// <summary>Every key that takes a value, in the order of the format.</summary>
    public static IReadOnlyList<ParameterDescription> Parameters { get; } = ParameterList.Of(RootSchema.Scenario);

    /// <summary>The JSON Schema of scenario files, indented.</summary>
    public static string ToJsonSchema() => JsonSchemaText.Of(RootSchema.Scenario);
}
