namespace HvSim.Report;

/// <summary>How an axis is spoken of.</summary>
internal static class AxisName
{
    private const string MixTotal = "mix.total";

    /// <summary>Whether values of the path count guests.</summary>
    public static bool CountsGuests(string path) => path == MixTotal || GuestClass(path) is not null;

    /// <summary>What is counted, in the plural: <c>web guests</c>; the path itself where nothing is counted.</summary>
    public static string Plural(string path) =>
        path == MixTotal ? "guests" : GuestClass(path) is { } name ? $"{name} guests" : path;

    /// <summary>The axis of a chart: <c>number of web guests</c>.</summary>
    public static string Counted(string path) => CountsGuests(path) ? $"number of {Plural(path)}" : path;

    /// <summary>Heading of a column.</summary>
    public static string Heading(string path, bool alone)
    {
        if (CountsGuests(path))
            return alone ? "guests" : Plural(path);
        var words = path.Split('.');
        return words.Length > 2 ? string.Join('.', words[^2..]) : path;
    }

    /// <summary>One value in words: <c>31 web guests</c>, <c>1 web guest</c>, <c>host.hypervisor.slice = 5 ms</c>.</summary>
    public static string Value(string path, string value)
    {
        if (!CountsGuests(path))
            return $"{path} = {value}";
        var plural = Plural(path);
        return value == "1" ? $"1 {plural[..^1]}" : $"{value} {plural}";
    }

    private static string? GuestClass(string path) =>
        path.Split('.') is ["guests", var name, "count"] ? name : null;
}
