namespace HvSim.Scenarios.Source;

/// <summary>Says in the user's terms why a text is not YAML.</summary>
internal static class SyntaxWording
{
    public const string GeneralCure = "Check the indentation, colons, brackets and quotes here and in the line above.";

    public static (string Reason, string Cure) Explain(string message, string text, int line)
    {
        if (TabbedLine(text, line) is { } tabbed)
        {
            return ($"line {tabbed} is indented with a tab", "Indent with spaces.");
        }
        var reason = message.Trim().TrimEnd('.');
        return ($"this is not YAML: {(reason.Length == 0 ? "the text ends too early" : LowerFirst(reason))}", GeneralCure);
    }

    // The parser often stumbles one line after the tab that misled it.
    private static int? TabbedLine(string text, int line)
    {
        var lines = text.Split('\n');
        for (var number = Math.Min(line, lines.Length); number >= Math.Max(1, line - 1); number--)
        {
            var indent = lines[number - 1].TakeWhile(char.IsWhiteSpace);
            if (indent.Contains('\t'))
            {
                return number;
            }
        }
        return null;
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
