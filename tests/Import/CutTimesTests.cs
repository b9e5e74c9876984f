using System.Globalization;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Times that a spreadsheet has cut to the minute, so that rows share them.</summary>
public sealed class CutTimesTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";

    private static readonly DateTime Ten = new(2026, 3, 14, 10, 0, 0, DateTimeKind.Unspecified);

    /// <summary>One row of twelve has 50 %, the others 90 %; the first of all, of 50 %, has no beginning.</summary>
    [Fact]
    public void RowsThatShareAMinute_AreSpreadOverIt()
    {
        var load = Logs.Read(Log(Enumerable.Range(0, 240).Select(i => (Ten.AddSeconds(5 * i), i % 12 == 0 ? 50 : 90))));

        var samples = load.Guests[0].Samples;
        Assert.Equal(TimeSpan.FromSeconds(5), load.Interval);
        Assert.Equal(Enumerable.Range(1, 239).Select(i => 5.0 * i), samples.Select(sample => sample.At.TotalSeconds));
        Assert.Equal((19 * 0.5) + (220 * 0.9), samples.Sum(sample => sample.CpuSeconds), 1e-9);
        Assert.DoesNotContain(load.Report.Dropped, item => item.What.Contains("do not follow", StringComparison.Ordinal));
        Assert.Contains(load.Report.Assumed, line => line.EndsWith(
            "times are cut to 60 s, and 12 rows share one on average; they are spread evenly over the time to the next one",
            StringComparison.Ordinal));
    }

    /// <summary>Logging began 35 s after a minute and ended 55 s after one; rows there are as far apart as others.</summary>
    [Fact]
    public void MinutesInWhichLoggingBeginsAndEnds_AreNotStretched()
    {
        var rows = Enumerable.Range(0, 41).Select(i => (Ten.AddSeconds(35 + (5 * i)), 50));

        var load = Logs.Read(Log(rows));

        Assert.Equal(Ten.AddSeconds(35), load.Origin);
        Assert.Equal(
            Enumerable.Range(1, 40).Select(i => 5.0 * i), load.Guests[0].Samples.Select(sample => sample.At.TotalSeconds));
    }

    /// <summary>As with 45 s, where one minute of three has two rows. A row of five has 100 %, the others 20 %.</summary>
    [Theory]
    [InlineData(45, 80)]
    [InlineData(40, 90)]
    [InlineData(7, 500)]
    [InlineData(1, 500)]
    public void UnevenNumbersOfRowsInAMinute_KeepTheMean(int seconds, int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => (Ten.AddSeconds(seconds * i), i % 5 == 1 ? 100 : 20)).ToArray();

        var load = Logs.Read(Log(rows));

        var samples = load.Guests[0].Samples;
        Assert.Equal(seconds, load.Interval.TotalSeconds, 1.0);
        Assert.Equal(0.36, samples.Average(sample => sample.CpuSeconds), 0.01);
        Assert.Equal(seconds * count, samples[^1].At.TotalSeconds, 60.0);
    }

    [Fact]
    public void GapAmongCutTimes_StaysAGap()
    {
        var rows = Enumerable.Range(0, 60).Concat(Enumerable.Range(600, 60)).Select(i => (Ten.AddSeconds(5 * i), 50));

        var load = Logs.Read(Log(rows));

        Assert.Equal(119, load.Guests[0].Samples.Count);
        Assert.EndsWith("1 gaps of 2700 s together", Assert.Single(load.Report.Coverage), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void StrayRepeatedRow_IsDroppedAndCounted(int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => (Ten.AddMinutes(i), 50)).Append((Ten.AddMinutes(count - 1), 90));

        var load = Logs.Read(Log(rows));

        Assert.Equal(TimeSpan.FromMinutes(1), load.Interval);
        Assert.All(load.Guests[0].Samples, sample => Assert.Equal(0.5, sample.CpuSeconds));
        Assert.Contains(load.Report.Dropped, item =>
            item.What.EndsWith("1 rows that do not follow the row before in time", StringComparison.Ordinal));
    }

    private static string Log(IEnumerable<(DateTime At, int Busy)> rows) => Logs.Of(
        Utc, [@"Processor(0)\% Processor Time"],
        [
            .. rows.Select(row => (
                row.At.ToString("MM/dd/yyyy HH:mm", CultureInfo.InvariantCulture),
                row.Busy.ToString(CultureInfo.InvariantCulture))),
        ]);
}
