using System.Globalization;
using HvSim.Import;
using HvSim.Import.Perfmon;
using HvSim.Import.Writing;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>What the report and the refusals say of logs that have gaps, were logged twice or contradict the options.</summary>
public sealed class PerfmonReportTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";
    private const string Totals = "Totals, means of all guests together over all of the data";

    private static readonly DateTime Ten = new(2026, 3, 1, 10, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Of 479 minutes 60 + 59 + 1 are logged, as a row after a gap stands for its own minute: 24.8 %.</summary>
    [Fact]
    public void Totals_OfALogWithAGap_AverageMemoryOverTheDataAndSaySo()
    {
        var minutes = Enumerable.Range(0, 60).Concat(Enumerable.Range(420, 60));
        var lines = TotalsOf(Log([@"Processor(0)\% Processor Time", @"Memory\Committed Bytes"], minutes, "50 2147483648"));

        Assert.Equal(["memory,", "MiB", "2048", "2048", "none"], Words(lines[2]));
        Assert.Equal(["processors", "0.1242", "0.1242", "none"], Words(lines[1]));
        Assert.Equal(
            "data cover 24.8 % of the guests' time; in the rest they count as nothing, but for memory, which is averaged over "
            + "the data and in the traces stays as it was",
            lines[3]);
    }

    /// <summary>A guest that appears at half of the time counts half of its memory, in data and traces.</summary>
    [Fact]
    public void Totals_OfAGuestThatAppearsLater_CountItsMemoryFromThere()
    {
        string[] counters = [@"Processor(0)\% Processor Time", @"Memory\Committed Bytes"];
        var late = Log(counters, Enumerable.Range(20, 21), "50 1073741824").Replace("WEB", "SQL", StringComparison.Ordinal);
        var lines = TotalsOf(Log(counters, Enumerable.Range(0, 41), "50 2147483648"), late);

        Assert.Equal(["memory,", "MiB", "2560", "2560", "none"], Words(lines[2]));
    }

    [Fact]
    public void Totals_OfALogWithoutGaps_SayNothingOfThem() =>
        Assert.Equal(2, TotalsOf(Log([@"Processor(0)\% Processor Time"], Enumerable.Range(0, 9), "50")).Length);

    /// <summary>From 02:00 on, a quarter of an hour is logged a second time.</summary>
    [Fact]
    public void ClockThatIsSetBack_IsReportedWithTheTimeThatIsAveraged()
    {
        var minutes = Enumerable.Range(0, 31).Concat(Enumerable.Range(15, 46));
        var load = Logs.Read(Log([@"Processor(0)\% Processor Time"], minutes, "50"));

        Assert.EndsWith(
            ", 900 s logged twice, as the clock was set back, and averaged", Assert.Single(load.Report.Coverage),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ClockThatIsSetForward_LogsNothingTwice()
    {
        var minutes = Enumerable.Range(0, 31).Concat(Enumerable.Range(4000, 31));
        var load = Logs.Read(Log([@"Processor(0)\% Processor Time"], minutes, "50"));

        Assert.DoesNotContain("twice", Assert.Single(load.Report.Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public void StatedMemory_BelowWhatIsAvailable_IsRefused()
    {
        var log = Log(
            [@"Processor(_Total)\% Processor Time", @"Memory\Available MBytes"], Enumerable.Range(0, 3), "50 3000");

        var problem = Assert.Single(Assert.Throws<ImportException>(() => Logs.Read(Sized(2048), log)).Problems);

        Assert.Equal("WEB has 3000 MiB of memory available, and --memory states 2048", problem.Reason);
        Assert.Equal(3, problem.Line);
        Assert.Equal(1096.0 * (1 << 20), Logs.Read(Sized(4096), log).Guests[0].Samples[0].MemoryBytes);
    }

    /// <summary>The first row is blank and has as many fields as there are names.</summary>
    [Theory]
    [InlineData("20,500000,20,500000", 5)]
    [InlineData("20,20,500000", 4)]
    public void BareDecimalCommas_BetweenCommas_AreTheReason(string values, int fields)
    {
        var log = "(PDH-CSV 4.0) (UTC)(0),\\\\S\\Processor(0)\\% Processor Time,\\\\S\\Processor(1)\\% Processor Time\n"
            + string.Concat(Enumerable.Range(0, 5).Select(i => $"03/01/2026 10:0{i}:00,{(i == 0 ? " , " : values)}\n"));

        var problem = Assert.Single(Assert.Throws<ImportException>(() => Logs.Read(log)).Problems);

        Assert.Equal(3, problem.Line);
        Assert.Equal(
            $"the row has {fields} fields and the counter names have 3, as most rows have more: figures have decimal commas, and "
            + "commas separate the fields too",
            problem.Reason);
        Assert.StartsWith("Save the log with tabs or semicolons", problem.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsThatEndWithACommaMore_AreWhole()
    {
        var log = "(PDH-CSV 4.0) (UTC)(0),\\\\S\\Processor(0)\\% Processor Time\n"
            + string.Concat(Enumerable.Range(0, 5).Select(i => $"03/01/2026 10:0{i}:00,20,\n"));

        Assert.Equal(4, Logs.Read(log).Guests[0].Samples.Count);
    }

    [Fact]
    public void SomeRowsWithMoreFields_CostNoMoreThanThemselves()
    {
        var log = "(PDH-CSV 4.0) (UTC)(0),\\\\S\\Processor(0)\\% Processor Time,\\\\S\\Processor(1)\\% Processor Time\n"
            + string.Concat(Enumerable.Range(0, 9).Select(i => $"03/01/2026 10:0{i}:00,20,{(i == 4 ? "30,5" : "40")}\n"));

        Assert.All(Logs.Read(log).Guests[0].Samples, sample => Assert.Equal(0.6, sample.CpuSeconds, 1e-12));
    }

    private static PerfmonOptions Sized(int mebibytes) => new() { MemoryBytes = mebibytes * (double)(1 << 20) };

    private static string Log(string[] counters, IEnumerable<int> minutes, string values) => Logs.Of(
        Utc, counters,
        [
            .. minutes.Select(minute => (
                Ten.AddMinutes(minute).ToString("MM/dd/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture), values)),
        ]);

    private static string[] TotalsOf(params string[] logs) =>
    [
        .. ScenarioWriter.Write(Logs.Read(logs), new WriterOptions { Name = "report" }).Files[1].Text.Split('\n')
            .SkipWhile(line => line != Totals).Skip(1).TakeWhile(line => line.Length > 0).Select(line => line[2..]),
    ];

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
