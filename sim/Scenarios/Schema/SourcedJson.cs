using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Schema;

/// <summary>Describes the long form of a single value as a JSON Schema.</summary>
internal static class SourcedJson
{
    public static JsonObject Of(ScalarKey key)
    {
        var properties = new JsonObject
        {
            [SourcedForm.Value] = WithDescription(key.Describe(), SourcedForm.ValueDescription),
            [SourcedForm.Evidence.Key] = WithDescription(SourcedForm.Evidence.Describe(), SourcedForm.Evidence.Description),
            [SourcedForm.Source.Key] = WithDescription(SourcedForm.Source.Describe(), SourcedForm.Source.Description),
        };
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["required"] = new JsonArray(SourcedForm.Value, SourcedForm.Evidence.Key, SourcedForm.Source.Key),
        };
        if (key.IsOrdered)
        {
            properties[SourcedForm.Low] = WithDescription(key.Describe(), SourcedForm.LowDescription);
            properties[SourcedForm.High] = WithDescription(key.Describe(), SourcedForm.HighDescription);
            schema["dependentSchemas"] = new JsonObject
            {
                [SourcedForm.Low] = BesideTheOtherEnd(SourcedForm.High),
                [SourcedForm.High] = BesideTheOtherEnd(SourcedForm.Low),
            };
        }
        return schema;
    }

    private static JsonObject BesideTheOtherEnd(string end) => new()
    {
        ["required"] = new JsonArray(end),
        ["properties"] = new JsonObject
        {
            [SourcedForm.Evidence.Key] = new JsonObject { ["const"] = EvidenceText.Of(Evidence.Assumed) },
        },
    };

    private static JsonObject WithDescription(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }
}
