namespace HvSim.Scenarios.Source;

/// <summary>Finds the question that a scenario's first comment line asks.</summary>
internal static class Question
{
    private const string EditorHint = "yaml-language-server:";

    /// <summary>The first comment line before any value, without its sign; empty when there is none.</summary>
    public static string Of(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                return "";
            }
            var comment = trimmed.TrimStart('#').Trim();
            if (comment.Length > 0 && !comment.StartsWith(EditorHint, StringComparison.Ordinal))
            {
                return comment.ToString();
            }
        }
        return "";
    }
}
