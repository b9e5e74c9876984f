using HvSim.Import;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>What is taken of esxtop: bytes, packets, memory and the number of processors.</summary>
public sealed class PerfmonEsxTests
{
    private const double Mebi = 1 << 20;

    [Fact]
    public void BytesOfDisks_AreTaken()
    {
        var sample = Read(
            "120 10 5 2 1",
            @"Group Cpu(2012:app)\% Run", @"Virtual Disk(app)\Reads/sec", @"Virtual Disk(app)\Writes/sec",
            @"Virtual Disk(app)\MBytes Read/sec", @"Virtual Disk(app)\MBytes Written/sec").Guests[0].Samples[0];

        Assert.Equal((10.0, 5.0, 2 * Mebi, Mebi), (sample.Reads, sample.Writes, sample.ReadBytes, sample.WriteBytes));
    }

    [Fact]
    public void BytesOfTheTotalOfDisks_AreTakenOnce()
    {
        var sample = Read(
            "120 3 1 2", @"Group Cpu(2012:app)\% Run", @"Virtual Disk(app)\MBytes Read/sec",
            @"Virtual Disk(app:scsi0:0)\MBytes Read/sec", @"Virtual Disk(app:scsi0:1)\MBytes Read/sec").Guests[0].Samples[0];

        Assert.Equal(3 * Mebi, sample.ReadBytes);
    }

    [Fact]
    public void Packets_OfPorts_AreTaken()
    {
        var sample = Read(
            "120 7 8 1 2", @"Group Cpu(2012:app)\% Run",
            @"Network Port(vSwitch0:335:237:app)\Packets Received/sec",
            @"Network Port(vSwitch0:335:237:app)\Packets Transmitted/sec",
            @"Network Port(vSwitch0:335:237:app)\MBits Received/sec",
            @"Network Port(vSwitch0:335:237:app)\MBits Transmitted/sec").Guests[0].Samples[0];

        Assert.Equal((15.0, 375_000.0), (sample.Packets, sample.NetworkBytes));
    }

    [Fact]
    public void MemorySize_IsWhatTheGuestWasGiven()
    {
        var guest = Read(
            "120 1 4096 64", @"Group Cpu(2012:app)\% Run", @"Virtual Disk(app)\Reads/sec",
            @"Group Memory(2012:app)\Memory Size MBytes", @"Group Memory(2013:app2)\Memory Size MBytes").Guests[0];

        Assert.Equal(4096 * Mebi, guest.AssignedMemoryBytes);
    }

    [Fact]
    public void VirtualProcessors_AreCounted_AndNoOtherPartsOfTheGroup()
    {
        var guest = Read(
            "120 1 1 60 50 1 1",
            @"Group Cpu(2012:app (2))\% Run", @"Virtual Disk(app (2))\Reads/sec",
            @"Vcpu(2012:app (2):1234:vmx)\% Run", @"Vcpu(2012:app (2):1235:vmx-vcpu-0:app (2))\% Run",
            @"Vcpu(2012:app (2):1236:vmx-vcpu-1:app (2))\% Run", @"Vcpu(2012:app (2):1237:vmx-vcpu-2:app (2))\% Run",
            @"Vcpu(2012:app (2):1237:vmx-vcpu-2:app (2))\% Used").Guests[0];

        Assert.Equal(3, guest.VirtualProcessors);
    }

    [Fact]
    public void GroupsOfOneName_AreOneGuest_AndTheReportSaysSo()
    {
        var load = Read(
            "120 30 1", @"Group Cpu(2012:app)\% Run", @"Group Cpu(2013:app)\% Run", @"Virtual Disk(app)\Reads/sec");

        Assert.Equal(1.5, Assert.Single(load.Guests).Samples[0].CpuSeconds, 12);
        Assert.Contains("2 groups are called app, and count as one guest", load.Report.Assumed);
    }

    private static ImportedLoad Read(string values, params string[] counters) => Logs.Read(Logs.Of(
        "(PDH-CSV 4.0) (UTC)(0)", counters, ("01/31/2026 10:00:00", values), ("01/31/2026 10:00:05", values)));
}
