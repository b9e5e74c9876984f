using Xunit;

namespace HvSim.Tests.Import;

/// <summary>A guest that its host has logged and that has logged itself too is one guest.</summary>
public sealed class PerfmonHostedGuestTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";

    private static readonly string[] Own =
    [
        @"Processor(0)\% Processor Time", @"Processor(1)\% Processor Time", @"Memory\Committed Bytes",
        @"PhysicalDisk(_Total)\Disk Reads/sec", @"Network Interface(Microsoft Hyper-V Network Adapter)\Bytes Total/sec",
    ];

    private static readonly string Host = Log(
        "HV01",
        [
            @"Hyper-V Hypervisor Virtual Processor(web01:Hv VP 0)\% Guest Run Time",
            @"Hyper-V Virtual Storage Device(C:-web01.vhdx)\Read Operations/Sec",
        ], "30 7");

    [Theory]
    [InlineData("WEB01")]
    [InlineData("web01.contoso.com")]
    public void GuestWithItsOwnLog_IsOneGuest_AndTheHostDecides(string machine)
    {
        var load = Logs.Read(Host, Log(machine, Own, "90 90 4096 99 500"));

        var guest = Assert.Single(load.Guests);
        Assert.Equal(("web01", 1), (guest.Name, guest.VirtualProcessors));
        var sample = Assert.Single(guest.Samples);
        Assert.Equal((0.3, 4096.0, 7.0, 500.0), (sample.CpuSeconds, sample.MemoryBytes, sample.Reads, sample.NetworkBytes));
    }

    [Fact]
    public void GuestWithItsOwnLog_IsReported()
    {
        var report = Logs.Read(Host, Log("WEB01", Own, "90 90 4096 99 500")).Report;

        Assert.Contains(
            "WEB01 is guest web01 of host HV01: of its own log is taken what the host's has not, memory, network bytes",
            report.Assumed);
        Assert.Contains(report.Dropped, item => item.What == @"Processor\% Processor Time (2 instances)"
            && item.Reason.StartsWith("the guest's host has logged it too", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Mapped, item => item.What.StartsWith(@"Processor\", StringComparison.Ordinal));
        Assert.Contains(report.Dropped, item => item.What.Contains("Disk Reads/sec", StringComparison.Ordinal)
            && item.Reason.StartsWith("the guest's host has logged it too", StringComparison.Ordinal));
    }

    [Fact]
    public void ProcessorTime_ThatTheHostHasNot_IsTakenFromTheGuest()
    {
        var host = Log("HV01", [@"Hyper-V VM Vid Partition(web01)\Physical Pages Allocated"], "2");

        var guest = Assert.Single(Logs.Read(host, Log("WEB01", Own, "90 90 99999 99 500")).Guests);

        Assert.Equal(("web01", 2), (guest.Name, guest.VirtualProcessors));
        Assert.Equal((1.8, 8192.0), (Math.Round(guest.Samples[0].CpuSeconds, 12), guest.Samples[0].MemoryBytes));
    }

    [Fact]
    public void NameWithDomain_IsThatOfTheMachineWithout()
    {
        var host = Host.Replace("(web01:", "(web01.contoso.com:", StringComparison.Ordinal);

        var guest = Assert.Single(Logs.Read(host, Log("WEB01", Own, "90 90 4096 99 500")).Guests);

        Assert.Equal("web01.contoso.com", guest.Name);
    }

    [Fact]
    public void MachineOfAnotherName_IsAnotherGuest() =>
        Assert.Equal(
            ["WEB010", "web01"], Logs.Read(Host, Log("WEB010", Own, "9 9 4096 99 500")).Guests.Select(guest => guest.Name));

    [Fact]
    public void NameThatTwoHostsHave_LeavesTheOwnLogOut()
    {
        var load = Logs.Read(
            Host, Host.Replace("HV01", "HV02", StringComparison.Ordinal), Log("WEB01", Own, "90 90 4096 99 500"));

        Assert.Equal(["web01@HV01", "web01@HV02"], load.Guests.Select(guest => guest.Name));
        Assert.Contains(load.Report.Dropped, item =>
            item.Reason.StartsWith("the logs of several hosts", StringComparison.Ordinal));
    }

    private static string Log(string machine, string[] counters, string values) => Logs.Of(
        Utc, counters, ("01/31/2026 10:00:00.000", string.Join(' ', counters.Select(_ => "-"))),
        ("01/31/2026 10:00:15.000", values)).Replace(@"\\WEB\", $@"\\{machine}\", StringComparison.Ordinal);
}
