namespace HvSim.Scenarios.Values;

/// <summary>Finds the word that somebody who misspelt one most likely meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 120;

    /// <summary>The nearest of the words, or null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }
        string? nearest = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in words)
        {
            var distance = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }
        return nearest;
    }

    /// <summary><c>Did you mean 'count'?</c>, or the other text where no word is near.</summary>
    public static string Suggest(string word, IReadOnlyList<string> words, string otherwise) =>
        Nearest(word, words) is { } nearest ? $"Did you mean '{nearest}'?" : otherwise;

    // Edits with neighbouring letters swapped counted once, as that is how fingers err.
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(table, left, right, i, j);
            }
        }
        return table[left.Length, right.Length];
    }

    private static int Cheapest(int[,] table, string left, string right, int i, int j)
    {
        var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
        var cost = Math.Min(
            Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
            table[i - 1, j - 1] + (same ? 0 : 1));
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(cost, table[i - 2, j - 2] + 1) : cost;
    }
}
