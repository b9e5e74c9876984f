using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>
/// How well a text looks written in a code page: letters beyond ASCII that stand among letters of their own script speak for
/// it; signs, rare letters, scripts mixed within a word and capitals within one speak against it.
/// </summary>
internal static class CodePageGuess
{
    private const double Usual = 1;
    private const double Rare = 0.3;
    private const double Against = -1;
    private const char FirstBeyondWestern = '\u0100';
    private const int Japanese = 932;
    private const int JapaneseBias = -540;

    /// <summary>Russian and Ukrainian letters; code pages hold Serbian and Macedonian ones too.</summary>
    private const string UsualCyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяёєії";

    private enum Script
    {
        None,
        Latin,
        Cyrillic,
        East,
    }

    /// <summary>The weight of a decoded line, counted in bytes; a log of the zone of Japan speaks for its code page.</summary>
    public static double Of(string line, int codePage, int? bias)
    {
        var sum = codePage == Japanese && bias == JapaneseBias ? Usual : 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (!char.IsAscii(line[i]))
                sum += WeightOf(line, i);
        }
        return sum;
    }

    private static double WeightOf(string line, int at)
    {
        var letter = line[at];
        var script = ScriptOf(letter);
        var before = at == 0 ? ' ' : line[at - 1];
        var after = at + 1 == line.Length ? ' ' : line[at + 1];
        return script switch
        {
            Script.None => Against,
            Script.East => EastWeightOf(letter, before, after),
            _ when IsMixed(script, before) || IsMixed(script, after) || IsCapitalWithin(letter, before) => Against,
            Script.Cyrillic => UsualCyrillic.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal) ? Usual : Against,
            _ => LatinWeightOf(letter, before, after),
        };
    }

    /// <summary>
    /// A letter of two bytes counts for both, unless it stands alone in a Latin word; of one byte are the narrow ones, which
    /// names seldom have.
    /// </summary>
    private static double EastWeightOf(char letter, char before, char after)
    {
        if (letter is >= '\uFF61' and <= '\uFF9F')
            return Rare;
        var isAlone = ScriptOf(before) != Script.East && ScriptOf(after) != Script.East;
        return isAlone && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after)) ? Against : 2 * Usual;
    }

    /// <summary>Western letters with accents seldom stand together, but for a cedilla; those of others do.</summary>
    private static double LatinWeightOf(char letter, char before, char after)
    {
        var isBeside = IsAccented(before) || IsAccented(after);
        var hasCedilla = IsCedilla(letter) || IsCedilla(before) || IsCedilla(after);
        if (!isBeside || hasCedilla)
            return Usual;
        return letter < FirstBeyondWestern || letter == '\u0153' ? Against : 0;
    }

    private static bool IsCedilla(char letter) => letter is 'ç' or 'Ç';

    private static bool IsMixed(Script script, char neighbour) =>
        ScriptOf(neighbour) is var other && other != Script.None && other != script;

    private static bool IsCapitalWithin(char letter, char before) => char.IsUpper(letter) && char.IsLower(before);

    private static bool IsAccented(char letter) => !char.IsAscii(letter) && ScriptOf(letter) == Script.Latin;

    private static Script ScriptOf(char letter) => letter switch
    {
        >= '\u3005' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF' or >= '\uFF01' and <= '\uFF9F' => Script.East,
        _ when !char.IsLetter(letter) => Script.None,
        _ when CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.ModifierLetter => Script.None,
        < '\u0250' => Script.Latin,
        >= '\u0400' and <= '\u04FF' => Script.Cyrillic,
        _ => Script.None,
    };
}
