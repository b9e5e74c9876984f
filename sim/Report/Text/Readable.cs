using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// Numbers for people. Where an interval is known, two significant digits of its half-width decide the last digit of the
/// value, as the Guide to the Expression of Uncertainty in Measurement has it (7.2.6); a value alone has about three digits.
/// </summary>
internal static class Readable
{
    public const string Missing = "n/a";

    private const int MostDecimals = 3;
    private const int MostDigits = 5;

    /// <summary>A value alone, of which nothing more is known.</summary>
    public static string Number(double? value) => value is { } v && double.IsFinite(v) ? Fixed(v, PlaceOf(v)) : Missing;

    /// <summary>A value whose interval is not shown: about three digits, but none that the interval leaves open.</summary>
    public static string Number(Estimate? estimate) => estimate is { } e && IsFinite(e)
        ? Fixed(e.Value, Math.Max(PlaceOf(e.Value), PlaceOf(e)))
        : Missing;

    /// <summary>A percentage: one decimal.</summary>
    public static string Percent(double? value) => value is { } v && double.IsFinite(v) ? Fixed(v, -1) : Missing;

    /// <summary>A percentage whose interval is not shown: one decimal, but none that the interval leaves open.</summary>
    public static string Percent(Estimate? estimate) => estimate is { } e && IsFinite(e)
        ? Fixed(e.Value, e.HalfWidth == 0 ? -1 : Math.Max(-1, PlaceOf(e)))
        : Missing;

    /// <summary>A ratio, with two decimals.</summary>
    public static string Ratio(double value) => double.IsFinite(value) ? Fixed(value, -2) : Missing;

    /// <summary>A ratio with its interval: <c>4.080 +- 0.030</c>.</summary>
    public static string Ratio(Estimate? estimate) => PlusMinus(estimate);

    /// <summary>A ratio in words, with two digits: <c>4.0</c> of <c>4.0 times as long</c>.</summary>
    public static string Times(double value) => double.IsFinite(value) ? Fixed(value, value < 9.95 ? -1 : 0) : Missing;

    /// <summary><c>14.9 +- 0.4</c>; the ends of the interval where it would reach below what is possible.</summary>
    public static string PlusMinus(Estimate? estimate) => estimate is not { } e || !IsFinite(e) ? Missing
        : e.Low > e.Value - e.HalfWidth ? $"{Fixed(e.Value, PlaceOf(e))} ({Ends(e)})"
        : $"{Fixed(e.Value, PlaceOf(e))} +- {Fixed(e.HalfWidth, PlaceOf(e))}";

    /// <summary><c>46.0 ms (44.1 to 47.9)</c></summary>
    public static string Interval(Estimate? estimate, string unit) => estimate is { } e && IsFinite(e)
        ? $"{Fixed(e.Value, PlaceOf(e))} {unit} ({Ends(e)})"
        : Missing;

    /// <summary>A difference with its sign: <c>+12.3 ms (10.1 to 14.5)</c>; without a unit <c>+12.3 (10.1 to 14.5)</c>.</summary>
    public static string Difference(Estimate e, string unit = "") => !IsFinite(e) ? Missing
        : $"{Signed(e.Value, PlaceOf(e))}{(unit.Length > 0 ? " " : "")}{unit} ({Ends(e)})";

    /// <summary>A change in percent, with its sign and one decimal: <c>-21.3</c>.</summary>
    public static string Change(double? percent) => percent is { } p && double.IsFinite(p)
        ? Signed(p, Math.Abs(p) < 99.95 ? -1 : 0)
        : Missing;

    private static string Signed(double value, int place)
    {
        var text = Fixed(value, place);
        return text[0] is '-' or '<' || !text.Any(c => c is >= '1' and <= '9') ? text : value > 0 ? $"+{text}" : text;
    }

    private static string Ends(Estimate e) => $"{Fixed(e.Low, PlaceOf(e))} to {Fixed(e.High, PlaceOf(e))}";

    private static bool IsFinite(Estimate e) => double.IsFinite(e.Value) && double.IsFinite(e.HalfWidth);

    /// <summary>
    /// The power of ten of the last digit that an interval supports: the second digit of its half-width, within five digits of
    /// the value. A value within its own interval of zero keeps its first digit.
    /// </summary>
    private static int PlaceOf(Estimate e)
    {
        var half = Math.Abs(e.HalfWidth);
        if (half == 0)
            return PlaceOf(e.Value);
        var place = Magnitude(half) - 1;
        // 9.96 is 10 in two digits, so that its last one is worth more than the magnitude of 9.96 says.
        if (Math.Round(half / Math.Pow(10, place)) >= 100)
            place++;
        if (e.Value == 0)
            return Math.Max(place, -MostDecimals);
        var first = Magnitude(e.Value);
        return Math.Max(Math.Clamp(place, first - MostDigits + 1, first), -MostDecimals);
    }

    private static int PlaceOf(double value) => Math.Abs(value) switch
    {
        0 => 0,
        >= 99.95 => 0,
        >= 0.9995 => -1,
        >= 0.09995 => -2,
        _ => -MostDecimals,
    };

    private static int Magnitude(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)));

    private static string Fixed(double value, int place)
    {
        var unit = Math.Pow(10, place);
        var rounded = place > 0 ? unit * Math.Round(value / unit, MidpointRounding.AwayFromZero) : value;
        var text = rounded.ToString("F" + Math.Max(-place, 0), CultureInfo.InvariantCulture);
        var isNothing = text.All(c => c is '-' or '0' or '.');
        if (isNothing && value > 0 && place == -MostDecimals)
            return "<0.001";
        return isNothing && text[0] == '-' ? text[1..] : text;
    }
}
