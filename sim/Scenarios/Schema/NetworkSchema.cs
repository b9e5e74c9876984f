using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The network adapters of the host.</summary>
internal static class NetworkSchema
{
    public static readonly ScalarKey<double> Bandwidth = new("bandwidth", Forms.Bandwidth)
    {
        Description = "Bandwidth of each direction.",
        Presence = Presence.Required,
        Sample = "10 Gbps",
        Minimum = "1 Mbps",
        Maximum = "10000 Gbps",
    };

    public static readonly ScalarKey<Duration> Latency = new("latency", Forms.Time)
    {
        Description = "Time of a message between wire and memory.",
        Default = "5 us",
        Minimum = "0 us",
        Maximum = "100 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.NetworkAdapter,
        PlausibleLow = "1 us",
        PlausibleHigh = "20 us",
    };

    public static readonly ScalarKey<Duration> Moderation = new("moderation", Forms.Time)
    {
        Description = "Time by which an interrupt of an idle adapter is held back, so that it tells of more than one message.",
        Default = "10 us",
        Minimum = "0 us",
        Maximum = "10 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.NetworkAdapter,
        PlausibleLow = "0 us",
        PlausibleHigh = "125 us",
    };

    public static readonly ScalarKey<bool> Queues = new("queues", new ChoiceForm<bool>(("single", false), ("vmq", true)))
    {
        Description = "Who takes its interrupts in the root partition: one virtual processor for all guests, or one for each guest in turn "
            + "(VMQ).",
        Default = "vmq",
        Evidence = Evidence.Published,
        Source = SourceKeys.VirtualSwitch,
    };

    public static readonly NamedMap Network = new("network", "adapter", new Section("", Bandwidth, Latency, Moderation, Queues)
    {
        Description = "A network adapter.",
    })
    {
        Description = "The network adapters by name, for those of guests.",
    };
}
