namespace HvSim.Scenarios;

/// <summary>A scenario value given from outside the file, as on the command line: <c>--set guests.web.count=24</c>.</summary>
/// <param name="Path">Path of the value.</param>
/// <param name="Value">The value as it would stand in the file.</param>
public readonly record struct Override(string Path, string Value)
{
    /// <summary>Who gives the values of a sweep's points.</summary>
    public const string OfASweep = "sweep";

    private const string OfAnAlternative = "alternative ";
    private const string CommandLine = "command line";
    private const string Axes = "sweep.axes";

    private readonly string? _origin;

    /// <summary>Who gives the value, as problems and lists of values name it: the command line, unless a sweep does.</summary>
    public string Origin
    {
        get => _origin ?? CommandLine;
        init => _origin = value;
    }

    /// <summary>Reads <c>path=value</c>; false without an equals sign or a path.</summary>
    public static bool TryParse(string text, out Override result)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        result = sign <= 0 ? default : new Override(text[..sign].Trim(), text[(sign + 1)..].Trim());
        return result.Path is { Length: > 0 };
    }

    /// <summary>Whether the value is a range or a list, which makes an axis of a sweep.</summary>
    public bool IsAxis => Value.Contains("..", StringComparison.Ordinal) || Value.StartsWith('[');

    /// <summary>The same values as an axis of the scenario's sweep.</summary>
    public Override AsAxis() => this with { Path = $"{Axes}[{Path}]" };

    /// <summary>Whether an alternative gives it.</summary>
    public bool IsOfAnAlternative => Origin.StartsWith(OfAnAlternative, StringComparison.Ordinal);

    /// <summary>The same change as one of an alternative of that name.</summary>
    public Override AsOfAlternative(string name) => this with { Origin = OfAnAlternative + name };

    /// <summary>Whether a sweep gives it, as a coordinate of one of its points.</summary>
    public bool IsOfASweep => Origin == OfASweep;

    /// <summary>Whether it gives the values of an axis of the scenario's sweep.</summary>
    public bool IsOfAnAxis => Path.StartsWith(Axes, StringComparison.Ordinal);

    /// <summary>As on the command line.</summary>
    public override string ToString() => $"{Path}={Value}";
}
