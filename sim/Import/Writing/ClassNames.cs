using System.Globalization;
using System.Text;

namespace HvSim.Import.Writing;

/// <summary>
/// Makes names of guest classes of names that may hold anything: lower-case letters, digits and hyphens, none twice.
/// </summary>
internal sealed class ClassNames
{
    private const int Longest = 48;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The name for a guest.</summary>
    public string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
                text.Append(character);
            else if (text.Length > 0 && text[^1] != '-')
                text.Append('-');
            if (text.Length == Longest)
                break;
        }
        var plain = text.ToString().Trim('-');
        // A name without a letter would read as a number.
        plain = plain.Any(char.IsAsciiLetterLower) ? plain : $"vm-{plain}".TrimEnd('-');
        var own = plain;
        for (var i = 2; !_taken.Add(own); i++)
            own = $"{plain}-{i.ToString(CultureInfo.InvariantCulture)}";
        return own;
    }
}
