using System.Text.RegularExpressions;

namespace HvSim.Report.Charts;

/// <summary>
/// Makes the library's SVG the same in every process and fit to stand beside others in a page: it numbers its clip paths with a
/// counter of the process, so they are numbered anew under the chart's name.
/// </summary>
internal static partial class SvgText
{
    /// <summary>The same picture with stable names, line feeds only, and more typefaces for viewers without the first.</summary>
    public static string Of(string svg, string chart)
    {
        var names = new Dictionary<string, string>();
        foreach (Match match in Declaration().Matches(svg))
            names.TryAdd(match.Groups[1].Value, $"{chart}-{names.Count + 1}");
        var renamed = Declaration().Replace(svg, m => $" id=\"{names[m.Groups[1].Value]}\"");
        renamed = Reference().Replace(renamed, m => names.TryGetValue(m.Groups[1].Value, out var name) ? $"#{name}" : m.Value);
        return renamed
            .Replace($"\"{ChartFonts.Family}\"", $"\"{ChartFonts.Family}, Verdana, sans-serif\"", StringComparison.Ordinal)
            .ReplaceLineEndings("\n");
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Declaration();

    [GeneratedRegex("(?<=url\\(|href=\")#([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Reference();
}
