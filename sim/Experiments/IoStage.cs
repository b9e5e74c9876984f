using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>What transfers of guests go through.</summary>
internal enum IoStageKind
{
    /// <summary>The busiest virtual processor of the root partition.</summary>
    Root,

    /// <summary>A storage device.</summary>
    Device,

    /// <summary>The wire of a network adapter.</summary>
    Wire,

    /// <summary>The limit of Storage QoS on a disk.</summary>
    Limit,

    /// <summary>A thread of the root partition: of a channel, of a device's interrupts, or of a worker process.</summary>
    Service,
}

/// <summary>A stage and how busy it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name within a sentence.</param>
/// <param name="Busy">Share of time in percent.</param>
internal readonly record struct IoStage(IoStageKind Kind, string Name, double Busy)
{
    /// <summary>The stages of a host that were measured: the root partition, whatever waits for nobody else, then what waits for it.</summary>
    public static IEnumerable<IoStage> Of(Scenario scenario, IReadOnlyList<MetricReading> readings)
    {
        var (storage, network) = (scenario.Host.Storage.Select(one => one.Name), scenario.Host.Network.Select(one => one.Name));
        IoStage?[] stages =
        [
            One(IoStageKind.Root, "busiest root virtual processor", RootMetrics.BusiestRunTime, ""),
            .. storage.Select(name => One(IoStageKind.Device, name, StorageMetrics.DeviceBusy, name)),
            .. network.Select(name => One(IoStageKind.Wire, $"wire of {name}", NetworkMetrics.WireBusy, name)),
            .. scenario.Guests.Select(guest =>
                One(IoStageKind.Limit, $"storage limit of the {guest.Name} guest", StorageMetrics.LimitHolding, guest.Name)),
            One(IoStageKind.Service, "busiest storage channel", StorageMetrics.ChannelBusy, ""),
            One(IoStageKind.Service, "busiest worker process", StorageMetrics.EmulationBusy, ""),
            .. storage.Select(name => One(IoStageKind.Service, $"interrupts of {name}", StorageMetrics.CompletionBusy, name)),
            .. network.Select(name => One(IoStageKind.Service, $"interrupts of {name}", NetworkMetrics.InterruptBusy, name)),
        ];
        return stages.OfType<IoStage>();

        IoStage? One(IoStageKind kind, string name, Metric metric, string guest) =>
            readings.FirstOrDefault(reading => reading.Metric == metric && reading.Guest == guest)?.Value is { } busy
                ? new IoStage(kind, name, busy)
                : null;
    }
}
