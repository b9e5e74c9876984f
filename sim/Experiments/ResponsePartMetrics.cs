using System.Text;
using HvSim.Models;

namespace HvSim.Experiments;

/// <summary>One metric for each part that a response time is made of.</summary>
internal static class ResponsePartMetrics
{
    private static readonly Dictionary<ResponsePart, string> Descriptions = new()
    {
        [ResponsePart.Work] = "Processor time of a request at full speed.",
        [ResponsePart.SmtSlowdown] = "Time that a request loses to a busy sibling hardware thread.",
        [ResponsePart.AddressTranslation] = "Time that a request loses to the second level of address translation.",
        [ResponsePart.RemoteMemory] = "Time that a request loses because its memory is on another node.",
        [ResponsePart.Contention] = "Time that a request loses to busy cores that share caches and memory bandwidth.",
        [ResponsePart.Hypervisor] = "Intercepts and hypercalls on behalf of a request.",
        [ResponsePart.ContextSwitch] = "Time of a request in which a logical processor is switched to its guest.",
        [ResponsePart.CacheRefill] = "Time of a request spent on refilling caches after another virtual processor had run.",
        [ResponsePart.IdleWake] = "Time of a request in which a logical processor wakes from an idle state.",
        [ResponsePart.GuestQueue] =
            "Time that a request waits inside its guest while none of the guest's virtual processors lacks a logical one.",
        [ResponsePart.CpuWait] =
            "Time of a request in which a virtual processor of its guest is ready and has no logical processor.",
        [ResponsePart.Capped] = "Time of a request in which a virtual processor of its guest is held back by its limit.",
        [ResponsePart.Spinning] = "Time that a request spins for a lock, at a barrier or for a pause.",
        [ResponsePart.LockWait] = "Time that a request waits for a lock, at a barrier or in a pause without a virtual processor.",
        [ResponsePart.FlushWait] = "Time that a request spins until other virtual processors have taken the interrupts of its flush.",
        [ResponsePart.Paging] = "Time that a request waits for pages of its guest's working set that are not in memory.",
        [ResponsePart.Device] = "Time that a request waits for a disk, its queue included.",
        [ResponsePart.Root] = "Time that a request's I/O is with the root partition, on its virtual processors or waiting for them.",
        [ResponsePart.ChannelQueue] = "Time that a request's I/O waits in a channel to the root partition behind others, or for a place in it.",
        [ResponsePart.Throttling] = "Time that a limit on I/O holds a request back.",
        [ResponsePart.Network] = "Time that a request waits for the network: bandwidth, the other side and its answer.",
        [ResponsePart.Sleep] = "Time of a request in its sleep steps.",
    };

    /// <summary>The metrics in the order of the parts.</summary>
    public static IReadOnlyList<Metric> All { get; } = [.. Enum.GetValues<ResponsePart>().Select(Describe)];

    /// <summary>The metric of one part.</summary>
    public static Metric Of(ResponsePart part) => All[(int)part];

    private static Metric Describe(ResponsePart part) => new(
        $"part-{Hyphenated(part.ToString())}",
        "ms",
        Descriptions.TryGetValue(part, out var text) ? text : throw new InvalidOperationException($"{part} has no description."));

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
