using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace HvSim.Experiments.Resuming;

/// <summary>
/// All that a specification says, as one text: two specifications have the same text only if they are equal. It is written by
/// reflection, so that a setting that is added later is part of it without anybody's doing.
/// </summary>
internal static class SpecText
{
    /// <summary>The text of a record with all that it consists of.</summary>
    /// <exception cref="InvalidOperationException">It holds what is neither a plain value nor a record of ours.</exception>
    public static string Of(object specification)
    {
        var text = new StringBuilder();
        Write(text, specification);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("none");
                break;
            case string words:
                text.Append(CultureInfo.InvariantCulture, $"{words.Length}:{words}");
                break;
            case double number:
                text.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(number):x16}");
                break;
            case bool or Enum or int or long or ulong:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable list:
                WriteList(text, list);
                break;
            default:
                WriteRecord(text, value);
                break;
        }
    }

    private static void WriteList(StringBuilder text, IEnumerable list)
    {
        text.Append('[');
        foreach (var item in list)
        {
            Write(text, item);
            text.Append(',');
        }
        text.Append(']');
    }

    private static void WriteRecord(StringBuilder text, object record)
    {
        var type = record.GetType();
        if (type.Namespace?.StartsWith(nameof(HvSim), StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"A specification holds a {type}, whose content is not known here.");
        text.Append(type.Name).Append('{');
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var property in properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append('=');
            Write(text, property.GetValue(record));
            text.Append(';');
        }
        text.Append('}');
    }
}
