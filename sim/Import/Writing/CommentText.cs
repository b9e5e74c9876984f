using System.Globalization;
using System.Text;

namespace HvSim.Import.Writing;

/// <summary>Names in comments of a scenario file and in the report, in any alphabet.</summary>
internal static class CommentText
{
    /// <summary>
    /// As it is, but for what would end the comment, confuse a terminal or be no UTF-8: that becomes its number, as
    /// <c>\u{202E}</c>.
    /// </summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            if (isWhole && IsShown(rune))
                plain.Append(rune.ToString());
            else
                plain.Append(CultureInfo.InvariantCulture, $"\\u{{{(isWhole ? rune.Value : text[i]):X4}}}");
            i += isWhole ? rune.Utf16SequenceLength - 1 : 0;
        }
        return plain.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
