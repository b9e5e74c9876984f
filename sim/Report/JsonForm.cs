using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

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
}
