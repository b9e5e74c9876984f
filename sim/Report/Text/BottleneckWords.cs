using HvSim.Experiments;
using HvSim.Models;

namespace HvSim.Report.Text;

/// <summary>What gives first, in a sentence.</summary>
internal static class BottleneckWords
{
    public static string Of(string path, Bottleneck bottleneck)
    {
        var wait = bottleneck.CpuWaitUs is { } us ? $", CPU wait {Readable.Number(us)} us per dispatch" : "";
        var at = AxisName.Value(path, bottleneck.At.Coordinates[0].Value);
        var part = Words.OfPart(Words.Hyphenated(bottleneck.Part.ToString()));
        return $"What gives first: {Resource(bottleneck.Part)}. "
            + $"In the slowest 5 % of {bottleneck.Guest} requests, {part} grows by "
            + $"{Readable.Number(bottleneck.GrowthMs)} ms up to {at} "
            + $"(logical processors {Readable.Percent(bottleneck.LpBusy)} % busy{wait}).";
    }

    private static string Resource(ResponsePart part) => part switch
    {
        ResponsePart.CpuWait => "logical processors",
        ResponsePart.SmtSlowdown => "cores, which two hardware threads share",
        ResponsePart.CacheRefill => "processor caches",
        ResponsePart.Hypervisor or ResponsePart.ContextSwitch => "the hypervisor's own work",
        ResponsePart.GuestQueue => "the guest itself, its virtual processors or worker threads",
        ResponsePart.Capped => "the guest's processor limit",
        _ => "nothing on the host; the requests themselves take longer",
    };
}
