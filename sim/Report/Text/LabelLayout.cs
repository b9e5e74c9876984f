namespace HvSim.Report.Text;

/// <summary>Sets headings and names where there is little room.</summary>
internal static class LabelLayout
{
    private const int ShortestName = 8;

    /// <summary>The least width to which labels can be cut and still be told apart, in characters.</summary>
    public static int LeastWidth(IReadOnlyList<string> labels)
    {
        var distinct = labels.Distinct(StringComparer.Ordinal).ToList();
        var longest = distinct.Select(l => l.Length).Append(1).Max();
        for (var width = Math.Min(ShortestName, longest); width < longest; width++)
        {
            if (distinct.Select(l => Cut(l, width)).Distinct(StringComparer.Ordinal).Count() == distinct.Count)
                return width;
        }
        return longest;
    }

    /// <summary>The label, cut with a tilde at its end where it is longer.</summary>
    public static string Cut(string label, int width) =>
        label.Length <= width ? label : string.Concat(label.AsSpan(0, width - 1), "~");

    /// <summary>A heading in two lines as equal as can be, broken at a space or behind a dot, or in one.</summary>
    public static IReadOnlyList<string> InTwo(string heading) => Enumerable.Range(1, Math.Max(heading.Length - 1, 0))
        .Where(i => heading[i] == ' ' || heading[i - 1] == '.')
        .Select(i => (IReadOnlyList<string>)[heading[..i], heading[i..].TrimStart()])
        .Append([heading])
        .MinBy(lines => lines.Max(l => l.Length))!;

    /// <summary>A text in as many lines as it takes, broken anywhere, so that nothing of it is lost.</summary>
    public static IReadOnlyList<string> Broken(string text, int width) =>
        text.Length <= width ? [text] : [.. text.Chunk(width).Select(line => new string(line))];
}
