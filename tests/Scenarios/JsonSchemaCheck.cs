using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HvSim.Tests.Scenarios;

/// <summary>As much of JSON Schema as the scenario schema uses.</summary>
internal static class JsonSchemaCheck
{
    /// <summary>The first rule that the value breaks; empty where it breaks none.</summary>
    public static string FirstFault(JsonNode schema, JsonNode? value, string path = "$") =>
        Faults(schema.AsObject(), value, path).FirstOrDefault("");

    private static IEnumerable<string> Faults(JsonObject schema, JsonNode? value, string path) =>
        schema.SelectMany(rule => Faults(schema, rule.Key, rule.Value!, value, path));

    private static IEnumerable<string> Faults(JsonObject schema, string rule, JsonNode content, JsonNode? value,
        string path) => rule switch
        {
            "type" => Names(content).Any(type => IsA(type, value)) ? [] : [$"{path} is not of type {content}"],
            "const" => JsonNode.DeepEquals(content, value) ? [] : [$"{path} is not {content}"],
            "enum" => content.AsArray().Any(word => JsonNode.DeepEquals(word, value)) ? [] : [$"{path} is not in {content}"],
            "pattern" => value is JsonValue text && text.TryGetValue<string>(out var word)
                && !Regex.IsMatch(word, content.GetValue<string>())
                ? [$"{path} does not match {content}"]
                : [],
            "minimum" => IsNumber(value, number => number < content.GetValue<decimal>()) ? [$"{path} is below {content}"] : [],
            "maximum" => IsNumber(value, number => number > content.GetValue<decimal>()) ? [$"{path} is above {content}"] : [],
            "exclusiveMinimum" => IsNumber(value, number => number <= content.GetValue<decimal>())
                ? [$"{path} is not above {content}"] : [],
            "minItems" => value is JsonArray list && list.Count < content.GetValue<int>() ? [$"{path} is too short"] : [],
            "minProperties" => value is JsonObject map && map.Count < content.GetValue<int>() ? [$"{path} is empty"] : [],
            "items" => (value as JsonArray ?? []).SelectMany((item, i) => Faults(content.AsObject(), item, $"{path}[{i}]")),
            "required" => value is JsonObject map
                ? Names(content).Where(name => !map.ContainsKey(name)).Select(name => $"{path}.{name} is missing") : [],
            "properties" => (value as JsonObject ?? []).Where(pair => content[pair.Key] is not null)
                .SelectMany(pair => Faults(content[pair.Key]!.AsObject(), pair.Value, $"{path}.{pair.Key}")),
            "additionalProperties" => (value as JsonObject ?? []).Where(pair => schema["properties"]?[pair.Key] is null)
                .SelectMany(pair => content is JsonObject inner ? Faults(inner, pair.Value, $"{path}.{pair.Key}")
                    : [$"{path}.{pair.Key} is unknown"]),
            "dependentSchemas" => (value as JsonObject ?? []).Where(pair => content[pair.Key] is not null)
                .SelectMany(pair => Faults(content[pair.Key]!.AsObject(), value, path)),
            "propertyNames" => (value as JsonObject ?? []).SelectMany(pair =>
                Faults(content.AsObject(), pair.Key, $"{path}.{pair.Key}")),
            "anyOf" => content.AsArray().Any(choice => !Faults(choice!.AsObject(), value, path).Any()) ? []
                : [$"{path} fits no choice"],
            "oneOf" => content.AsArray().Count(choice => !Faults(choice!.AsObject(), value, path).Any()) == 1 ? []
                : [$"{path} fits not one choice"],
            "$schema" or "title" or "description" or "default" or "examples" => [],
            _ => throw new InvalidOperationException($"The check does not know the rule {rule}."),
        };

    private static IEnumerable<string> Names(JsonNode content) =>
        content is JsonArray list ? list.Select(name => name!.GetValue<string>()) : [content.GetValue<string>()];

    private static bool IsNumber(JsonNode? value, Func<decimal, bool> holds) =>
        value?.GetValueKind() == JsonValueKind.Number && holds(decimal.Parse(value.ToJsonString(), null));

    private static bool IsA(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.Parse(value!.ToJsonString(), null) % 1 == 0,
        _ => false,
    };
}
