using System.Globalization;

namespace HvSim.Report.Text;

/// <summary>Lists in words.</summary>
internal static class Lists
{
    private const int ShortestRun = 3;
    private const int LongestList = 4;

    /// <summary><c>4, 8 and 12</c>; only the first <paramref name="most"/> are named.</summary>
    public static string And(IReadOnlyList<string> items, int most = 8)
    {
        if (items.Count > most)
            return $"{string.Join(", ", items.Take(most - 1))} and {items.Count - most + 1} more";
        return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
    }

    /// <summary>
    /// Places within an order: <c>3, 5 to 9 and 12</c>. Three or more neighbours are named by their ends where they are whole
    /// numbers with none between them; else, where they are many, as <c>4, 8, ..., 31</c>.
    /// </summary>
    public static string Range(IReadOnlyList<string> all, IReadOnlyList<string> chosen)
    {
        var wanted = chosen.ToHashSet(StringComparer.Ordinal);
        var items = new List<string>();
        for (var i = 0; i < all.Count; i++)
        {
            var end = i;
            while (end < all.Count && wanted.Contains(all[end]))
                end++;
            var run = all.Skip(i).Take(end - i).ToList();
            if (run.Count >= ShortestRun && IsWithoutGaps(run))
                items.Add($"{run[0]} to {run[^1]}");
            else if (run.Count > LongestList)
                items.Add($"{run[0]}, {run[1]}, ..., {run[^1]}");
            else
                items.AddRange(run);
            i = end;
        }
        return And(items);
    }

    private static bool IsWithoutGaps(List<string> run)
    {
        var before = long.MinValue;
        foreach (var text in run)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || (before != long.MinValue && value != before + 1))
                return false;
            before = value;
        }
        return true;
    }
}
