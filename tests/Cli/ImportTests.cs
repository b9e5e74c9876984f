using HvSim.Cli;
using HvSim.Tests.Import;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary><c>hvsim import</c> as a user sees it.</summary>
public sealed class ImportTests
{
    [Fact]
    public void LogOfAHost_IsReportedGuestByGuest()
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.Done, desk.Run("import", "perfmon", Logs.Fixture("host-hyperv.csv")));

        Assert.Contains(
            "web, 1 (old)                    2        4   1.000    1.200   2048 MiB      n/a", desk.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            @"VM Vid Partition(sql)\Physical Pages Allocated -> guest sql: memory", desk.Output, StringComparison.Ordinal);
        Assert.Contains("5 rows every 60 s, no gaps", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TotalOfProcessors_WithTheirStatedNumber_IsTheirTime()
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.Done, desk.Run(
            "import", "perfmon", Logs.Fixture("russian-1251.csv"), "--processors", "4", "--memory", "1024"));

        Assert.Contains(
            "SRV                             4        2   2.000    3.000    274 MiB      3.0", desk.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNoLog_IsRefusedWithAReason()
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.InvalidInput, desk.Run("import", "perfmon", Logs.Fixture("../Logs.cs")));

        Assert.Contains("no line names counters", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderThatHoldsSomething_IsLeftAsItIs()
    {
        using var desk = new Desk();
        var file = Path.Combine(desk.Folder, "lab", "notes.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "mine");

        Assert.Equal(ExitCode.Usage, desk.Run("import", "perfmon", Logs.Fixture("host-hyperv.csv"), "--out", "lab"));

        Assert.Contains("the folder lab is not empty", desk.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(Path.Combine(desk.Folder, "lab")));
    }

    [Theory]
    [InlineData("bitbrains")]
    [InlineData("planetlab")]
    [InlineData("azure")]
    public void FolderWithoutTraces_IsRefusedAndNothingWritten(string format)
    {
        using var desk = new Desk();
        Directory.CreateDirectory(Path.Combine(desk.Folder, "data", "deeper"));
        File.WriteAllText(Path.Combine(desk.Folder, "data", "readme.md"), "# Data\n");

        Assert.Equal(ExitCode.InvalidInput, desk.Run("import", format, "data", "--out", "made"));

        Assert.Contains("no file of the folder holds such a trace: ", desk.Error, StringComparison.Ordinal);
        Assert.Contains("Name a folder with such files.", desk.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Folder, "made")));
    }

    /// <summary>A quarter of an hour is all of one processor busy; the scenario is called like its folder.</summary>
    [Fact]
    public void Peak_AndClasses_HoldForLogsToo()
    {
        using var desk = new Desk();
        var rows = Enumerable.Range(0, 41)
            .Select(i => ($"01/01/2026 00:{i:00}:00.000", i is > 10 and <= 25 ? "100" : "20"));
        File.WriteAllText(Path.Combine(desk.Folder, "log.csv"), Logs.Of(
            "(PDH-CSV 4.0) (UTC)(0)", [@"Processor(_Total)\% Processor Time"], [.. rows]));

        Assert.Equal(
            ExitCode.Done, desk.Run("import", "perfmon", "log.csv", "--peak", "0.25", "--classes", "1", "--out", "made/busy"));

        var scenario = File.ReadAllText(Path.Combine(desk.Folder, "made", "busy", "busy.yaml"));
        Assert.Contains("name: busy", scenario, StringComparison.Ordinal);
        Assert.Contains("file: traces/class-1.csv, start: 600 s", scenario, StringComparison.Ordinal);
        Assert.Contains("duration: 900 s", scenario, StringComparison.Ordinal);
        Assert.Contains(
            "0.25 h from 600 s on (2026-01-01 00:10:00): 1 processors on average", desk.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "vmstat", "x.csv")]
    [InlineData("import", "bitbrains")]
    [InlineData("import", "bitbrains", "x", "--classes", "0")]
    [InlineData("import", "planetlab", "x", "--peak", "-1")]
    [InlineData("import", "perfmon", "x.csv", "--peak", "0")]
    [InlineData("import", "perfmon")]
    [InlineData("import", "perfmon", "x.csv", "--dates", "moon-first")]
    [InlineData("import", "perfmon", "x.csv", "--processors", "0")]
    public void MisuseOfImport_IsRefused(params string[] args)
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.Usage, desk.Run(args));
    }
}
