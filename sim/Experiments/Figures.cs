using System.Globalization;

namespace HvSim.Experiments;

/// <summary>Figures in sentences: four significant digits, without an exponent.</summary>
internal static class Figures
{
    private const int Significant = 4;

    public static string Text(double value)
    {
        if (value == 0)
            return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Math.Clamp(Significant - 1 - magnitude, 0, 9);
        var text = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary><c>46 (44.1 to 47.9) ms</c>.</summary>
    public static string Text(Estimate estimate, string unit) =>
        $"{Text(estimate.Value)} ({Text(estimate.Low)} to {Text(estimate.High)}) {unit}";
}
