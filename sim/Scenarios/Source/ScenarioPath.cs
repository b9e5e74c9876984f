using System.Globalization;

namespace HvSim.Scenarios.Source;

/// <summary>One step of a path: a key, or the index of an item of a list.</summary>
internal readonly record struct PathStep(string Key, int? Index);

/// <summary>Writes and reads the paths of scenario values: <c>guests.web.workload.each[0].cpu.mean</c>.</summary>
internal static class ScenarioPath
{
    /// <summary>The path of a key of a section; a key that holds a dot goes in brackets.</summary>
    public static string Child(string path, string key)
    {
        if (key.AsSpan().IndexOfAny('.', '[') >= 0)
        {
            return $"{path}[{key}]";
        }
        return path.Length == 0 ? key : $"{path}.{key}";
    }

    /// <summary>The path of an item of a list.</summary>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The steps of a path, or null where it is not one.</summary>
    public static IReadOnlyList<PathStep>? Split(string path)
    {
        var steps = new List<PathStep>();
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            var step = rest[0] == '[' ? Bracketed(ref rest) : Named(ref rest, isFirst: steps.Count == 0);
            if (step is null)
            {
                return null;
            }
            steps.Add(step.Value);
        }
        return steps.Count == 0 ? null : steps;
    }

    private static PathStep? Named(ref ReadOnlySpan<char> rest, bool isFirst)
    {
        if (!isFirst)
        {
            if (rest[0] != '.')
            {
                return null;
            }
            rest = rest[1..];
        }
        var end = rest.IndexOfAny('.', '[');
        var key = (end < 0 ? rest : rest[..end]).ToString();
        rest = end < 0 ? [] : rest[end..];
        return key.Length == 0 ? null : new PathStep(key, null);
    }

    // A bracketed key may hold an index in brackets itself: sweep.axes[guests.web.workload.each[0].cpu.mean].
    private static PathStep? Bracketed(ref ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            depth += rest[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
            {
                var inside = rest[1..i].ToString();
                rest = rest[(i + 1)..];
                return StepOf(inside);
            }
        }
        return null;
    }

    private static PathStep? StepOf(string inside)
    {
        if (inside.Length == 0)
        {
            return null;
        }
        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new PathStep(inside, index)
            : new PathStep(inside, null);
    }
}
