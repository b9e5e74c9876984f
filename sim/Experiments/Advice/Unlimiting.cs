using HvSim.Models;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.Advice.AdviceValues;

namespace HvSim.Experiments.Advice;

/// <summary>
/// Rewrites a scenario so that the resource that gives first does so no more, up to its densest point: by values that a user
/// could give, and leaving all else as it is. What no value multiplies, as the root partition or a lock, has no such form.
/// </summary>
/// <param name="densest">The scenario at the densest point that can be formed.</param>
/// <param name="load">Reads it with some values replaced.</param>
internal sealed class Unlimiting(LoadedScenario densest, Func<IReadOnlyList<Override>, LoadResult> load)
{
    private readonly Scenario _scenario = densest.Scenario;

    /// <summary>What gave first, unlimited.</summary>
    /// <param name="bottleneck">What gave first; null where nothing was compared.</param>
    /// <param name="isOfMemory">Whether only limits of memory broke.</param>
    /// <param name="axis">Path of the axis, whose values cannot be replaced.</param>
    public Unlimited Of(Bottleneck? bottleneck, bool isOfMemory, string axis)
    {
        if (bottleneck is null)
            return isOfMemory ? Checked("memory", MemoryUnlimited.Of(_scenario, ""), axis) : Not("it", "what gives first is not known");
        var name = bottleneck.Guest;
        var guest = _scenario.Guests.First(one => one.Name == name);
        var path = Guest(name);
        return bottleneck.Part switch
        {
            ResponsePart.CpuWait or ResponsePart.FlushWait or ResponsePart.CacheRefill or ResponsePart.ContextSwitch =>
                Processors("logical processors", _scenario.Host.Machine.ThreadsPerCore, axis),
            ResponsePart.SmtSlowdown => Processors("cores", 1, axis),
            ResponsePart.Paging => Checked("memory", MemoryUnlimited.Of(_scenario, name), axis),
            ResponsePart.Device when guest.Disks.Count == 0 => Checked("memory", MemoryUnlimited.Of(_scenario, name), axis),
            ResponsePart.Device when Devices(guest).Any(device => device.Kind == StorageKind.Rotating) =>
                Not("disks", "a rotating disk has one arm, and no value gives it more"),
            ResponsePart.Device => Checked("disks", IoUnlimited.Devices(Devices(guest)), axis),
            ResponsePart.Throttling => Checked("I/O limits", IoUnlimited.Limits(densest, guest, Devices(guest)), axis),
            ResponsePart.ChannelQueue => Checked("channels", IoUnlimited.Channels(densest, guest), axis),
            ResponsePart.Network => Checked("the network", IoUnlimited.Adapters(_scenario.Host.Network), axis),
            ResponsePart.Capped => Checked("processor limits",
                [
                    SetPercent($"{path}.cpu.limit", 1),
                    .. guest.CpuGroup is { } group ? [SetPercent($"host.cpuGroups.{group}.cap", 1)] : Array.Empty<Override>(),
                ], axis),
            ResponsePart.GuestQueue => GuestProcessors(guest, axis),
            ResponsePart.Contention => Checked("caches and memory bandwidth", [Set($"{path}.workload.contentionSlowdown", 1)], axis),
            ResponsePart.RemoteMemory => Checked("memory nearby", [Set($"{path}.workload.remoteMemorySlowdown", 1)], axis),
            ResponsePart.AddressTranslation => Checked("address translation", [Set("host.hypervisor.costs.walkReference", "0 ns")], axis),
            ResponsePart.Hypervisor => Checked(
                "the hypervisor", [Set("host.hypervisor.costs.interceptTimePerCpuSecond", "0 ms")], axis),
            ResponsePart.IdleWake => Checked("idle states",
                [Set("host.machine.idleStates.lightWake", "0 us"), Set("host.machine.idleStates.deepWake", "0 us")], axis),
            ResponsePart.Root => Not("the root partition", "no single value makes the root partition's time unlimited"),
            ResponsePart.Spinning or ResponsePart.LockWait =>
                Not("locks", "a lock admits one thread at a time, and no value makes it wider"),
            _ => Not("requests", "it is nothing of the host that gives first"),
        };
    }

    private IReadOnlyList<StorageSpec> Devices(GuestSpec guest) =>
        [.. _scenario.Host.Storage.Where(device => guest.Disks.Any(disk => disk.On == device.Name))];

    /// <summary>
    /// A logical processor for every virtual one of guests and root: more cores in each socket, as many as the host's system
    /// takes. The root partition keeps its number of virtual processors, so that it is not made wider as well.
    /// </summary>
    private Unlimited Processors(string resource, int usedThreads, string axis)
    {
        var (machine, root) = (_scenario.Host.Machine, _scenario.Host.Root.VirtualProcessors);
        var virtuals = _scenario.Guests.Sum(guest => (long)guest.Count * guest.VirtualProcessors) + root;
        var nodes = machine.NumaNodesPerSocket;
        long Rounded(double cores) => (long)Math.Ceiling(cores / nodes) * nodes;
        var wanted = Rounded(Math.Max(virtuals / ((double)machine.Sockets * usedThreads), machine.CoresPerSocket + 1));
        Unlimited? last = null;
        for (var cores = wanted; cores > machine.CoresPerSocket; cores = Math.Min(cores - nodes, Rounded(cores * StepDown)))
        {
            Override[] values =
            [
                Set("host.machine.coresPerSocket", cores),
                .. _scenario.Host.Hypervisor is null ? Array.Empty<Override>() : [Set("host.root.virtualProcessors", root)],
                .. _scenario.Host.CpuGroups.Where(group => Has(densest, $"host.cpuGroups.{group.Name}.processors"))
                    .Select(group => Set($"host.cpuGroups.{group.Name}.processors", "all")),
            ];
            last = Checked(resource, values, axis);
            if (last.Reason.Length == 0)
                return last;
        }
        return last ?? Not(resource, "the machine cannot have more cores");
    }

    // Beyond what the host's system takes, fewer are tried until it does.
    private const double StepDown = 7.0 / 8;

    private Unlimited GuestProcessors(GuestSpec guest, string axis)
    {
        var all = _scenario.Host.Machine.LogicalProcessors;
        return guest.VirtualProcessors >= all
            ? Not("virtual processors", $"a {guest.Name} guest has as many virtual processors as the machine has logical ones")
            : Checked("virtual processors of the guest", [Set($"{Guest(guest.Name)}.virtualProcessors", all)], axis);
    }

    private Unlimited Checked(string resource, IReadOnlyList<Override> values, string axis)
    {
        if (values.Any(one => one.Path == axis))
            return Not(resource, $"{axis} is the axis itself");
        var result = load(values);
        return result.Loaded is { } changed ? new Unlimited(resource, Spelled(changed, values), "")
            : Not(resource, result.Problems.First(problem => problem.Severity == ProblemSeverity.Error).Reason);
    }

    private static Unlimited Not(string resource, string reason) => new(resource, [], reason);
}
