using System.Globalization;

namespace HvSim.Experiments;

/// <summary>
/// Figures in sentences, without an exponent: three significant digits, whole numbers in full; four where an interval tells how
/// many of them count.
/// </summary>
internal static class Figures
{
    private const int Alone = 3;
    private const int WithInterval = 4;

    /// <summary>A value of which nothing more is known: <c>209</c>, <c>12.3</c>.</summary>
    public static string Text(double value) => Text(value, Alone);

    /// <summary>A percentage, with one decimal: <c>53.2</c>.</summary>
    public static string Percent(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary><c>46 (44.1 to 47.9) ms</c>.</summary>
    public static string Text(Estimate estimate, string unit) =>
        $"{Text(estimate.Value, WithInterval)} ({Text(estimate.Low, WithInterval)} to {Text(estimate.High, WithInterval)}) {unit}";

    private static string Text(double value, int digits)
    {
        if (value == 0)
            return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Math.Clamp(digits - 1 - magnitude, 0, 9);
        var text = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }
}
