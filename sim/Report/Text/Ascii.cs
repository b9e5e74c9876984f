using System.Globalization;
using System.Text;

namespace HvSim.Report.Text;

/// <summary>Text for any terminal: 7-bit characters only.</summary>
internal static class Ascii
{
    /// <summary>
    /// The text with what has a plain spelling spelled so, letters without their accents, and a question mark for the rest.
    /// </summary>
    public static string Of(string text)
    {
        if (text.All(IsPlain))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
            plain.Append(Spelling(rune));
        return plain.ToString();
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' or '\n';

    private static string Spelling(Rune rune) => rune.Value switch
    {
        '\t' => " ",
        '\n' or (>= ' ' and <= '~') => rune.ToString(),
        0x2018 or 0x2019 => "'",
        0x201C or 0x201D or 0x201E => "\"",
        0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2212 => "-",
        0x2026 => "...",
        0x2264 => "<=",
        0x2265 => ">=",
        0xB1 => "+-",
        0xB5 or 0x3BC => "u",
        0xD7 => "x",
        0xA0 or 0x202F => " ",
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? "" : "?",
    };
}
