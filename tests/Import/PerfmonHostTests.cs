using HvSim.Import;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Which machine is a host of Hyper-V, and what is asked for where its log shows no guest.</summary>
public sealed class PerfmonHostTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";
    private const string ProcessorTime = @"Processor(_Total)\% Processor Time";

    [Theory]
    [InlineData(@"Hyper-V Hypervisor Logical Processor(Hv LP 0)\% Total Run Time")]
    [InlineData(@"hyper-v hypervisor logical processor(hv lp 0)\% total run time")]
    [InlineData(@"Hyper-V Hypervisor\Partitions")]
    [InlineData(@"Hyper-V Hypervisor Root Virtual Processor(Root VP 0)\% Guest Run Time")]
    [InlineData(@"Hyper-V Dynamic Memory VM(web)\Physical Memory")]
    [InlineData(@"Hyper-V Dynamic Memory Balancer(System Balancer)\Available Memory")]
    [InlineData(@"Hyper-V VM Vid Partition(web)\Physical Pages Allocated")]
    [InlineData(@"Hyper-V Virtual Storage Device(C:-web.vhdx)\Read Bytes/sec")]
    [InlineData(@"Hyper-V Virtual Switch(outside)\Bytes/sec")]
    [InlineData(@"Hyper-V Virtual Network Adapter(web_Network Adapter_1f--2e)\Bytes/sec")]
    public void HostWithoutProcessorTimeOfGuests_IsRefused(string sign)
    {
        var refusal = Assert.Throws<ImportException>(() => Logs.Read(Log(ProcessorTime, sign)));

        var problem = Assert.Single(refusal.Problems);
        Assert.StartsWith("WEB is a host of Hyper-V, whose plain counters", problem.Reason, StringComparison.Ordinal);
        Assert.Contains(
            @"\Hyper-V Hypervisor Virtual Processor(*)\% Guest Run Time", problem.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void DynamicMemory_OfTheGuestsOwnService_IsNoSignOfAHost()
    {
        var load = Logs.Read(Log(ProcessorTime, @"Hyper-V Dynamic Memory Integration Service\Maximum Memory, Mbytes"));

        Assert.Equal("WEB", Assert.Single(load.Guests).Name);
    }

    [Fact]
    public void PlainCountersInAnotherLogOfTheHost_AreRefusedForTheSameReason()
    {
        var refusal = Assert.Throws<ImportException>(
            () => Logs.Read(Log(ProcessorTime), Log(@"Hyper-V Hypervisor\Partitions")));

        Assert.Equal(2, refusal.Problems.Count);
        Assert.All(refusal.Problems, problem => Assert.StartsWith("WEB is a host", problem.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void HostWithoutProcessorTimeOfGuests_BesideAMachine_IsReported()
    {
        var host = Log(ProcessorTime, @"Hyper-V Hypervisor\Partitions").Replace("WEB", "HV01", StringComparison.Ordinal);

        var load = Logs.Read(host, Log(ProcessorTime));

        Assert.Equal("WEB", Assert.Single(load.Guests).Name);
        Assert.Contains(load.Report.Dropped, item => item.What == "host HV01"
            && item.Reason.EndsWith("% Guest Run Time is not logged on it", StringComparison.Ordinal));
    }

    [Fact]
    public void TotalOfAllVirtualProcessors_IsRefused_AndTheCureNamesInstances()
    {
        var refusal = Assert.Throws<ImportException>(() => Logs.Read(Log(
            @"Hyper-V Hypervisor Virtual Processor(_Total)\% Guest Run Time", ProcessorTime)));

        var problem = Assert.Single(refusal.Problems);
        Assert.StartsWith("only the total of all virtual processors of host WEB", problem.Reason, StringComparison.Ordinal);
        Assert.Contains("GUEST:Hv VP 0", problem.Cure, StringComparison.Ordinal);
    }

    private static string Log(params string[] counters) => Logs.Of(
        Utc, counters, ("01/31/2026 10:00:00.000", string.Join(' ', counters.Select(_ => "-"))),
        ("01/31/2026 10:00:15.000", string.Join(' ', counters.Select(_ => "25"))));
}
