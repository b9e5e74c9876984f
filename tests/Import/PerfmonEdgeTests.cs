using HvSim.Import;
using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Values that are there in part, alone, or beyond what a machine can have.</summary>
public sealed class PerfmonEdgeTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";
    private const string GuestTime = @"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0)\% Guest Run Time";
    private const string Visible = @"Hyper-V Dynamic Memory VM(web)\Guest Visible Physical Memory";
    private const string Available = @"Hyper-V Dynamic Memory VM(web)\Guest Available Memory";

    /// <summary>Of 4096 MiB 3000 are available; where one of the two is blank nothing is known.</summary>
    [Theory]
    [InlineData("4096 3000", 1096)]
    [InlineData("4096 -", double.NaN)]
    [InlineData("- 3000", double.NaN)]
    public void Difference_WithHalfOfIt_IsNotKnown(string memory, double mib)
    {
        var guest = Assert.Single(Read([GuestTime, Visible, Available], $"50 {memory}").Guests);

        Assert.Equal(mib, guest.Samples[0].MemoryBytes / (1 << 20));
    }

    /// <summary>Two nodes of four processors together, at 50 and 100 %, are 1 + 2 processors busy.</summary>
    [Fact]
    public void TotalsOfNodesAlone_AreTheirShareOfTheProcessors()
    {
        var load = Read(
            [@"Processor Information(0,_Total)\% Processor Time", @"Processor Information(1,_Total)\% Processor Time"], "50 100",
            new PerfmonOptions { Processors = 4 });

        Assert.Equal(3, Assert.Single(load.Guests).Samples[0].CpuSeconds, 9);
    }

    [Fact]
    public void ProcessorTimeOfNoMachine_IsDropped()
    {
        var load = Read([@"Group Cpu(1:app)\% Run", @"Group Cpu(2:web)\% Run", @"Virtual Disk(app)\Reads/sec",
            @"Virtual Disk(web)\Reads/sec"], "1e15 50 1 1");

        Assert.Equal("web", Assert.Single(load.Guests).Name);
        Assert.Contains(
            new DroppedItem("guest app", "no machine has as many processors as its processor time needs"), load.Report.Dropped);
    }

    /// <summary>A host that is logged beside a physical machine does not run it.</summary>
    [Fact]
    public void LogicalProcessors_OfAHost_AreNoMeasureForOtherMachines()
    {
        string[] host = [GuestTime, @"Hyper-V Hypervisor Logical Processor(Hv LP 0)\% Total Run Time"];
        var physical = Text([@"Processor(_Total)\% Processor Time"], "50").Replace("WEB", "SRV", StringComparison.Ordinal);

        Assert.Equal(1, Logs.Read(Text(host, "50 50")).LogicalProcessors);
        Assert.Null(Logs.Read(Text(host, "50 50"), physical).LogicalProcessors);
    }

    /// <summary>Rows of a clock that was set back to before the first row have no place on the axis, and are counted.</summary>
    [Fact]
    public void RowsFromBeforeTheBeginning_AreCounted()
    {
        var late = Enumerable.Range(0, 70).Select(i => Row(30 + i, "20"));
        var early = Enumerable.Range(0, 10).Select(i => Row(i, "40"));

        var load = Logs.Read(
            new PerfmonOptions { Processors = 1 }, Logs.Of(Utc, [@"Processor(_Total)\% Processor Time"], [.. late, .. early]));

        Assert.Contains(load.Report.Dropped, item => item.What.EndsWith(
            "9 rows from before the log's beginning, as the clock was set back", StringComparison.Ordinal));
    }

    /// <summary>Three rows of a clock that stood on the year 2000, and an hour of 2026.</summary>
    [Fact]
    public void RowsOfAWrongYear_AreNamedAsWhatIsWrong()
    {
        var wrong = Enumerable.Range(0, 3).Select(i => ($"01/01/2000 00:0{i}:00.000", "50"));
        var right = Enumerable.Range(0, 60).Select(i => Row(i, "50"));

        var refusal = Assert.Throws<ImportException>(
            () => Logs.Read(Logs.Of(Utc, [@"Processor(0)\% Processor Time"], [.. wrong, .. right])));

        Assert.StartsWith("times span so much", Assert.Single(refusal.Problems).Reason, StringComparison.Ordinal);
    }

    private static (string Time, string Values) Row(int minute, string value) =>
        (FormattableString.Invariant($"01/31/2026 {10 + (minute / 60)}:{minute % 60:00}:00.000"), value);

    private static ImportedLoad Read(string[] counters, string values, PerfmonOptions? options = null) =>
        Logs.Read(options ?? new PerfmonOptions(), Text(counters, values));

    private static string Text(string[] counters, string values) => Logs.Of(
        Utc, counters, ("01/31/2026 10:00:00.000", values), ("01/31/2026 10:00:15.000", values));
}
