using HvSim.Experiments;
using HvSim.Models;

namespace HvSim.Report.Text;

/// <summary>What gives first, in a sentence.</summary>
internal static class BottleneckWords
{
    private static readonly ResponsePart[] OfIo =
        [ResponsePart.Device, ResponsePart.Root, ResponsePart.ChannelQueue, ResponsePart.Throttling, ResponsePart.Network];

    public static string Of(string path, Bottleneck bottleneck)
    {
        var at = AxisName.Short(path, bottleneck.At.Coordinates[0].Value);
        var cause = bottleneck.Part == bottleneck.Grown
            ? ""
            : $", because its {Why(bottleneck)}: "
                + $"{Part(bottleneck.Part)} grows by {Readable.Number(bottleneck.GrowthMs)} ms";
        return $"What gives first: {Resource(bottleneck)}. "
            + $"In the slowest 5 % of {bottleneck.Guest} requests, {Part(bottleneck.Grown)} grows by "
            + $"{Readable.Number(bottleneck.GrownMs)} ms from {bottleneck.From.Coordinates[0].Value} to {at}{cause} "
            + $"({Evidence(bottleneck)}).";
    }

    /// <summary>Where a limit of memory breaks and no part of a response time tells more.</summary>
    public static string OfMemory(PointResult fail) =>
        $"What gives first: memory{(fail.MemoryVerdict is { } verdict ? $": {verdict.Evidence}" : "")}.";

    private static string Why(Bottleneck bottleneck) => bottleneck.Part switch
    {
        ResponsePart.Root when bottleneck.Grown == ResponsePart.ChannelQueue => "service by the root partition takes longer",
        ResponsePart.Spinning or ResponsePart.LockWait or ResponsePart.FlushWait => "threads wait for each other",
        ResponsePart.Paging => "threads wait for pages",
        ResponsePart.Device when !HasDisk(bottleneck) => "threads wait for files",
        ResponsePart.Device or ResponsePart.Root or ResponsePart.ChannelQueue or ResponsePart.Throttling
            or ResponsePart.Network =>
            "threads wait for I/O",
        _ => "virtual processors get slower",
    };

    /// <summary>How busy the host is where it gives.</summary>
    public static string Evidence(Bottleneck bottleneck)
    {
        if (OfIo.Contains(bottleneck.Part) && IoWords.Evidence(bottleneck.At) is { } stages)
            return stages;
        if (bottleneck.Part is ResponsePart.Paging or ResponsePart.Device
            && bottleneck.At.Reading(MemoryMetrics.DeviceBusy.Name, "", Statistic.Mean)?.Value is { } device)
        {
            return $"paging device {Readable.Percent(device)} % busy";
        }
        var wait = bottleneck.CpuWaitUs is { } us ? $", CPU wait {Readable.Number(us)} us per dispatch" : "";
        return $"logical processors {Readable.Percent(bottleneck.LpBusy)} % busy{wait}";
    }

    private static bool HasDisk(Bottleneck bottleneck) =>
        bottleneck.At.Scenario?.Guests.Any(guest => guest.Name == bottleneck.Guest && guest.Disks.Count > 0) == true;

    private static string Part(ResponsePart part) => Words.OfPart(Words.Hyphenated(part.ToString()));

    /// <summary>What gives, in words.</summary>
    public static string Resource(Bottleneck bottleneck) => bottleneck.Part switch
    {
        ResponsePart.CpuWait => "logical processors",
        ResponsePart.SmtSlowdown => "cores, which two hardware threads share",
        ResponsePart.CacheRefill => "processor caches",
        ResponsePart.AddressTranslation => "the second level of address translation",
        ResponsePart.RemoteMemory => "memory on another node",
        ResponsePart.Contention => "caches and memory bandwidth, which busy cores share",
        ResponsePart.IdleWake => "idle states of the logical processors",
        ResponsePart.Paging => $"memory: the {bottleneck.Guest} guest does not hold its working set, and pages",
        ResponsePart.Device when HasDisk(bottleneck) => $"the disks of the {bottleneck.Guest} guest",
        ResponsePart.Root => "the root partition, which has to find the time for I/O",
        ResponsePart.ChannelQueue => $"the {bottleneck.Guest} guest's channel to the root partition",
        ResponsePart.Throttling => $"the limit on I/O of the {bottleneck.Guest} guest",
        ResponsePart.Network => "the network",
        ResponsePart.Device =>
            $"memory: the {bottleneck.Guest} guest's cache of files is too small, and it reads from the device",
        ResponsePart.FlushWait =>
            $"interrupts between the {bottleneck.Guest} guest's virtual processors, which wait for logical ones",
        ResponsePart.Spinning or ResponsePart.LockWait => $"locks, barriers or pauses inside the {bottleneck.Guest} guest",
        ResponsePart.Hypervisor or ResponsePart.ContextSwitch => "the hypervisor's own work",
        ResponsePart.GuestQueue => $"the {bottleneck.Guest} guest itself, its virtual processors or worker threads",
        ResponsePart.Capped => "the guest's processor limit",
        _ => "nothing on the host; the requests themselves take longer",
    };
}
