using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HvSim.Report.Files;

namespace HvSim.Report;

/// <summary>
/// JSON as every file and every output has it: indented, keys in the order of writing, line feeds, only 7-bit characters. Those
/// that only HTML minds, such as <c>&lt;=</c>, stand as they are: nothing of this is put into a web page.
/// </summary>
public static class JsonForm
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Records = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new RoundedNumber(), new JsonStringEnumConverter() },
    };

    /// <summary>The text of a record, its properties as the members.</summary>
    internal static string Of<T>(T value) => Of(json =>
    {
        foreach (var member in JsonSerializer.SerializeToElement(value, Records).EnumerateObject())
            member.WriteTo(json);
    });

    /// <summary>The record that a text holds.</summary>
    /// <exception cref="JsonException">It holds something else.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize<T>(text, Records) ?? throw new JsonException("There is nothing in it.");

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
        return Ascii(Encoding.UTF8.GetString(stream.ToArray())) + "\n";
    }

    /// <summary>Other characters than 7-bit ones stand within strings alone, where each can be written by its number.</summary>
    private static string Ascii(string json)
    {
        if (json.All(IsPlain))
            return json;
        var text = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            if (IsPlain(c))
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }
        return text.ToString();
    }

    private static bool IsPlain(char c) => c is '\n' or (>= ' ' and <= '~');

    /// <summary>A number rounded as in every file.</summary>
    private sealed class RoundedNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Figure.Rounded(value) ?? throw new JsonException($"{value} is no finite number."));
    }
}
