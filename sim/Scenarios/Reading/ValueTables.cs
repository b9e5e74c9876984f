using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// Named sets of values that a scenario can refer to: files of the form that a section of a scenario has, every value with its evidence
/// and source.
/// </summary>
/// <param name="folder">Where the files are among the resources of this assembly.</param>
internal sealed class ValueTables(string folder)
{
    private const string Extension = ".yaml";

    private string Prefix => $"HvSim.Scenarios.{folder}.";

    /// <summary>Names of the sets.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. typeof(ValueTables).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The values of a set, matched with the section that they stand for.</summary>
    /// <exception cref="InvalidOperationException">The set is not of the form of that section.</exception>
    public BoundSection Of(string name, Section section)
    {
        var problems = new ProblemList();
        var root = new SourceParser($"{name}{Extension}", problems).Parse(TextOf(name));
        var bound = root is null ? null : new Binder(problems).Bind(section, root, name, root.Place);
        return bound as BoundSection is { } values && !problems.HasErrors
            ? values
            : throw new InvalidOperationException($"{folder}/{name}: {string.Join("; ", problems.Sorted)}.");
    }

    private string TextOf(string name)
    {
        using var stream = typeof(ValueTables).Assembly.GetManifestResourceStream($"{Prefix}{name}{Extension}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
