using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>
/// Hosts whose network is of interest. What a sender pays the hypervisor for telling of its message is nothing.
/// </summary>
internal static class NetworkHosts
{
    public const double GuestMessage = 5;
    public const double GuestPacket = 6;
    public const double GuestPerKib = 0.5;
    public const double CheckPerKib = 0.75;
    public const double RootMessage = 19;
    public const double RootPacket = 8;
    public const double RootPerKib = 0.25;
    public const double Latency = 23;
    public const double Moderation = 29;
    public const int AccessesOfPacket = 3;

    /// <summary>A host of these costs with an adapter of so many bytes per second.</summary>
    public static HostSpec With(HostSpec host, double bytesPerSecond = 1e9)
    {
        host = WithFreeSignals(StorageHosts.With(host)) with
        {
            Network =
            [
                new NetworkSpec
                {
                    Name = "nic",
                    BytesPerSecond = bytesPerSecond,
                    Latency = Us(Latency),
                    Moderation = Us(Moderation),
                    HasQueues = true,
                },
            ],
        };
        return host.Hypervisor is null ? host : host with
        {
            Hypervisor = host.Hypervisor with
            {
                Costs = host.Hypervisor.Costs with
                {
                    Network = new NetworkCostSpec { Message = Us(RootMessage), Packet = Us(RootPacket), PerKib = Us(RootPerKib) },
                },
            },
        };
    }

    /// <summary>The host where a hypercall and a remapping take no time.</summary>
    public static HostSpec WithFreeSignals(HostSpec host)
    {
        if (host.Hypervisor is not { } hypervisor)
            return host;
        var intercepts = hypervisor.Costs.Intercepts.ByKind.ToArray();
        intercepts[(int)InterceptKind.Hypercall] = default;
        return host with
        {
            Hypervisor = hypervisor with
            {
                Costs = hypervisor.Costs with
                {
                    Intercepts = new InterceptCostSpec(intercepts),
                    Storage = hypervisor.Costs.Storage with { Remapping = default },
                },
            },
        };
    }

    public static AdapterSpec Adapter(DiskPathKind path, bool bypassesChecks = true) => new()
    {
        Path = path,
        On = "nic",
        Offloads = true,
        BypassesChecks = bypassesChecks,
        PostsInterrupts = false,
        Interrupts = CompletionTarget.Sender,
        Message = Us(GuestMessage),
        Packet = Us(GuestPacket),
        PerKib = Us(GuestPerKib),
        CheckPerKib = Us(CheckPerKib),
        Accesses = AccessesOfPacket,
    };

    public static StepSpec Message(bool isSent, long bytes, int packets) => new(StepKind.Transfer, default)
    {
        Transfer = new TransferSpec(
            TransferSpec.Network, new TransferKind(bytes, isSent, IsSequential: false, packets), Count: 1, IsParallel: false),
    };

    /// <summary>Threads of a guest that do these steps so many times.</summary>
    public static GuestSpec Guest(
        string name, int processors, int threads, long rounds, AdapterSpec adapter, params IReadOnlyList<StepSpec> steps) =>
        Hosts.Guest(name, processors, Hosts.Batch(threads, rounds, 1) with { Each = steps }) with { Network = adapter };
}
