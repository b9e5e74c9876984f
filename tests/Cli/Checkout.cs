namespace HvSim.Tests.Cli;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    /// <summary>Its top-level folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HvSim.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the checkout.");
    }
}
