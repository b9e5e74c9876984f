namespace HvSim.Tests.Support;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HvSim.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"There is no HvSim.sln above {AppContext.BaseDirectory}.");
    }
}
