using System.Text.Json;
using HvSim.Report;
using HvSim.Scenarios;

namespace HvSim.Cli.Explaining;

/// <summary>The values in force for programs.</summary>
internal static class ExplanationJson
{
    private const int FormatVersion = 1;

    public static string Of(LoadedScenario loaded) => JsonForm.Of(json =>
    {
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteString("toolVersion", ToolVersion.Text);
        json.WriteString("name", loaded.Scenario.Name);
        json.WriteString("question", loaded.Scenario.Question);
        json.WriteString("hash", loaded.Hash);
        json.WriteStartArray("values");
        foreach (var value in loaded.Effective)
            Write(json, value);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, EffectiveValue value)
    {
        json.WriteStartObject();
        foreach (var (name, text) in ExplanationCsv.Fields(value))
            json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(name), text);
        json.WriteEndObject();
    }
}
