using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Io.Limits;
using HvSim.Io.Paths;
using HvSim.Models.Guests;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>A device with what stands before and behind it in the root partition.</summary>
public sealed class DevicePort
{
    internal DevicePort(Simulation simulation, StorageSpec spec, Partition? root, int number, StorageCostSpec costs)
    {
        Name = spec.Name;
        Device = Make(simulation, spec);
        Entrance = Device;
        if (root is null)
            return;
        if (spec.BalancerTarget > Duration.Zero)
            Entrance = new IoBalancer(simulation, Device, spec.BalancerTarget);
        Completions = new DeviceCompletions(simulation, root, number % root.Processors.Length, new StorageCosts
        {
            Request = costs.Request,
            Completion = costs.Completion,
        });
    }

    /// <summary>Name of the device.</summary>
    public string Name { get; }

    /// <summary>The device.</summary>
    public IDisk Device { get; }

    /// <summary>Where transfers of the root partition enter.</summary>
    public IStation Entrance { get; }

    /// <summary>Who takes its interrupts in the root partition; null natively.</summary>
    public DeviceCompletions? Completions { get; }

    private static IDisk Make(Simulation simulation, StorageSpec spec)
    {
        var latency = new LatencyLaw(spec.ReadLatency, spec.WriteLatency, spec.Variation);
        return spec.Kind == StorageKind.Rotating
            ? new RotatingDisk(
                simulation, spec.Name, new DiskMovement(spec.TrackSeek, spec.FullSeek, spec.TurnsPerSecond, spec.BytesPerSecond),
                spec.SortsQueue)
            : new StorageArray(simulation, spec.Name, latency, spec.Parallelism, spec.BytesPerSecond);
    }
}
