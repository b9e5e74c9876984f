namespace HvSim.Import.Perfmon;

/// <summary>The names of the virtual machines of one host, to find them in the names of disks and adapters.</summary>
internal sealed class GuestNames
{
    /// <summary>Windows has no longer path of a counter (PDH_MAX_COUNTER_PATH); only damaged logs do.</summary>
    private const int LongestPath = 2048;

    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The names as they were first seen, in the order of the alphabet.</summary>
    public IReadOnlyCollection<string> All => _names.Values;

    /// <summary>Adds a name.</summary>
    public void Add(string name) => _names.TryAdd(Folded.Of(name), name);

    /// <summary>
    /// The guest that a disk or an adapter belongs to: of the names that stand in its name as words of their own, the longest, or
    /// for the path of a disk the one that stands in the name of the file; null for none.
    /// </summary>
    public string? In(string text)
    {
        var folded = Folded.Of(text);
        var disk = DiskPath.Read(folded);
        var places = PlacesIn(disk?.Stem ?? folded);
        if (places.Count == 0)
            return null;
        var owner = disk?.Owner(places) ?? places.MaxBy(place => place.Name.Length);
        return _names[owner.Name];
    }

    /// <summary>Names other than the guest's own that stand in the path of its disk.</summary>
    public IReadOnlyList<string> OthersIn(string path, string owner)
    {
        var folded = Folded.Of(path);
        return
        [
            .. PlacesIn(DiskPath.Read(folded)?.Stem ?? folded).Select(place => _names[place.Name])
                .Where(name => name != owner).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Where names stand as words of their own and not as a part of a longer name.</summary>
    private List<NamePlace> PlacesIn(string text)
    {
        var places = new List<NamePlace>();
        if (text.Length > LongestPath)
            return places;
        foreach (var name in _names.Keys)
        {
            for (var at = IndexOf(text, name, 0); at >= 0; at = IndexOf(text, name, at + 1))
            {
                if (IsWord(text, at, at + name.Length))
                    places.Add(new NamePlace(name, at));
            }
        }
        return places.FindAll(place => !places.Exists(place.IsWithin));
    }

    private static int IndexOf(string text, string name, int from) =>
        name.Length == 0 || from > text.Length ? -1 : text.IndexOf(name, from, StringComparison.Ordinal);

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
}
