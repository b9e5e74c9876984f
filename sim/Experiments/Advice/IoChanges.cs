using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.Advice.AdviceValues;

namespace HvSim.Experiments.Advice;

/// <summary>Changes of how the guests of a class come to disks and networks.</summary>
internal static class IoChanges
{
    public static IEnumerable<IReadOnlyList<Override>> Of(LoadedScenario loaded, GuestSpec guest)
    {
        foreach (var disk in guest.Disks)
        {
            var path = Disk(loaded, guest.Name, disk.Name);
            if (Better(disk.Path) is { } way)
                yield return [Set($"{path}.path", way)];
            if (disk is { Format: DiskFormat.Dynamic, Path: not DiskPathKind.Direct })
                yield return [Set($"{path}.format", "fixed")];
            if (Has(loaded, $"{path}.maximumRate"))
                yield return [SetRate($"{path}.maximumRate", IoUnlimited.MostTransfers)];
            if (disk.Path == DiskPathKind.Synthetic && disk.Channels < Math.Min(guest.VirtualProcessors, IoUnlimited.MostChannels))
                yield return [Set($"{path}.channels", Math.Min(guest.VirtualProcessors, IoUnlimited.MostChannels))];
        }
        if (guest.Network is { } adapter && Better(adapter.Path) is { } better)
            yield return [Set($"{Guest(guest.Name)}.network.path", better)];
    }

    private static string? Better(DiskPathKind path) => path switch
    {
        DiskPathKind.Emulated => "synthetic",
        DiskPathKind.Synthetic => "direct",
        _ => null,
    };
}
