using HvSim.Engine;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.Advice.AdviceValues;

namespace HvSim.Experiments.Advice;

/// <summary>Changes of the host: a step of each of its resources, and its other ways.</summary>
internal static class HostChanges
{
    private const double MoreMemory = 1.5;
    private const string PagingParallelism = "host.memory.pagingDevice.parallelism";
    private const string Derived = "derived";
    private const string Scheduler = "host.hypervisor.scheduler";

    public static IEnumerable<IReadOnlyList<Override>> Of(LoadedScenario loaded, IReadOnlyList<GuestSpec> guests)
    {
        var host = loaded.Scenario.Host;
        var machine = host.Machine;
        yield return [Set("host.machine.coresPerSocket", 2L * machine.CoresPerSocket)];
        if (host.Memory is { } memory)
            yield return [SetSize("host.machine.memory", MoreMemory * memory.Total)];
        if (host.Memory is { PagingDevice: { } device } && IsUsed(loaded, PagingParallelism))
            yield return [Set(PagingParallelism, 2L * device.Parallelism)];
        if (host.Hypervisor is { } hypervisor)
        {
            if (host.Root.VirtualProcessors < machine.LogicalProcessors)
                yield return [Set("host.root.virtualProcessors", machine.LogicalProcessors)];
            if (!hypervisor.Slat)
                yield return [Set("host.hypervisor.slat", "true")];
            if (hypervisor.Scheduler == SchedulerKind.Core)
                yield return [Set(Scheduler, "classic")];
            else if (hypervisor.Scheduler == SchedulerKind.Classic && machine.ThreadsPerCore > 1)
                yield return [Set(Scheduler, "core")];
        }
        foreach (var one in host.Storage.Where(one => guests.Any(guest => guest.Disks.Any(disk => disk.On == one.Name))))
        {
            foreach (var change in OfDevice(one))
                yield return change;
        }
        foreach (var one in host.Network.Where(one => guests.Any(guest => guest.Network?.On == one.Name)))
            yield return [SetBitRate($"host.network.{one.Name}.bandwidth", 2 * one.BytesPerSecond)];
    }

    /// <summary>Whether a value acts: one that cannot is said to follow from that.</summary>
    private static bool IsUsed(LoadedScenario loaded, string path) =>
        loaded.Effective.Any(value => value.Path == path && value.Evidence != Derived);

    /// <summary>More at a time, and each in less time.</summary>
    private static IEnumerable<IReadOnlyList<Override>> OfDevice(StorageSpec device)
    {
        var path = $"host.storage.{device.Name}";
        if (device.Kind == StorageKind.Rotating)
        {
            yield return [SetRatePerMinute($"{path}.turns", 2 * device.TurnsPerSecond)];
            yield break;
        }
        yield return [Set($"{path}.parallelism", 2L * device.Parallelism)];
        if (device.ReadLatency + device.WriteLatency > Duration.Zero)
        {
            yield return
                [SetTime($"{path}.readLatency", device.ReadLatency / 2), SetTime($"{path}.writeLatency", device.WriteLatency / 2)];
        }
        yield return [SetBandwidth($"{path}.bandwidth", 2 * device.BytesPerSecond)];
    }
}
