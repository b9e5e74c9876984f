using HvSim.Engine;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.Advice.AdviceValues;

namespace HvSim.Experiments.Advice;

/// <summary>Ways of I/O without end.</summary>
internal static class IoUnlimited
{
    /// <summary>Times as wide as it is counts as without end, within what the format takes.</summary>
    private const int Many = 64;

    /// <summary>A limit of transfers per second that none reaches.</summary>
    public const double MostTransfers = 1e7;

    /// <summary>The most channels of a disk.</summary>
    public const int MostChannels = 64;

    private const int MostParallel = 65_536;
    private const double MostBytesPerSecond = 1e12;
    private const double MostBytesPerSecondOfAdapters = 1.25e12;

    public static IReadOnlyList<Override> Devices(IEnumerable<StorageSpec> devices) => [.. devices.SelectMany(device => new[]
    {
        Set($"host.storage.{device.Name}.parallelism", Math.Min((long)Many * device.Parallelism, MostParallel)),
        SetBandwidth($"host.storage.{device.Name}.bandwidth", Math.Min(Many * device.BytesPerSecond, MostBytesPerSecond)),
    })];

    /// <summary>No limit of storage QoS that could act, and no balancer.</summary>
    public static IReadOnlyList<Override> Limits(LoadedScenario loaded, GuestSpec guest, IEnumerable<StorageSpec> devices) =>
    [
        .. guest.Disks.Select(disk => $"{Disk(loaded, guest.Name, disk.Name)}.maximumRate")
            .Where(path => Has(loaded, path)).Select(path => SetRate(path, MostTransfers)),
        .. devices.Where(device => device.BalancerTarget > Duration.Zero)
            .Select(device => Set($"host.storage.{device.Name}.balancerTarget", "0 ms")),
    ];

    /// <summary>A channel for each virtual processor, with all the places that there can be.</summary>
    public static IReadOnlyList<Override> Channels(LoadedScenario loaded, GuestSpec guest) =>
        [.. guest.Disks.Select(disk => Disk(loaded, guest.Name, disk.Name)).SelectMany(path => new[]
        {
            Set($"{path}.channels", Math.Min(guest.VirtualProcessors, MostChannels)),
            Set($"{path}.queueDepth", MostParallel),
        })];

    public static IReadOnlyList<Override> Adapters(IEnumerable<NetworkSpec> adapters) =>
        [.. adapters.Select(adapter => SetBitRate(
            $"host.network.{adapter.Name}.bandwidth", Math.Min(Many * adapter.BytesPerSecond, MostBytesPerSecondOfAdapters)))];
}
