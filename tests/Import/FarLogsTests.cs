using HvSim.Cli;
using HvSim.Import;
using HvSim.Tests.Cli;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Logs that lie far apart in time, and scenarios that are refused before anything of them is written.</summary>
public sealed class FarLogsTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";

    private static readonly string[] Busy = [@"Processor(0)\% Processor Time"];

    private static readonly string Guest = Logs.Of(
        Utc, Busy, ("03/01/2026 10:00:00.000", "-"), ("03/01/2026 10:00:15.000", "20"), ("03/01/2026 10:00:30.000", "40"));

    /// <summary>Nor does a log that has the memory of a machine, and no log its processor time.</summary>
    [Theory]
    [InlineData(@"PhysicalDisk(0 C:)\Current Disk Queue Length")]
    [InlineData(@"Memory\Committed Bytes")]
    public void LogThatGivesNoGuest_DoesNotCountForTheAxis(string counter)
    {
        var other = Logs.Of(Utc, [counter], ("09/19/2017 09:00:00.000", "1"), ("09/19/2017 09:00:01.000", "1"))
            .Replace("WEB", "OLD", StringComparison.Ordinal);

        var load = Logs.Read(other, Guest);

        Assert.Equal(TimeSpan.FromSeconds(15), load.Interval);
        Assert.Equal([15.0, 30], Assert.Single(load.Guests).Samples.Select(sample => sample.At.TotalSeconds));
        Assert.Equal(new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Unspecified), load.Origin);
        Assert.Equal("Performance Monitor log log1.csv", load.Source);
        Assert.Contains(
            new DroppedItem("log0.csv", "none of its counters is taken, and its times do not count"), load.Report.Dropped);
    }

    [Fact]
    public void LogsFartherApartThanCanBeSimulated_AreRefusedByDate()
    {
        var late = Logs.Of(Utc, Busy, ("05/01/2026 09:00:00.000", "-"), ("05/01/2026 09:00:15.000", "40"))
            .Replace("WEB", "SQL", StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<ImportException>(() => Logs.Read(late, Guest)).Problems);

        Assert.Equal("log0.csv", problem.File);
        Assert.StartsWith("nothing is logged for the 61 days before this log", problem.Reason, StringComparison.Ordinal);
        Assert.Contains("log1.csv covers 2026-03-01 10:00:00 to 2026-03-01 10:00:30", problem.Reason, StringComparison.Ordinal);
        Assert.Contains("log0.csv covers 2026-05-01 09:00:00 to 2026-05-01 09:00:15", problem.Reason, StringComparison.Ordinal);
        Assert.Equal("Import them separately.", problem.Cure);
    }

    [Fact]
    public void LogsOfTwoWeeks_AreReadTogether()
    {
        var late = Logs.Of(Utc, Busy, ("03/15/2026 09:00:00.000", "-"), ("03/15/2026 09:00:15.000", "40"))
            .Replace("WEB", "SQL", StringComparison.Ordinal);

        Assert.Equal(2, Logs.Read(late, Guest).Guests.Count);
    }

    /// <summary>A host of 3,000 logical processors is more than any that a scenario describes.</summary>
    [Fact]
    public void ScenarioThatWouldBeRefused_IsNotWritten()
    {
        using var desk = new Desk();
        string[] counters =
        [
            @"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0)\% Guest Run Time",
            .. Enumerable.Range(0, 3000).Select(i => $@"Hyper-V Hypervisor Logical Processor(Hv LP {i})\% Total Run Time"),
        ];
        var values = string.Join(' ', counters.Select(_ => "50"));
        File.WriteAllText(Path.Combine(desk.Folder, "host.csv"), Logs.Of(
            "(PDH-CSV 4.0) (UTC)(0)", counters, ("03/01/2026 10:00:00.000", values), ("03/01/2026 10:01:00.000", values)));

        Assert.Equal(ExitCode.InvalidInput, desk.Run("import", "perfmon", "host.csv", "--out", "made"));

        Assert.Contains("and nothing is written: ", desk.Error, StringComparison.Ordinal);
        Assert.Empty(desk.Output);
        Assert.False(Directory.Exists(Path.Combine(desk.Folder, "made")));
    }

    [Fact]
    public void Check_OfALogWithoutAHost_WritesNothing()
    {
        using var desk = new Desk();

        Assert.Equal(
            ExitCode.InvalidInput,
            desk.Run("import", "perfmon", Logs.Fixture("typeperf-german.csv"), "--check", "--out", "made"));

        Assert.Contains("no counters of a Hyper-V host are logged", desk.Error, StringComparison.Ordinal);
        Assert.Empty(desk.Output);
        Assert.False(Directory.Exists(Path.Combine(desk.Folder, "made")));
    }
}
