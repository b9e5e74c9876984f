using HvSim.Import;
using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>How many processors a Windows has, and what becomes of the counters of their time.</summary>
public sealed class PerfmonProcessorTests
{
    private const string Total = @"Processor(_Total)\% Processor Time";

    private static readonly PerfmonOptions Two = new() { Processors = 2 };

    private static readonly string[] Four = [.. Enumerable.Range(0, 4).Select(i => $@"Processor({i})\% Processor Time")];

    [Fact]
    public void FewerProcessorsThanAreLogged_AreRefused()
    {
        var refusal = Assert.Throws<ImportException>(() => Logs.Read(Two, Log("WEB", Four, "90 90 90 90")));

        var problem = Assert.Single(refusal.Problems);
        Assert.Equal("WEB has 4 processors in the log, and --processors states 2", problem.Reason);
        Assert.Equal("Leave --processors out, or state 4 or more.", problem.Cure);
    }

    [Fact]
    public void StatedProcessors_AreThoseOfTheMachineThatLogsATotalOnly()
    {
        var load = Logs.Read(Two, Log("WEB", Four, "90 90 90 90"), Log("SQL", [Total], "50"));

        Assert.Equal([("SQL", 2, 1.0), ("WEB", 4, 3.6)], load.Guests.Select(guest =>
            (guest.Name, guest.VirtualProcessors, Math.Round(guest.Samples[0].CpuSeconds, 12))));
        Assert.Contains(
            "WEB has the 4 processors that are logged one by one, and not the 2 of --processors", load.Report.Assumed);
    }

    [Fact]
    public void ProcessorTimeBeyondTheProcessors_IsCutAndCounted()
    {
        var load = Logs.Read(Log("WEB", [Total], "150", "50"));

        Assert.Equal([1.0, 0.5], load.Guests[0].Samples.Select(sample => sample.CpuSeconds));
        Assert.Contains(load.Report.Dropped, item => item.What == "guest WEB: processor time beyond its 1 processors"
            && item.Reason == "1 intervals are cut, 25 % of its processor time");
    }

    [Fact]
    public void TotalOnly_AsksForTheOption() => Assert.Contains(
        Logs.Read(Log("WEB", [Total], "50")).Report.Assumed, line => line.EndsWith("--processors N", StringComparison.Ordinal));

    [Fact]
    public void AvailableMemory_AsksForTheOption() => Assert.Contains(
        Logs.Read(Log("WEB", [Total, @"Memory\Available MBytes"], "50 100")).Report.Dropped,
        item => item.Reason.Contains("by --memory MiB", StringComparison.Ordinal));

    [Theory]
    [InlineData(@"Processor(_Total)\% Idle Time")]
    [InlineData(@"Processor Information(_Total)\% Idle Time")]
    public void IdleTime_BesideProcessorTime_IsDroppedForIt(string idle) => Assert.Contains(
        Logs.Read(Log("WEB", [Total, idle], "40 50")).Report.Dropped,
        item => item.What.EndsWith("% Idle Time", StringComparison.Ordinal) && item.Reason == "% Processor Time is taken");

    private static string Log(string machine, string[] counters, params string[] rows) => Logs.Of(
        "(PDH-CSV 4.0) (UTC)(0)", counters,
        [
            ("01/31/2026 10:00:00.000", string.Join(' ', counters.Select(_ => "-"))),
            .. rows.Select((values, i) => ($"01/31/2026 10:00:{15 * (i + 1)}.000", values)),
        ]).Replace(@"\\WEB\", $@"\\{machine}\", StringComparison.Ordinal);
}
