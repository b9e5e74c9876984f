namespace HvSim.Tests.Scenarios;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Fixture(string name) => File("tests", "Scenarios", "Fixtures", name);

    private static string Root { get; } = FindRoot();

    /// <summary>The shipped scenarios, from the root of the repository with forward slashes, in the order of their
    /// names.</summary>
    public static IReadOnlyList<string> Scenarios =>
    [
        .. Directory.EnumerateFiles(File("scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(File(), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The shipped scenarios that ask a planner's question by hand; those of published figures are cut down to what a figure needs,
    /// and what import writes is a host that suffices, so that in them many a value has nothing to act on.
    /// </summary>
    public static IReadOnlyList<string> Examples =>
    [
        .. Scenarios.Where(file => !file.StartsWith("scenarios/published/", StringComparison.Ordinal)
            && !file.StartsWith("scenarios/lab-host/", StringComparison.Ordinal)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "HvSim.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
