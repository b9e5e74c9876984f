using System.Text;
using System.Text.Json;

namespace HvSim.Report;

/// <summary>JSON as every file and every output has it: indented, keys in the order of writing, line feeds, only 7-bit characters.</summary>
public static class JsonForm
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The text of one object.</summary>
    public static string Of(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
