using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Whole logs, each with the traps of its kind; the expected demand follows from the figures in the fixture.</summary>
public sealed class PerfmonFixtureTests
{
    private const double Gibi = 1 << 30;
    private const double Mebi = 1 << 20;

    [Fact]
    public void HostOfHyperV_WithOddNames_BecomesItsGuests()
    {
        var load = Logs.ReadFixture("host-hyperv.csv");

        Assert.Equal(TimeSpan.FromMinutes(1), load.Interval);
        Assert.Equal(["sql", "web, 1 (old)"], load.Guests.Select(guest => guest.Name));
        Assert.Equal([1, 2], load.Guests.Select(guest => guest.VirtualProcessors));
        var web = load.Guests[1].Samples;
        Near([0.8, 1.2, 1.0, 1.0], web.Select(sample => sample.CpuSeconds));
        Near([1 * Gibi, 3 * Gibi, 2 * Gibi, 2 * Gibi], web.Select(sample => sample.MemoryBytes));
        Assert.All(web, sample => Assert.True(double.IsNaN(sample.Reads)));
    }

    [Fact]
    public void GuestOfAHost_ThatVanishes_EndsThere()
    {
        var sql = Logs.ReadFixture("host-hyperv.csv").Guests[0].Samples;

        Assert.Equal([1.0, 2, 3], sql.Select(sample => sample.At.TotalMinutes));
        Near([0.2, 0.4, 0], sql.Select(sample => sample.CpuSeconds));
        Near([Gibi, Gibi, Gibi], sql.Select(sample => sample.MemoryBytes));
        Near([100, 200, 0], sql.Select(sample => sample.Reads));
        Near([819200, 1638400, 0], sql.Select(sample => sample.ReadBytes));
        Near([10, 30, 0], sql.Select(sample => sample.Packets));
        Near([15000, 45000, 0], sql.Select(sample => sample.NetworkBytes));
    }

    [Fact]
    public void ReportOfAHost_SaysWhatBecameOfEachCounter()
    {
        var report = Logs.ReadFixture("host-hyperv.csv").Report;

        Assert.Contains(report.Mapped, item => item.What.EndsWith(@"Read Operations/Sec", StringComparison.Ordinal)
            && item.Target == "guest sql: disk reads");
        Assert.Contains(report.Dropped, item => item.What.Contains("spare.vhdx", StringComparison.Ordinal)
            && item.Reason.StartsWith("the name of no virtual machine", StringComparison.Ordinal));
        Assert.Contains(report.Dropped, item => item.What.EndsWith(@"(_Total)\% Processor Time", StringComparison.Ordinal)
            && item.Reason.Contains("root partition", StringComparison.Ordinal));
        Assert.Contains(report.Dropped, item => item.What.StartsWith("Counters of the host", StringComparison.Ordinal));
        var coverage = Assert.Single(report.Coverage);
        Assert.EndsWith(
            "2026-11-02 08:00:00 to 2026-11-02 08:04:00 (UTC+01:00), 5 rows every 60 s, no gaps", coverage,
            StringComparison.Ordinal);
    }

    [Fact]
    public void BatchFileOfEsxtop_SavedByAGermanSpreadsheet_IsRead()
    {
        var load = Logs.ReadFixture("esxtop-spreadsheet.csv");

        var guest = Assert.Single(load.Guests);
        Assert.Equal(("app (2)", 2), (guest.Name, guest.VirtualProcessors));
        Assert.Equal(TimeSpan.FromSeconds(10), load.Interval);
        Near([1.305, 1.495], guest.Samples.Select(sample => sample.CpuSeconds));
        Near([20, 30], guest.Samples.Select(sample => sample.Reads));
        Near([4, 4], guest.Samples.Select(sample => sample.Writes));
        Near([250e3, 375e3], guest.Samples.Select(sample => sample.NetworkBytes));
        Assert.Contains(load.Report.Assumed, line => line.Contains("day.month.year", StringComparison.Ordinal));
        Assert.Contains(load.Report.Dropped, item => item.What.Contains("idle", StringComparison.Ordinal));
    }

    [Fact]
    public void Typeperf_OnAGermanConsole_IsReadToItsLastWords()
    {
        var load = Logs.ReadFixture("typeperf-german.csv");

        var guest = Assert.Single(load.Guests);
        Assert.Equal(("WEB07", 2), (guest.Name, guest.VirtualProcessors));
        Near([0.6, 0.8], guest.Samples.Select(sample => sample.CpuSeconds));
        Near([1 * Gibi, 2 * Gibi], guest.Samples.Select(sample => sample.MemoryBytes));
        Near([7, 9], guest.Samples.Select(sample => sample.Reads));
        Near([3, 5], guest.Samples.Select(sample => sample.Writes));
        Near([3000, 5000], guest.Samples.Select(sample => sample.NetworkBytes));
        Assert.Contains(load.Report.Assumed, line => line.Contains("code page 850", StringComparison.Ordinal));
        Assert.Contains(load.Report.Dropped, item =>
            item.What.EndsWith("2 lines that do not start with a date and time", StringComparison.Ordinal));
    }

    [Fact]
    public void RussianLog_WithItsZoneCutOff_IsReadWithTheStatedMemory()
    {
        var load = Logs.ReadFixture("russian-1251.csv", new PerfmonOptions { MemoryBytes = Gibi });

        var guest = Assert.Single(load.Guests);
        Near([0.25, 0.75], guest.Samples.Select(sample => sample.CpuSeconds));
        Near([Gibi - (800 * Mebi), Gibi - (700 * Mebi)], guest.Samples.Select(sample => sample.MemoryBytes));
        Near([2, 4], guest.Samples.Select(sample => sample.Reads));
        Assert.Contains(load.Report.Assumed, line => line.Contains("code page 1251", StringComparison.Ordinal));
        Assert.Contains(load.Report.Assumed, line => line.Contains("no time zone", StringComparison.Ordinal));
    }

    [Fact]
    public void AvailableMemory_WithoutTheSizeOfMemory_LeavesMemoryOpen()
    {
        var load = Logs.ReadFixture("russian-1251.csv");

        Assert.All(load.Guests[0].Samples, sample => Assert.True(double.IsNaN(sample.MemoryBytes)));
        Assert.Contains(load.Report.Dropped, item => item.Reason.Contains("state the size", StringComparison.Ordinal));
    }

    [Fact]
    public void HostAndItsGuestInOneLog_AreTheGuestsOfTheHost()
    {
        var load = Logs.ReadFixture("host-and-guest.csv");

        Assert.Equal([("SQL", 1), ("web01", 1)], load.Guests.Select(guest => (guest.Name, guest.VirtualProcessors)));
        Near([21, 22, 23], load.Guests[0].Samples.Select(sample => sample.Reads));
        var web = load.Guests[1].Samples;
        Near([0.5, 0.7, 0.6], web.Select(sample => sample.CpuSeconds));
        Near([Gibi, 2 * Gibi, Gibi], web.Select(sample => sample.MemoryBytes));
        Near([11, 12, 13], web.Select(sample => sample.Reads));
        Near([5, 6, 7], web.Select(sample => sample.Writes));
        Near([1000, 2000, 3000], web.Select(sample => sample.NetworkBytes));
    }

    private static void Near(double[] expected, IEnumerable<double> actual)
    {
        var found = actual.ToArray();
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-12));
    }
}
