using HvSim.Import;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Virtual machines that have the same name on one host.</summary>
public sealed class PerfmonSameNameTests
{
    private const string Busy = "% Guest Run Time";

    [Fact]
    public void TwoOfOneName_AreTwoGuests_EachWithItsMemory()
    {
        var load = Read(
            "10 20 30 100 200", $@"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0)\{Busy}",
            $@"Hyper-V Hypervisor Virtual Processor(web:Hv VP 1)\{Busy}",
            $@"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0#1)\{Busy}",
            @"Hyper-V Dynamic Memory VM(web)\Physical Memory", @"Hyper-V Dynamic Memory VM(web#1)\Physical Memory");

        Assert.Equal(
            [("web", 2, 0.3, 100.0), ("web#1", 1, 0.3, 200.0)],
            load.Guests.Select(guest => (
                guest.Name, guest.VirtualProcessors, Math.Round(guest.Samples[0].CpuSeconds, 12),
                guest.AssignedMemoryBytes / (1 << 20) ?? 0)));
        Assert.Contains(
            load.Report.Assumed,
            text => text.StartsWith("guest web#1 is another virtual machine of a name that host WEB has twice",
                StringComparison.Ordinal));
    }

    [Fact]
    public void NumberThatANameHasItself_CannotBeToldApart_AndTheReportSaysSo()
    {
        var load = Read(
            "10 20 30", $@"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0)\{Busy}",
            $@"Hyper-V Hypervisor Virtual Processor(web:Hv VP 0#1)\{Busy}",
            $@"Hyper-V Hypervisor Virtual Processor(web#1:Hv VP 0)\{Busy}");

        Assert.Equal(["web", "web#1"], load.Guests.Select(guest => guest.Name));
        Assert.Contains(
            "several virtual machines of host WEB count as guest web#1, as they cannot be told apart", load.Report.Assumed);
    }

    private static ImportedLoad Read(string values, params string[] counters) => Logs.Read(Logs.Of(
        "(PDH-CSV 4.0) (UTC)(0)", counters, ("01/31/2026 10:00:00", values), ("01/31/2026 10:00:15", values)));
}
