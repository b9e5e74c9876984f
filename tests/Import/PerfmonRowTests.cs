using HvSim.Import;
using HvSim.Import.Perfmon;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Rows that are late, early, torn or missing, and means that stay means all the same.</summary>
public sealed class PerfmonRowTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";

    private static readonly string[] Busy = [@"Processor(0)\% Processor Time"];

    [Fact]
    public void RowsAtUnevenTimes_KeepTheMeanOverTime()
    {
        var load = Logs.Read(Logs.Of(
            Utc, Busy, ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:14.500", "20"), ("01/31/2026 10:00:30.500", "40"),
            ("01/31/2026 10:00:45.000", "60")));

        var expected = ((14.5 * 20) + (16 * 40) + (14.5 * 60)) / 45 / 100;
        Assert.Equal(3, load.Guests[0].Samples.Count);
        Assert.Equal(expected, load.Guests[0].Samples.Average(sample => sample.CpuSeconds), 1e-12);
    }

    [Fact]
    public void Gap_IsLeftOutAndReported()
    {
        var load = Logs.Read(Logs.Of(
            Utc, Busy, ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:10.000", "20"), ("01/31/2026 10:00:20.000", "20"),
            ("01/31/2026 10:10:20.000", "90"), ("01/31/2026 10:10:30.000", "20")));

        Assert.Equal([10.0, 20, 620, 630], load.Guests[0].Samples.Select(sample => sample.At.TotalSeconds));
        Assert.EndsWith("1 gaps of 590 s together", Assert.Single(load.Report.Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public void OneDamagedDate_CostsOneRow()
    {
        var load = Logs.Read(Logs.Of(
            Utc, Busy, ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:10.000", "20"), ("01/31/2126 10:00:20.000", "20"),
            ("01/31/2026 10:00:30.000", "20"), ("01/31/2026 10:00:40.000", "20")));

        Assert.Equal([10.0, 20, 30, 40], load.Guests[0].Samples.Select(sample => sample.At.TotalSeconds));
        Assert.Contains(load.Report.Dropped, item =>
            item.What.EndsWith("1 rows that do not follow the row before in time", StringComparison.Ordinal));
    }

    /// <summary>
    /// The ten minutes to 02:50 are logged at 20 % and, when the clock had been set back, at 40 %, as a part of the half an hour
    /// since the row before.
    /// </summary>
    [Fact]
    public void TimeThatComesTwice_IsAveragedAndTold()
    {
        var load = Logs.Read(Logs.Of(
            Utc, Busy, ("10/25/2026 02:40:00.000", "-"), ("10/25/2026 02:50:00.000", "20"), ("10/25/2026 02:00:00.000", "20"),
            ("10/25/2026 02:10:00.000", "20"), ("10/25/2026 02:20:00.000", "20"), ("10/25/2026 02:50:00.000", "40")));

        Assert.Contains(load.Report.Dropped, item => item.What.EndsWith("1 steps of the clock", StringComparison.Ordinal)
            && item.Reason.Contains("from 2026-10-25 02:50:00 to 2026-10-25 02:00:00", StringComparison.Ordinal));
        Assert.Equal(
            0.3, load.Guests[0].Samples.Single(sample => sample.At == TimeSpan.FromMinutes(50)).CpuSeconds, 1e-12);
        Assert.Contains("600 s logged twice", Assert.Single(load.Report.Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public void RowThatIsCut_IsLeftOut()
    {
        var text = Logs.Of(
            Utc, [.. Busy, @"Memory\Committed Bytes"], ("01/31/2026 10:00:00.000", "- 5"), ("01/31/2026 10:00:10.000", "20 5"),
            ("01/31/2026 10:00:20.000", "30 123456"));

        var load = Logs.Read(text[..^6]);

        Assert.Equal(0.2, Assert.Single(load.Guests[0].Samples).CpuSeconds, 1e-12);
        Assert.Contains(load.Report.Dropped, item =>
            item.What.EndsWith("1 rows that are cut or damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void SecondHeader_BringsNewInstances()
    {
        var first = Logs.Of(Utc, Busy, ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:10.000", "20"));
        var second = Logs.Of(
            Utc, [@"Memory\Committed Bytes", .. Busy], ("01/31/2026 10:00:20.000", "7 30"), ("01/31/2026 10:00:30.000", "7 40"));

        var samples = Logs.Read(first + second).Guests[0].Samples;

        Assert.Equal([0.2, 0.3, 0.4], samples.Select(sample => Math.Round(sample.CpuSeconds, 12)));
        Assert.Equal([double.NaN, 7, 7], samples.Select(sample => sample.MemoryBytes));
    }

    [Fact]
    public void LogsOfOneMachine_AreOneGuest()
    {
        var busy = Logs.Of(Utc, Busy, ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:10.000", "20"));
        var memory = Logs.Of(
            Utc, [@"Memory\Committed Bytes"], ("01/31/2026 10:00:00.000", "7"), ("01/31/2026 10:00:10.000", "7"));

        var sample = Assert.Single(Assert.Single(Logs.Read(busy, memory).Guests).Samples);

        Assert.Equal((0.2, 7.0), (Math.Round(sample.CpuSeconds, 12), sample.MemoryBytes));
    }

    [Fact]
    public void NumberOfProcessors_InAnotherLogOfTheMachine_ScalesTheTotal()
    {
        var total = Logs.Of(
            Utc, [@"Processor(_Total)\% Processor Time"], ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:10.000", "20"));
        var each = Logs.Of(
            Utc, [@"Processor(0)\% Idle Time", @"Processor(1)\% Idle Time"],
            ("01/31/2026 10:00:10.000", "- -"), ("01/31/2026 10:00:20.000", "90 70"));

        var guest = Assert.Single(Logs.Read(total, each).Guests);

        Assert.Equal(2, guest.VirtualProcessors);
        Assert.Equal([0.4, 0.4], guest.Samples.Select(sample => Math.Round(sample.CpuSeconds, 12)));
    }

    [Fact]
    public void NamesWithoutQuotes_ThatHoldTheDelimiter_AreMended()
    {
        var text = Logs.Of(
            Utc, [@"Disque physique(_Total)\Lectures disque, octets/s", @"Processeur(_Total)\% temps processeur"],
            ("01/31/2026 10:00:00.000", "- -"), ("01/31/2026 10:00:10.000", "512 20"));

        var sample = Assert.Single(Logs.Read(text.Replace("\"", "", StringComparison.Ordinal)).Guests[0].Samples);

        Assert.Equal((0.2, 512.0), (sample.CpuSeconds, sample.ReadBytes));
    }

    [Fact]
    public void LongLog_IsAveragedIntoABoundedNumberOfIntervals()
    {
        const int rows = 150_000;
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var text = Logs.Of(Utc, Busy, [.. Enumerable.Range(0, rows).Select(i => (
            start.AddSeconds(i).ToString("MM/dd/yyyy HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture),
            i == 0 ? "-" : i % 2 == 0 ? "20" : "40"))]);

        var load = Logs.Read(text);

        Assert.Equal(TimeSpan.FromSeconds(2), load.Interval);
        Assert.InRange(load.Guests[0].Samples.Count, (rows / 2) - 1, rows / 2);
        Assert.Equal(0.3, load.Guests[0].Samples.Average(sample => sample.CpuSeconds), 1e-5);
        Assert.Contains(load.Report.Assumed, line =>
            line.StartsWith("rows are averaged over 00:00:02", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("PK\u0003\u0004stuff", "this is a workbook")]
    [InlineData("a,b,c\r\n1,2,3\r\n", "no line names counters")]
    [InlineData("\"(PDH-CSV 4.0)\",\"\\\\H\\Processor(0)\\% Processor Time\"\r\n", "no row below the counter names")]
    [InlineData(
        "\"(PDH-CSV 4.0)\",\"\\\\H\\Processor(0)\\% Processor Time\"\r\n\"01/31/2026 10:00:00.000\",\"1\"\r\n",
        "no two rows follow each other")]
    [InlineData(
        "\"(PDH-CSV 4.0)\",\"\\\\H\\Process(a)\\IO\"\r\n\"01/31/2026 10:00:00\",\"1\"\r\n\"01/31/2026 10:00:01\",\"1\"\r\n",
        "none of the 1 counters with values")]
    public void LogThatCannotBeUsed_IsRefusedWithAReasonAndACure(string text, string reason)
    {
        var refusal = Assert.Throws<ImportException>(() => Logs.Read(text));

        var problem = Assert.Single(refusal.Problems);
        Assert.StartsWith(reason, problem.Reason, StringComparison.Ordinal);
        Assert.Equal("log0.csv", problem.File);
        Assert.EndsWith(".", problem.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotThere_IsRefused()
    {
        var refusal = Assert.Throws<ImportException>(() => PerfmonImport.Read(["nowhere.csv"], new PerfmonOptions()));

        Assert.StartsWith("the file cannot be read", Assert.Single(refusal.Problems).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desktop-48h-15s.csv", true)]
    [InlineData("disk-queue-15s.csv", false)]
    [InlineData("process-memory-2s.csv", false)]
    public void RealLog_IsReadOrRefusedWithAReason(string name, bool isRead)
    {
        var file = Repository.File("..", "shared", "data", "perfmon-pdhcsv", name);
        Assert.SkipUnless(File.Exists(file), $"{name} is not here: it is a log that this repository does not copy.");
        if (!isRead)
        {
            var refusal = Assert.Throws<ImportException>(() => PerfmonImport.Read([file], new PerfmonOptions()));
            Assert.Contains("tells how much processor time", Assert.Single(refusal.Problems).Reason, StringComparison.Ordinal);
            return;
        }
        var load = PerfmonImport.Read([file], new PerfmonOptions { Processors = 4 });
        var busy = File.ReadLines(file).Skip(2).Select(line => line.Split("\",\"")[1])
            .Average(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(busy / 100 * 4, Assert.Single(load.Guests).Samples.Average(sample => sample.CpuSeconds), 1e-3 * busy);
    }
}
