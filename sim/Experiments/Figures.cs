using System.Globalization;

namespace HvSim.Experiments;

/// <summary>
/// Figures in sentences, without an exponent: three significant digits; four, and whole numbers in full, where an interval tells
/// how many of them count.
/// </summary>
internal static class Figures
{
    private const int Alone = 3;
    private const int WithInterval = 4;
    private const int MostDecimals = 9;

    /// <summary>A value of which nothing more is known: <c>2090</c>, <c>12.3</c>.</summary>
    public static string Text(double value)
    {
        var unit = Math.Pow(10, Math.Max(Magnitude(value) - Alone + 1, 0));
        return Text(unit > 1 ? unit * Math.Round(value / unit, MidpointRounding.AwayFromZero) : value, Alone);
    }

    /// <summary>A percentage, with one decimal: <c>53.2</c>.</summary>
    public static string Percent(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary><c>46 (44.1 to 47.9) ms</c>.</summary>
    public static string Text(Estimate estimate, string unit) =>
        $"{Text(estimate.Value, WithInterval)} ({Text(estimate.Low, WithInterval)} to {Text(estimate.High, WithInterval)}) {unit}";

    private static string Text(double value, int digits)
    {
        var decimals = Math.Clamp(digits - 1 - Magnitude(value), 0, MostDecimals);
        var text = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    private static int Magnitude(double value) => value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
}
