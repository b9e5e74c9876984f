using System.Globalization;
using System.Text;

namespace HvSim.Scenarios.Values;

/// <summary>How messages quote what the user wrote and list what may be written.</summary>
internal static class Wording
{
    private const int LongestQuote = 40;

    /// <summary>The text in quotes, cut to a readable length and without characters that a terminal would act on.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var character in text.Take(LongestQuote))
        {
            quoted.Append(character is >= ' ' and <= '~' ? character : '?');
        }
        return quoted.Append(text.Length > LongestQuote ? "...'" : "'").ToString();
    }

    /// <summary><c>a, b or c</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}",
    };

    /// <summary>What a value is, in a sentence: <c>a choice</c>.</summary>
    public static string WithArticle(string dimension) => dimension == "yes or no" ? "a matter of yes or no" : $"a {dimension}";

    /// <summary>A number without trailing zeros or culture.</summary>
    public static string Print(decimal number) =>
        number.ToString("0.#############################", CultureInfo.InvariantCulture);
}
