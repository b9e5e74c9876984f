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
            "web, 1 (old)                    2      4   1.000    1.200  2048 MB      n/a", desk.Output, StringComparison.Ordinal);
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
            "SRV                             4      2   2.000    3.000   274 MB      3.0", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNoLog_IsRefusedWithAReason()
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.InvalidInput, desk.Run("import", "perfmon", Logs.Fixture("../Logs.cs")));

        Assert.Contains("no line names counters", desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "vmstat", "x.csv")]
    [InlineData("import", "perfmon")]
    [InlineData("import", "perfmon", "x.csv", "--dates", "moon-first")]
    [InlineData("import", "perfmon", "x.csv", "--processors", "0")]
    public void MisuseOfImport_IsRefused(params string[] args)
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.Usage, desk.Run(args));
    }
}
