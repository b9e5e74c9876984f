using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Whose disk it is, by a path in which separators are hyphens.</summary>
public sealed class PerfmonDiskOwnerTests
{
    [Theory]
    [InlineData(@"D:-SQL-Backup-web01.vhdx", "SQL|web01", "web01")]
    [InlineData(@"D:-SQL-Backup-web01.vhdx", "SQL-Backup|web01", "web01")]
    [InlineData(@"C:-VMs-long name-sql.vhdx", "long name|sql", "sql")]
    [InlineData(@"C:-VMs-web01-web01.vhdx", "web0|web01", "web01")]
    [InlineData(@"C:-VMs-web10-web10.vhdx", "web1|web10", "web10")]
    [InlineData(@"C:-VMs-web10-web10.vhdx", "web1", null)]
    [InlineData(@"C:-VMs-web-Virtual Hard Disks-app-web.vhdx", "web|app-web", "app-web")]
    [InlineData(@"C:-VMs-app-web.vhdx", "app|web|app-web", "app-web")]
    [InlineData(@"C:-VMs-app-web_data.vhdx", "web|app-web", "app-web")]
    [InlineData(@"C:-archive-web_sql.vhdx", "archive|sql|web", "web")]
    [InlineData(@"C:-longest-web-data.vhdx", "longest|web", "web")]
    [InlineData(@"C:-VMs-web-data.vhdx", "web", "web")]
    [InlineData(@"C:-web-Virtual Hard Disks-disk.vhdx", "web|db", "web")]
    [InlineData(@"C:-web-Virtual Hard Disks-db-disk.vhdx", "web|db", "db")]
    [InlineData(@"C:-archive-web-Virtual Hard Disks-disk-1.vhdx", "archive|web", "web")]
    [InlineData(@"D:-SQL-web_3F2504E0-4F89-11D3-9A0C-0305E82C3301.avhdx", "SQL|web", "web")]
    [InlineData(@"D:-SQL-web.vhdx#1", "SQL|web", "web")]
    [InlineData(@"web_Network Adapter_1f--2e", "we|web", "web")]
    [InlineData(@"web 1_Network Adapter_1f--2e", "web|web 1", "web 1")]
    [InlineData(@"C:-spare.vhdx", "web", null)]
    public void Owner_IsTheGuestWhoseNameTheFileHas(string path, string names, string? owner)
    {
        var guests = new GuestNames();
        foreach (var name in names.Split('|'))
            guests.Add(name);

        Assert.Equal(owner, guests.In(path));
    }

    [Fact]
    public void PathLongerThanWindowsHas_IsNobodys()
    {
        var guests = new GuestNames();
        guests.Add("a");

        Assert.Null(guests.In(string.Concat(Enumerable.Repeat("a-", 1 << 17)) + "a.vhdx"));
    }

    [Fact]
    public void PathThatNamesTwoGuests_IsReported()
    {
        var load = Logs.Read(Logs.Of(
            "(PDH-CSV 4.0) (UTC)(0)",
            [
                @"Hyper-V Hypervisor Virtual Processor(SQL:Hv VP 0)\% Guest Run Time",
                @"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0)\% Guest Run Time",
                @"Hyper-V Virtual Storage Device(D:-SQL-Backup-web.vhdx)\Read Operations/Sec",
            ],
            ("01/31/2026 10:00:00.000", "- - -"), ("01/31/2026 10:00:15.000", "20 30 7")));

        Assert.Equal([double.NaN, 7], load.Guests.Select(guest => guest.Samples[0].Reads));
        Assert.Contains("disk D:-SQL-Backup-web.vhdx is guest web's, though its path names SQL too", load.Report.Assumed);
    }
}
