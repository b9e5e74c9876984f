using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Paths of counters and their parts.</summary>
public sealed class CounterPathTests
{
    [Theory]
    [InlineData(@"\\HOST\Processor(_Total)\% Processor Time", "HOST", "Processor", "_Total", "% Processor Time")]
    [InlineData(@"\\HOST\Memory\Available MBytes", "HOST", "Memory", "", "Available MBytes")]
    [InlineData(@"\Memory\Available MBytes", "", "Memory", "", "Available MBytes")]
    [InlineData(@"\\H\Prozessor(0)\Prozessorzeit (%)", "H", "Prozessor", "0", "Prozessorzeit (%)")]
    [InlineData(
        @"\\H\Hyper-V Hypervisor Virtual Processor(web (old):Hv VP 0)\% Guest Run Time",
        "H", "Hyper-V Hypervisor Virtual Processor", "web (old):Hv VP 0", "% Guest Run Time")]
    [InlineData(
        @"\\H\Hyper-V Virtual IDE Controller (Emulated)(web:Ide Controller)\Read Bytes/sec",
        "H", "Hyper-V Virtual IDE Controller (Emulated)", "web:Ide Controller", "Read Bytes/sec")]
    [InlineData(
        @"\\H\Hyper-V Dynamic Memory Integration Service\Maximum Memory, Mbytes",
        "H", "Hyper-V Dynamic Memory Integration Service", "", "Maximum Memory, Mbytes")]
    [InlineData(@"\\H\Virtual Disk(SQL (df09-cd):scsi0:0)\Reads/sec", "H", "Virtual Disk", "SQL (df09-cd):scsi0:0", "Reads/sec")]
    public void Parts_OfAPath_AreFound(string path, string machine, string name, string text, string counter) =>
        Assert.Equal(new CounterPath(machine, name, text, counter), CounterPath.Read(path));

    [Theory]
    [InlineData(@"\\H\Process(svchost#12)\IO", "", "svchost", 12)]
    [InlineData(@"\\H\LogicalDisk(0/C:)\IO", "0", "C:", 0)]
    [InlineData(@"\\H\Thread(explorer/3#1)\IO", "explorer", "3", 1)]
    [InlineData(@"\\H\Process(C# tools)\IO", "", "C# tools", 0)]
    [InlineData(@"\\H\Process(a#99999999999)\IO", "", "a#99999999999", 0)]
    public void Instance_WithParentAndIndex_IsTakenApart(string text, string parent, string instance, int index)
    {
        var path = CounterPath.Read(text)!;

        Assert.Equal((parent, instance, index), (path.Parent, path.Instance, path.Index));
    }

    [Theory]
    [InlineData("Counters of the host")]
    [InlineData(@"\\HOST")]
    [InlineData(@"\\HOST\")]
    [InlineData(@"\\HOST\Processor")]
    [InlineData(@"\\HOST\Processor(0)\")]
    [InlineData("")]
    public void Text_ThatIsNoPath_IsNone(string text) => Assert.Null(CounterPath.Read(text));
}
