using System.Text;
using System.Text.Json;

namespace HvSim.Cli;

/// <summary>JSON on standard output: indented, line feeds, only 7-bit characters.</summary>
internal static class JsonForm
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
