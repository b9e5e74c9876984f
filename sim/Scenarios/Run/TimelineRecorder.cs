using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Io;
using HvSim.Models.Observing;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;

namespace HvSim.Scenarios.Run;

/// <summary>
/// Writes down what an observed host does: what is the case on a track becomes a span when it changes. It follows from the start
/// of the run, and keeps spans once it has begun.
/// </summary>
internal sealed class TimelineRecorder : IHostObserver
{
    private const int Nothing = -1;
    private const int KernelLock = -1;

    private readonly List<TimelineTrack> _tracks = [];
    private readonly List<Present> _present = [];
    private readonly SpanStore _spans = new();
    private readonly List<MemoryStep> _memory = [];
    private Simulation _simulation = null!;
    private PartitionTracks[] _partitions = [];
    private LogicalProcessor?[] _places = [];
    private int _firstProcessor;
    private Instant? _from;

    /// <summary>Number of spans so far, those that are under way included.</summary>
    public int Count => _spans.Count + _present.Count;

    public IReadOnlyList<TimelineTrack> Tracks => _tracks;

    public IReadOnlyList<MemoryStep> Memory => _memory;

    /// <summary>The host is built, and nothing has happened on it yet.</summary>
    public void Attach(BuiltHost built)
    {
        var host = built.Host;
        _simulation = built.Simulation;
        foreach (var processor in host.Machine.Processors)
            Track(TrackKind.LogicalProcessor, partition: -1, $"LP {processor.Index}");
        _firstProcessor = _tracks.Count;
        _places = new LogicalProcessor?[host.Processors.Count];
        _partitions = new PartitionTracks[host.Processors.Count];
        var numbers = host.Partitions.Index().ToDictionary(one => one.Item, one => one.Index);
        foreach (var processor in host.Processors)
        {
            Track(TrackKind.VirtualProcessor, numbers[processor.Partition], $"VP {processor.Index}");
            _present[^1] = new Present((int)ProcessorActivity.Idle, Nothing, _simulation.Now);
        }
        foreach (var (partition, number) in numbers)
        {
            _partitions[partition.Processors[0].Number] = new PartitionTracks(number, _tracks.Count);
            Track(TrackKind.Lock, number, "kernel lock");
            foreach (var name in partition.LockNames)
                Track(TrackKind.Lock, number, $"lock {name}");
        }
    }

    /// <summary>Spans are kept from now on.</summary>
    public void Begin(IEnumerable<Partition> partitions)
    {
        _from = _simulation.Now;
        foreach (var partition in partitions)
            MemoryChanged(partition);
    }

    /// <summary>What is the case now ends here.</summary>
    public IEnumerable<TimelineSpan> SpansUntil(Instant end)
    {
        for (var track = 0; track < _present.Count; track++)
            Change(track, Nothing, Nothing, _simulation.Now);
        return _spans.Until(end);
    }

    /// <inheritdoc/>
    public void ProcessorDoes(VirtualProcessor processor, ProcessorActivity activity, LogicalProcessor? place, Instant since)
    {
        var number = processor.Number;
        if (_places[number] is { } left && left != place)
            Change(left.Index, Nothing, Nothing, since);
        if (place is not null)
            Change(place.Index, number, Nothing, since);
        _places[number] = place;
        var detail = activity == ProcessorActivity.SpinsForLock ? processor.LockSpunFor : Nothing;
        Change(_firstProcessor + number, (int)activity, detail, since);
    }

    /// <inheritdoc/>
    public void LockIsHeld(Partition partition, int number, VirtualProcessor? holder)
    {
        var track = TracksOf(partition.Processors[0].Number).FirstLock + number - KernelLock;
        Change(track, holder?.Number ?? Nothing, Nothing, _simulation.Now);
    }

    /// <inheritdoc/>
    public void TransferIsAt(Transfer transfer, ResponsePart? stage)
    {
        var tracks = TracksOf(transfer.Owner);
        while (tracks.Transfers.Count <= transfer.Number)
        {
            tracks.Transfers.Add(_tracks.Count);
            Track(TrackKind.Transfer, tracks.Number, $"transfer {tracks.Transfers.Count}");
        }
        var what = stage is { } part ? (int)part : Nothing;
        Change(tracks.Transfers[transfer.Number], what, transfer.Kind.IsWrite ? 1 : 0, _simulation.Now);
    }

    /// <inheritdoc/>
    public void MemoryChanged(Partition partition)
    {
        if (_from is null || partition.Memory is not { } memory)
            return;
        var tracks = TracksOf(partition.Processors[0].Number);
        var levels = (memory.Held.Level, memory.Committed.Level);
        if (tracks.Memory == levels)
            return;
        tracks.Memory = levels;
        _memory.Add(new MemoryStep(tracks.Number, _simulation.Now, levels.Item1, levels.Item2));
    }

    private PartitionTracks TracksOf(int firstProcessor) => _partitions[firstProcessor];

    private void Track(TrackKind kind, int partition, string name)
    {
        _tracks.Add(new TimelineTrack(kind, partition, name));
        _present.Add(new Present(Nothing, Nothing, Instant.Zero));
    }

    private void Change(int track, int what, int detail, Instant at)
    {
        var present = _present[track];
        if (present.What == what && present.Detail == detail)
            return;
        if (_from is { } from && present.What != Nothing)
        {
            var start = Instant.Max(present.Since, from);
            if (start < at)
                _spans.Add(new TimelineSpan(track, present.What, present.Detail, start, at));
        }
        _present[track] = new Present(what, detail, at);
    }

    /// <summary>What is the case on a track.</summary>
    private readonly record struct Present(int What, int Detail, Instant Since);

    /// <summary>Where a partition's tracks are that are not its virtual processors'.</summary>
    private sealed class PartitionTracks(int number, int firstLock)
    {
        public int Number { get; } = number;

        public int FirstLock { get; } = firstLock;

        public List<int> Transfers { get; } = [];

        public (long Held, long Committed)? Memory { get; set; }
    }
}
