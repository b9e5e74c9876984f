using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>Values of counters as logs and spreadsheets write them.</summary>
internal static class Figure
{
    /// <summary>No counter of a machine is larger; more is damage, and sums of less stay finite.</summary>
    private const double Largest = 1e18;

    private const int MostCharacters = 64;

    /// <summary>
    /// Reads a value with a decimal point or comma. False where the text is no number; a blank is not a number and read all the
    /// same, and so is what Windows writes for a counter that it could not read.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty || text.Contains('#'))
            return true;
        if (!Parse(text, out var number) || !double.IsFinite(number) || number is < 0 or > Largest)
            return false;
        value = number;
        return true;
    }

    private static bool Parse(ReadOnlySpan<char> text, out double number)
    {
        if (text.Contains(','))
            return ParseWithComma(text, out number);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool ParseWithComma(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        if (text.Length > MostCharacters)
            return false;
        var decimalMark = text.LastIndexOfAny('.', ',');
        var isRepeated = text.Count(text[decimalMark]) > 1;
        Span<char> plain = stackalloc char[MostCharacters];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == decimalMark && !isRepeated)
                plain[length++] = '.';
            else if (text[i] is not ('.' or ','))
                plain[length++] = text[i];
        }
        return double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
