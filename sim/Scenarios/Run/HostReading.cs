using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Stats;

namespace HvSim.Scenarios.Run;

/// <summary>A reading of everything on a host that only grows; two of them make a window.</summary>
internal sealed class HostReading
{
    private readonly BuiltHost _built;
    private readonly Instant _at;
    private readonly ProcessorTimes[] _processors;
    private readonly long[] _switches;
    private readonly HostMemoryWindow _memory;
    private readonly IoWindow _io;
    private readonly PartitionReading? _root;
    private readonly PartitionReading[][] _guests;
    private readonly LatencyHistogram[] _classResponse;

    public HostReading(BuiltHost built)
    {
        _built = built;
        _at = built.Simulation.Now;
        var machine = built.Host.Machine.Processors;
        _processors = new ProcessorTimes[machine.Length];
        _switches = new long[machine.Length];
        for (var i = 0; i < machine.Length; i++)
        {
            _processors[i] = machine[i].Read(_at);
            _switches[i] = machine[i].ContextSwitches;
        }
        _memory = new HostMemoryWindow(built, _at);
        _io = new IoWindow(built, _at);
        _root = built.Root is null ? null : new PartitionReading(built.Root, _at);
        _guests = [.. built.Classes.Select(c => c.Guests.Select(g => new PartitionReading(g.Partition, _at)).ToArray())];
        _classResponse = [.. built.Classes.Select(c => c.Response.Snapshot())];
    }

    /// <summary>Length of the window since an earlier reading.</summary>
    public Duration WindowSince(HostReading earlier) => _at - earlier._at;

    /// <summary>The host over the window since an earlier reading.</summary>
    public HostResult HostSince(HostReading earlier)
    {
        var processors = new LogicalProcessorTimes[_processors.Length];
        for (var i = 0; i < processors.Length; i++)
        {
            var times = _processors[i] - earlier._processors[i];
            processors[i] = new LogicalProcessorTimes(
                times.Child, times.Root, times.Hypervisor, times.Waking, times.Stranded, times.Idle,
                _switches[i] - earlier._switches[i]);
        }

        var guests = new ProcessorTimesSum();
        for (var c = 0; c < _guests.Length; c++)
        {
            for (var g = 0; g < _guests[c].Length; g++)
                guests.Add(_guests[c][g].Processors, earlier._guests[c][g].Processors);
        }
        var root = new ProcessorTimesSum();
        if (_root is not null)
            root.Add(_root.Processors, earlier._root!.Processors);
        return new HostResult
        {
            LogicalProcessors = processors,
            Root = root.Total(),
            Guests = guests.Total(),
            Memory = _memory.Since(earlier._memory, WindowSince(earlier)),
            Devices = _io.DevicesSince(earlier._io, WindowSince(earlier)),
            Adapters = _io.AdaptersSince(earlier._io, WindowSince(earlier)),
            BusiestChannel = _io.BusiestChannelSince(earlier._io, WindowSince(earlier)),
            BusiestWorker = _io.BusiestWorkerSince(earlier._io, WindowSince(earlier)),
            BusiestRoot = BusiestRootSince(earlier),
            Limits = _io.LimitsSince(earlier._io, WindowSince(earlier)),
        };
    }

    private double BusiestRootSince(HostReading earlier)
    {
        var busiest = Duration.Zero;
        for (var i = 0; i < (_root?.Processors.Length ?? 0); i++)
            busiest = Duration.Max(busiest, _root!.Processors[i].Running.Total - earlier._root!.Processors[i].Running.Total);
        return GuestMemoryWindow.MeanOf(busiest.Nanoseconds, WindowSince(earlier));
    }

    /// <summary>The guest classes over the window since an earlier reading.</summary>
    public IReadOnlyList<GuestClassResult> ClassesSince(HostReading earlier)
    {
        var classes = new List<GuestClassResult>();
        for (var c = 0; c < _guests.Length; c++)
        {
            var guests = new List<GuestResult>();
            for (var g = 0; g < _guests[c].Length; g++)
                guests.Add(_guests[c][g].Since(earlier._guests[c][g], g, _built.Classes[c].Guests[g].Batch));
            classes.Add(new GuestClassResult
            {
                Name = _built.Classes[c].Name,
                Guests = guests,
                Response = _classResponse[c].Since(earlier._classResponse[c]),
            });
        }
        return classes;
    }
}
