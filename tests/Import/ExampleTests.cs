using HvSim.Cli;
using HvSim.Tests.Cli;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>The shipped scenario that was made by import, and what its log says of the simulated host.</summary>
public sealed class ExampleTests
{
    private static readonly string Log = Logs.Fixture("example/lab-host.csv");

    [Fact]
    public void Example_ImportedAgain_IsTheSameByteForByte()
    {
        using var desk = new Desk();
        var shipped = Repository.File("scenarios", "lab-host");

        Assert.Equal(ExitCode.Done, desk.Run("import", "perfmon", Log, "--out", "lab-host"));

        var made = Path.Combine(desk.Folder, "lab-host");
        Assert.Equal(FilesOf(shipped), FilesOf(made));
        Assert.All(FilesOf(made), file => Assert.Equal(
            File.ReadAllBytes(Path.Combine(shipped, file)), File.ReadAllBytes(Path.Combine(made, file))));
    }

    private static string[] FilesOf(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];
}
