using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>Numbers for people: about three digits, an interval with the decimals of its value.</summary>
internal static class Readable
{
    public const string Missing = "n/a";

    /// <summary>A value alone.</summary>
    public static string Number(double? value) => value is { } v && double.IsFinite(v) ? Fixed(v, Decimals(v)) : Missing;

    /// <summary>A value with one decimal, for percentages.</summary>
    public static string Percent(double? value) => value is { } v && double.IsFinite(v) ? Fixed(v, 1) : Missing;

    /// <summary>A ratio, with two decimals.</summary>
    public static string Ratio(double value) => double.IsFinite(value) ? Fixed(value, 2) : Missing;

    /// <summary>A ratio with its interval: <c>4.08 +- 0.03</c>.</summary>
    public static string Ratio(Estimate? estimate) => estimate is { } e && IsFinite(e)
        ? $"{Ratio(e.Value)} +- {Ratio(e.HalfWidth)}"
        : Missing;

    /// <summary><c>14.9 +- 0.4</c>; the ends of the interval where it would reach below what is possible.</summary>
    public static string PlusMinus(Estimate? estimate) => estimate is not { } e || !IsFinite(e) ? Missing
        : e.Low > e.Value - e.HalfWidth ? $"{Number(e.Value)} ({Ends(e)})"
        : $"{Number(e.Value)} +- {Fixed(e.HalfWidth, Decimals(e.Value))}";

    /// <summary><c>46.0 ms (44.1 to 47.9)</c></summary>
    public static string Interval(Estimate? estimate, string unit) => estimate is { } e && IsFinite(e)
        ? $"{Number(e.Value)} {unit} ({Ends(e)})"
        : Missing;

    private static string Ends(Estimate e) => $"{Fixed(e.Low, Decimals(e.Value))} to {Fixed(e.High, Decimals(e.Value))}";

    private static bool IsFinite(Estimate e) => double.IsFinite(e.Value) && double.IsFinite(e.HalfWidth);

    private static int Decimals(double value) => Math.Abs(value) switch
    {
        0 => 0,
        >= 99.95 => 0,
        >= 0.9995 => 1,
        >= 0.09995 => 2,
        _ => 3,
    };

    private static string Fixed(double value, int decimals)
    {
        var text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text;
    }
}
