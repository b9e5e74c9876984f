using System.Globalization;

namespace HvSim.Report.Files;

/// <summary>
/// How a number is written to a file: rounded to 9 significant digits, which leaves out the last bits, in which machines may
/// differ.
/// </summary>
internal static class Figure
{
    private const int SignificantDigits = 9;

    /// <summary>The rounded value; null for what is not a finite number, which no file ever holds.</summary>
    public static double? Rounded(double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
            return null;
        var text = number.ToString("E" + (SignificantDigits - 1), CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) + 0.0;
    }

    /// <summary>The rounded value as text; empty for what is not a finite number.</summary>
    public static string Text(double? value) => Rounded(value)?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A whole number as text.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A 64-bit hash in hexadecimal.</summary>
    public static string Hex(ulong hash) => $"0x{hash:x16}";
}
