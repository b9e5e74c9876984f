using HvSim.Experiments;

namespace HvSim.Report;

/// <summary>How an axis is spoken of.</summary>
internal static class AxisName
{
    private const string MixTotal = "mix.total";
    private const int ShortHeading = 2;

    /// <summary>Whether values of the path count guests.</summary>
    public static bool CountsGuests(string path) => GuestAxis.Counts(path);

    /// <summary>What is counted, in the plural: <c>web guests</c>; the path itself where nothing is counted.</summary>
    public static string Plural(string path) =>
        path == MixTotal ? "guests" : GuestAxis.ClassOf(path) is { } name ? $"{name} guests" : path;

    /// <summary>The axis of a chart: <c>number of web guests</c>.</summary>
    public static string Counted(string path) => CountsGuests(path) ? $"number of {Plural(path)}" : path;

    /// <summary>Heading of a column.</summary>
    public static string Heading(string path, bool alone) =>
        CountsGuests(path) ? (alone ? "guests" : Plural(path)) : Ending(path, ShortHeading);

    /// <summary>Headings of columns side by side, each as short as it can be and still differ from the others.</summary>
    public static IEnumerable<string> Headings(IReadOnlyList<string> paths) => paths.Select(path =>
    {
        var words = ShortHeading;
        while (paths.Any(other => other != path && Ending(other, words) == Ending(path, words)))
            words++;
        return CountsGuests(path) ? Heading(path, paths.Count == 1) : Ending(path, words);
    });

    /// <summary>One value in words: <c>31 web guests</c>, <c>1 web guest</c>, <c>host.hypervisor.slice = 5 ms</c>.</summary>
    public static string Value(string path, string value)
    {
        if (!CountsGuests(path))
            return $"{path} = {value}";
        var plural = Plural(path);
        return value == "1" ? $"1 {plural[..^1]}" : $"{value} {plural}";
    }

    /// <summary>One value where the path is known from before: <c>31 web guests</c>, <c>5 ms</c>.</summary>
    public static string Short(string path, string value) => CountsGuests(path) ? Value(path, value) : value;

    /// <summary>The last words of a path; the path itself where it has no more.</summary>
    private static string Ending(string path, int words)
    {
        var all = path.Split('.');
        return all.Length > words ? string.Join('.', all[^words..]) : path;
    }
}
