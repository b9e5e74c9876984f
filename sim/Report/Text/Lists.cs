namespace HvSim.Report.Text;

/// <summary>Lists in words.</summary>
internal static class Lists
{
    /// <summary><c>4, 8 and 12</c>; only the first <paramref name="most"/> are named.</summary>
    public static string And(IReadOnlyList<string> items, int most = 8)
    {
        if (items.Count > most)
            return $"{string.Join(", ", items.Take(most - 1))} and {items.Count - most + 1} more";
        return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
    }

    /// <summary>Places within an order: <c>4 to 28</c> where they are neighbours, else each of them.</summary>
    public static string Range(IReadOnlyList<string> all, IReadOnlyList<string> chosen)
    {
        if (chosen.Count < 3)
            return And(chosen);
        var first = all.ToList().IndexOf(chosen[0]);
        var neighbours = chosen.Select((c, i) => first + i < all.Count && all[first + i] == c).All(same => same);
        return neighbours ? $"{chosen[0]} to {chosen[^1]}" : And(chosen);
    }
}
