using HvSim.Experiments;
using HvSim.Models;
using HvSim.Report.Text;
using HvSim.Tests.Experiments;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>What the sentence on what gives first says of waits for locks.</summary>
public sealed class BottleneckTextTests
{
    [Theory]
    [InlineData(ResponsePart.Spinning, ResponsePart.Spinning,
        "What gives first: locks, barriers or pauses inside the web guest.",
        "spinning grows by 300 ms from 1 to 9")]
    [InlineData(ResponsePart.CpuWait, ResponsePart.Spinning, "What gives first: logical processors.",
        "because its virtual processors get slower: CPU wait grows by 2")]
    [InlineData(ResponsePart.LockWait, ResponsePart.GuestQueue,
        "What gives first: locks, barriers or pauses inside the web guest.",
        "because its threads wait for each other: lock, barrier and pause wait grows by 2")]
    [InlineData(ResponsePart.Paging, ResponsePart.GuestQueue,
        "What gives first: memory: the web guest does not hold its working set, and pages.",
        "because its threads wait for pages: paging grows by 2")]
    [InlineData(ResponsePart.Device, ResponsePart.LockWait,
        "What gives first: memory: the web guest's cache of files is too small, and it reads from the device.",
        "because its threads wait for files: device grows by 2")]
    public void Sentence_NamesTheCauseAndWhatGrew(ResponsePart part, ResponsePart grown, string first, string why)
    {
        var (from, at) = (Point("1"), Point("9"));
        var text = BottleneckWords.Of(
            Fake.CountPath, new Bottleneck("web", part, part == grown ? 300 : 2, grown, 300, from, at, 90, 1000));

        Assert.StartsWith(first, text, StringComparison.Ordinal);
        Assert.Contains(why, text, StringComparison.Ordinal);
    }

    private static PointResult Point(string guests) => PointSummary.NotAdmitted([new AxisValue(Fake.CountPath, guests)], []);
}
