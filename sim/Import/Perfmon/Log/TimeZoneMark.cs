using System.Globalization;
using System.Text.RegularExpressions;

namespace HvSim.Import.Perfmon;

/// <summary>What the first field of a log says: <c>(PDH-CSV 4.0) (zone)(bias)</c>, of which the end may be missing.</summary>
/// <param name="IsPdh">Whether it carries the mark of a Performance Monitor log.</param>
/// <param name="Bias">Minutes to add to local time for universal time; null where they are missing.</param>
internal sealed partial record TimeZoneMark(bool IsPdh, int? Bias)
{
    private const int WidestBias = 14 * 60;

    /// <summary>Reads the first field of a log.</summary>
    public static TimeZoneMark Read(string field)
    {
        var bias = BiasAtTheEnd().Match(field);
        var isNumber = int.TryParse(
            bias.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes);
        return new TimeZoneMark(
            Mark().IsMatch(field), isNumber && minutes is >= -WidestBias and <= WidestBias ? minutes : null);
    }

    [GeneratedRegex(@"\((-?\d{1,4})\)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex BiasAtTheEnd();

    [GeneratedRegex(@"^\s*\(PDH-[CT]SV", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
