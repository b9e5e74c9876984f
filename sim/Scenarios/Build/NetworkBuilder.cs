using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Io.Paths;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>Builds the paths from guests' network adapters to the host's.</summary>
internal sealed class NetworkBuilder
{
    // A frame of Ethernet carries 1,448 bytes of TCP with time stamps; headers, gap and preamble take 90 more.
    private static readonly Frame Ethernet = new(Payload: 1448, Overhead: 90);

    // Messages that a guest has sent and the root partition has not; source: hyperv-storage-channels, as for storage.
    private const int ChannelDepth = 256;

    private readonly Simulation _simulation;
    private readonly HypervisorSpec? _hypervisor;
    private readonly Partition? _root;
    private readonly Dictionary<string, AdapterPort> _ports = new(StringComparer.Ordinal);
    private readonly List<AdapterPort> _adapters = [];
    private int _connected;

    public NetworkBuilder(Simulation simulation, HostSpec host, Partition? root)
    {
        _simulation = simulation;
        _hypervisor = host.Hypervisor;
        _root = root;
        foreach (var spec in host.Network)
        {
            var link = new NetworkLink(simulation, spec.Name, spec.BytesPerSecond, spec.Latency, Ethernet);
            var port = new AdapterPort(spec, link);
            _ports.Add(spec.Name, port);
            _adapters.Add(port);
        }
    }

    /// <summary>The host's adapters in the scenario's order.</summary>
    public IReadOnlyList<AdapterPort> Adapters => _adapters;

    /// <summary>How guests of a class deal with their adapter.</summary>
    public DiskSettings SettingsOf(GuestSpec guest, InterceptProfile intercepts)
    {
        var adapter = guest.Network!;
        var checks = !adapter.BypassesChecks || adapter.Path == DiskPathKind.Emulated ? adapter.CheckPerKib : Duration.Zero;
        return new DiskSettings(adapter.Message, adapter.Interrupts, InterruptOf(guest, intercepts), Polls: false)
        {
            HandlerPerPacket = adapter.Packet,
            HandlerPerKib = adapter.PerKib + checks,
            IsNetwork = true,
        };
    }

    /// <summary>What the guest's driver does for a message.</summary>
    public DriverSteps DriverOf(AdapterSpec adapter, TransferKind kind)
    {
        var accesses = _hypervisor is not null && adapter.Path == DiskPathKind.Emulated ? adapter.Accesses * kind.Packets : 0;
        return kind.IsWrite
            ? new DriverSteps(
                adapter.Message + (adapter.Packet * kind.Packets) + adapter.PerKib.MultipliedBy(kind.Kib), Duration.Zero, accesses, 0)
            : new DriverSteps(Duration.Zero, Duration.Zero, 0, accesses);
    }

    /// <summary>Connects the adapter of a guest, the last of its ports.</summary>
    public void Connect(Partition partition, GuestSpec guest)
    {
        if (guest.Network is not { } adapter)
            return;
        var (number, port) = (guest.Disks.Count, _ports[adapter.On]);
        if (_hypervisor is null || adapter.Path == DiskPathKind.Direct)
        {
            var remapping = _hypervisor?.Costs.Storage.Remapping ?? Duration.Zero;
            partition.Storage!.Connect(number, new NetworkPath(new DirectPath(port.Link, remapping), port.Link, inward: null));
            return;
        }
        var costs = Costs(_hypervisor.Costs);
        var completions = CompletionsOf(port, costs);
        if (adapter.Path == DiskPathKind.Emulated)
        {
            var worker = new WorkerProcess(_simulation, _root!, guest.VirtualProcessors, costs);
            partition.Storage!.Connect(number, new NetworkPath(new EmulatedPath(worker, port.Link, completions), port.Link, completions), worker);
            return;
        }
        var channel = new Channel(_simulation, _root!, ChannelDepth, costs);
        var signal = partition.Settings.Intercepts.CostOf(InterceptKind.Hypercall);
        partition.Storage!.Connect(
            number, new NetworkPath(new SyntheticPath([channel], port.Link, completions, signal), port.Link, completions));
    }

    private DeviceCompletions CompletionsOf(AdapterPort port, StorageCosts costs)
    {
        if (port.Spec.HasQueues || port.Completions.Count == 0)
        {
            var processor = port.Spec.HasQueues ? _connected++ % _root!.Processors.Length : 0;
            port.Completions.Add(new DeviceCompletions(_simulation, _root!, processor, costs, port.Spec.Moderation));
        }
        return port.Completions[^1];
    }

    private static StorageCosts Costs(HypervisorCosts costs) => new()
    {
        Request = costs.Network.Message,
        RequestPerPacket = costs.Network.Packet,
        RequestPerKib = costs.Network.PerKib,
        Completion = costs.Network.Message,
        CompletionPerPacket = costs.Network.Packet,
        CompletionPerKib = costs.Network.PerKib,
        Access = costs.Storage.Access,
    };

    private Duration InterruptOf(GuestSpec guest, InterceptProfile intercepts)
    {
        var adapter = guest.Network!;
        if (_hypervisor is null || (adapter.Path == DiskPathKind.Direct && adapter.PostsInterrupts))
            return Duration.Zero;
        var end = guest.Enlightenments.SyntheticInterrupts ? Duration.Zero : intercepts.CostOf(InterceptKind.EndOfInterrupt);
        return intercepts.CostOf(InterceptKind.ExternalInterrupt) + end;
    }
}

/// <summary>A network adapter of the host with those who take its interrupts in the root partition.</summary>
/// <param name="Spec">What it is.</param>
/// <param name="Link">The adapter.</param>
public sealed record AdapterPort(NetworkSpec Spec, NetworkLink Link)
{
    /// <summary>Who takes its interrupts in the root partition.</summary>
    public List<DeviceCompletions> Completions { get; } = [];
}
