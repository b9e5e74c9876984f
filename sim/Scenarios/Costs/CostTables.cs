using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;

namespace HvSim.Scenarios.Costs;

/// <summary>
/// The cost tables, one for each machine and hypervisor that somebody measured: files of the form that the section <c>costs</c> of a
/// scenario has, every value with its evidence and source.
/// </summary>
internal static class CostTables
{
    private const string Folder = "HvSim.Scenarios.Costs.";
    private const string Extension = ".yaml";

    /// <summary>Names of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(CostTables).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The values of a table, matched with the section that they stand for.</summary>
    /// <exception cref="InvalidOperationException">The table is not of the form of that section.</exception>
    public static BoundSection Of(string name)
    {
        var problems = new ProblemList();
        var root = new SourceParser($"{name}{Extension}", problems).Parse(TextOf(name));
        var bound = root is null ? null : new Binder(problems).Bind(CostSchema.Costs, root, name, root.Place);
        return bound as BoundSection is { } section && !problems.HasErrors
            ? section
            : throw new InvalidOperationException($"The cost table {name}: {string.Join("; ", problems.Sorted)}.");
    }

    private static string TextOf(string name)
    {
        using var stream = typeof(CostTables).Assembly.GetManifestResourceStream($"{Folder}{name}{Extension}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
