using HvSim.Scenarios;

namespace HvSim.Cli.Explaining;

/// <summary>Values that stand in one section of the scenario.</summary>
/// <param name="Section">Path of the section; empty for the scenario itself.</param>
/// <param name="Values">Its values with their keys within the section.</param>
internal sealed record ValueGroup(string Section, IReadOnlyList<(string Key, EffectiveValue Value)> Values)
{
    /// <summary>All values by section, in the order of the format.</summary>
    public static IReadOnlyList<ValueGroup> Of(IReadOnlyList<EffectiveValue> values)
    {
        var groups = new List<(string Section, List<(string, EffectiveValue)> Values)>();
        foreach (var value in values)
        {
            var (section, key) = Split(value.Path);
            if (groups.Count == 0 || groups[^1].Section != section)
                groups.Add((section, []));
            groups[^1].Values.Add((key, value));
        }
        return [.. groups.Select(group => new ValueGroup(group.Section, group.Values))];
    }

    /// <summary>Section and key of a path; a path in brackets, dots and indices included, is part of the key.</summary>
    public static (string Section, string Key) Split(string path)
    {
        var bracket = path.EndsWith(']') ? BeginOfBrackets(path) : -1;
        var dot = path.LastIndexOf('.', bracket < 0 ? path.Length - 1 : bracket);
        return dot < 0 ? ("", path) : (path[..dot], path[(dot + 1)..]);
    }

    /// <summary>Where the brackets open that close at the end.</summary>
    private static int BeginOfBrackets(string path)
    {
        var depth = 0;
        for (var i = path.Length - 1; i >= 0; i--)
        {
            depth += path[i] switch { ']' => 1, '[' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return -1;
    }
}
