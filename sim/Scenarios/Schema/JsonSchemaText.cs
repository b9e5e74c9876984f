using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Writes the schema tree as a JSON Schema, which editors use to complete and check scenario files.</summary>
internal static class JsonSchemaText
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Section root)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "HvSim scenario",
        };
        foreach (var (name, value) in Describe(root).ToArray())
        {
            schema[name] = value?.DeepClone();
        }
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Describe(SchemaNode node)
    {
        var schema = node switch
        {
            ScalarKey scalar => Either(DescribeScalar(scalar), SourcedJson.Of(scalar)),
            Section section => DescribeSection(section),
            NamedMap map => DescribeMap(map),
            ListOf list => new JsonObject { ["type"] = "array", ["items"] = Describe(list.Item), ["minItems"] = list.Fewest },
            AxisKey => DescribeAxis(),
            ChangeKey => new JsonObject
            {
                ["type"] = new JsonArray("string", "number", "boolean"),
                ["examples"] = new JsonArray(ChangeKey.Example),
            },
            _ => throw new InvalidOperationException($"The schema has no such kind of key: {node.GetType().Name}."),
        };
        schema["description"] = node.Description;
        return schema;
    }

    private static JsonObject DescribeScalar(ScalarKey key)
    {
        var schema = key.Describe();
        if (key.Default is { } text)
        {
            // Numbers and booleans stand as such in JSON, everything with a unit or a word as text.
            schema["default"] = schema["type"]?.GetValue<string>() is "integer" or "number" or "boolean"
                ? JsonNode.Parse(text)
                : text;
        }
        return schema;
    }

    private static JsonObject DescribeSection(Section section)
    {
        var properties = new JsonObject();
        foreach (var child in section.Children.Where(child => section.Keys.Contains(child.Key)))
        {
            properties[child.Key] = Describe(child);
        }
        var mapping = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        string[] required = [.. section.Children.Where(child => child.Presence == Presence.Required).Select(child => child.Key)];
        if (required.Length > 0)
        {
            mapping["required"] = Names(required);
        }
        if (section.ExactlyOneOf.Count > 0)
        {
            mapping["oneOf"] = new JsonArray(
                [.. section.ExactlyOneOf.Select(key => (JsonNode)new JsonObject { ["required"] = Names([key.Key]) })]);
        }
        if (section.Keyword is { } keyword)
        {
            return Either(new JsonObject { ["const"] = keyword }, mapping);
        }
        return section.Shorthand is { } shorthand ? Either(DescribeScalar(shorthand), mapping) : mapping;
    }

    private static JsonObject DescribeMap(NamedMap map)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = Describe(map.Element),
            ["minProperties"] = 1,
        };
        if (!map.NamesArePaths)
        {
            schema["propertyNames"] = new JsonObject { ["pattern"] = NameForm.Pattern };
        }
        return schema;
    }

    private static JsonObject DescribeAxis() => new()
    {
        ["type"] = new JsonArray("string", "number", "boolean", "array"),
        ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        ["examples"] = new JsonArray(AxisKey.Example),
    };

    private static JsonObject Either(JsonObject first, JsonObject second) => new() { ["anyOf"] = new JsonArray(first, second) };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);
}
