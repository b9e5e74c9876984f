using System.Globalization;
using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Writes the bounds of plain numbers into a JSON Schema.</summary>
internal static class JsonBounds
{
    public static JsonObject Add(JsonObject schema, string? minimum, string? maximum)
    {
        Put(schema, "minimum", minimum);
        Put(schema, "maximum", maximum);
        return schema;
    }

    private static void Put(JsonObject schema, string name, string? bound)
    {
        if (bound is not null)
        {
            schema[name] = decimal.Parse(bound, CultureInfo.InvariantCulture);
        }
    }
}
