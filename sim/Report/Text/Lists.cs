namespace HvSim.Report.Text;

/// <summary>Lists in words.</summary>
internal static class Lists
{
    private const int ShortestRun = 3;

    /// <summary><c>4, 8 and 12</c>; only the first <paramref name="most"/> are named.</summary>
    public static string And(IReadOnlyList<string> items, int most = 8)
    {
        if (items.Count > most)
            return $"{string.Join(", ", items.Take(most - 1))} and {items.Count - most + 1} more";
        return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
    }

    /// <summary>
    /// Places within an order: <c>3, 5 to 9 and 12</c>; three or more neighbours are named by their ends.
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
            if (end - i >= ShortestRun)
                items.Add($"{all[i]} to {all[end - 1]}");
            else
                items.AddRange(all.Skip(i).Take(end - i));
            i = end;
        }
        return And(items);
    }
}
