namespace HvSim.Scenarios.Source;

/// <summary>Says in the user's terms why a text is not YAML.</summary>
internal static class SyntaxWording
{
    private const string GeneralCure = "Check the indentation, colons, brackets and quotes here and in the line above.";

    /// <summary>Where and why the text fails, and what to do.</summary>
    public static (Place Place, string Reason, string Cure) Explain(
        string message, string text, Place place, Place? openBracket)
    {
        if (TabbedLine(text, place.Line, message.Contains("tab", StringComparison.OrdinalIgnoreCase)) is { } tabbed)
        {
            return (place with { Line = tabbed, Column = 1 }, "the line is indented with a tab", "Indent with spaces.");
        }
        string[] words = message.TrimEnd('.').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var reason = words.Length == 0 ? "" : ": " + LowerFirst(string.Join(' ', words));
        var cure = openBracket is { } open
            ? $"Is the bracket of line {open.Line}, column {open.Column} closed?"
            : GeneralCure;
        return (WithinText(place, text), "this is not YAML" + reason, cure);
    }

    // The parser stumbles one line after a tab that misled it, or names the beginning of the section in which it found one.
    private static int? TabbedLine(string text, int line, bool isAbout)
    {
        var lines = text.Split('\n');
        var last = isAbout ? lines.Length : Math.Min(line, lines.Length);
        for (var number = Math.Max(1, line - 1); number <= last; number++)
        {
            if (lines[number - 1].TakeWhile(char.IsWhiteSpace).Contains('\t'))
            {
                return number;
            }
        }
        return null;
    }

    // The end of a text without a last line feed is reported as a line that does not exist.
    private static Place WithinText(Place place, string text)
    {
        var lines = text.Split('\n');
        return place.Line <= lines.Length ? place : place with { Line = lines.Length, Column = lines[^1].Length + 1 };
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
