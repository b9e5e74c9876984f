using HvSim.Engine;
using HvSim.Io.Limits;
using HvSim.Io.Paths;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>Builds the paths from guests' disks to the host's devices.</summary>
internal sealed class StorageBuilder
{
    private readonly Simulation _simulation;
    private readonly HypervisorSpec? _hypervisor;
    private readonly Partition? _root;
    private readonly Dictionary<string, DevicePort> _ports = new(StringComparer.Ordinal);
    private readonly List<DevicePort> _devices = [];
    private readonly List<Channel> _channels = [];
    private readonly List<WorkerProcess> _workers = [];
    private readonly List<(string Guest, RateLimit Limit)> _limits = [];

    public StorageBuilder(Simulation simulation, HostSpec host, Partition? root)
    {
        _simulation = simulation;
        _hypervisor = host.Hypervisor;
        _root = root;
        foreach (var spec in host.Storage)
        {
            var port = new DevicePort(simulation, spec, _root, _devices.Count, host.Hypervisor?.Costs.Storage ?? new StorageCostSpec());
            _ports.Add(spec.Name, port);
            _devices.Add(port);
        }
    }

    /// <summary>The devices in the scenario's order.</summary>
    public IReadOnlyList<DevicePort> Devices => _devices;

    /// <summary>All channels of all guests.</summary>
    public IReadOnlyList<Channel> Channels => _channels;

    /// <summary>The worker processes of all guests that have an emulated disk.</summary>
    public IReadOnlyList<WorkerProcess> Workers => _workers;

    /// <summary>The limits of Storage QoS, with the class of the guest that each holds back.</summary>
    public IReadOnlyList<(string Guest, RateLimit Limit)> Limits => _limits;

    /// <summary>How guests of a class deal with their disks.</summary>
    public IReadOnlyList<DiskSettings> SettingsOf(GuestSpec guest, InterceptProfile intercepts) =>
    [
        .. guest.Disks.Select(disk => new DiskSettings(disk.Handler, disk.Completions, InterruptOf(disk, guest, intercepts), disk.Polls)),
    ];

    /// <summary>What the driver of a guest does for a transfer of a disk.</summary>
    public DriverSteps DriverOf(DiskSpec disk)
    {
        var isEmulated = _hypervisor is not null && disk.Path == DiskPathKind.Emulated;
        return new DriverSteps(
            disk.Submit, disk.Polls ? disk.Handler : Duration.Zero,
            isEmulated ? disk.AccessesBefore : 0, isEmulated ? disk.AccessesAfter : 0);
    }

    /// <summary>Connects the disks of a guest.</summary>
    public void Connect(Partition partition, GuestSpec guest)
    {
        var controllers = new Dictionary<string, Channel[]>(StringComparer.Ordinal);
        WorkerProcess? worker = null;
        for (var i = 0; i < guest.Disks.Count; i++)
        {
            var disk = guest.Disks[i];
            var port = _ports[disk.On];
            if (_hypervisor is null || disk.Path == DiskPathKind.Direct)
            {
                partition.Storage!.Connect(i, new DirectPath(port.Device, _hypervisor?.Costs.Storage.Remapping ?? Duration.Zero));
                continue;
            }
            var entrance = Limited(guest, disk, port);
            if (disk.Path == DiskPathKind.Emulated)
            {
                if (worker is null)
                    _workers.Add(worker = new WorkerProcess(_simulation, _root!, guest.VirtualProcessors, Costs()));
                partition.Storage!.Connect(i, new EmulatedPath(worker, entrance, port.Completions!, FormatWorkOf(disk)), worker);
                continue;
            }
            if (!controllers.TryGetValue(disk.Controller, out var channels))
                controllers.Add(disk.Controller, channels = ChannelsOf(disk));
            var signal = partition.Settings.Intercepts.CostOf(InterceptKind.Hypercall);
            partition.Storage!.Connect(
                i, new SyntheticPath(channels, entrance, port.Completions!, signal, FormatWorkOf(disk)));
        }
    }

    private Channel[] ChannelsOf(DiskSpec disk)
    {
        var channels = new Channel[disk.Channels];
        for (var i = 0; i < channels.Length; i++)
            channels[i] = new Channel(_simulation, _root!, disk.QueueDepth, Costs());
        _channels.AddRange(channels);
        return channels;
    }

    private IStation Limited(GuestSpec guest, DiskSpec disk, DevicePort port)
    {
        if (disk.MaximumRate == 0)
            return port.Entrance;
        var limit = new RateLimit(_simulation, disk.MaximumRate, port.Entrance);
        _limits.Add((guest.Name, limit));
        return limit;
    }

    private Duration FormatWorkOf(DiskSpec disk) => disk.Format switch
    {
        DiskFormat.Fixed => _hypervisor!.Costs.Storage.FixedFormat,
        DiskFormat.Dynamic => _hypervisor!.Costs.Storage.DynamicFormat,
        _ => Duration.Zero,
    };

    private StorageCosts Costs()
    {
        var costs = _hypervisor!.Costs.Storage;
        return new StorageCosts
        {
            Request = costs.Request,
            RequestPerKib = costs.RequestPerKib,
            Completion = costs.Completion,
            Access = costs.Access,
        };
    }

    private Duration InterruptOf(DiskSpec disk, GuestSpec guest, InterceptProfile intercepts)
    {
        if (_hypervisor is null || (disk.Path == DiskPathKind.Direct && disk.PostsInterrupts))
            return Duration.Zero;
        var end = guest.Enlightenments.SyntheticInterrupts ? Duration.Zero : intercepts.CostOf(InterceptKind.EndOfInterrupt);
        return intercepts.CostOf(InterceptKind.ExternalInterrupt) + end;
    }
}
