using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Names: lower-case letters, digits and hyphens, which every file system and every path takes.</summary>
internal sealed class NameForm : ValueForm<string>
{
    private const int LongestName = 64;

    public const string Pattern = "^[a-z0-9][a-z0-9-]*$";

    public override string Dimension => "name";

    public override string Example => "web-density";

    public override bool IsOrdered => false;

    public override Reading<string> Read(string text)
    {
        if (text.Length > LongestName)
        {
            return Reading<string>.Bad($"{Wording.Quote(text)} is too long a name", $"Use at most {LongestName} characters.");
        }
        return IsName(text)
            ? new(text, text, null)
            : Reading<string>.Bad($"{Wording.Quote(text)} is not a name",
                "Use lower-case letters, digits and hyphens, such as 'web-density'.");
    }

    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text[0] != '-'
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["type"] = "string", ["pattern"] = Pattern };
}
