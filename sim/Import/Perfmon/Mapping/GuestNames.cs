namespace HvSim.Import.Perfmon;

/// <summary>The names of the virtual machines of one host, to find them in the names of disks and adapters.</summary>
internal sealed class GuestNames
{
    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The names as they were first seen, in the order of the alphabet.</summary>
    public IReadOnlyCollection<string> All => _names.Values;

    /// <summary>Adds a name.</summary>
    public void Add(string name) => _names.TryAdd(Folded.Of(name), name);

    /// <summary>The longest name that stands in a text as a word of its own; null for none.</summary>
    public string? In(string text)
    {
        var folded = Folded.Of(text);
        string? found = null;
        foreach (var name in _names.Keys)
        {
            if (name.Length > (found?.Length ?? 0) && StandsIn(folded, name))
                found = name;
        }
        return found is null ? null : _names[found];
    }

    private static bool StandsIn(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
            at = text.IndexOf(name, at + 1, StringComparison.Ordinal);
        }
        return false;
    }
}
