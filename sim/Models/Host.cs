using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Processors;
using HvSim.Models.Timers;

namespace HvSim.Models;

/// <summary>The machine and the partitions on it, in the order in which they were created.</summary>
public sealed class Host(Simulation simulation, Machine machine, HostWiring wiring)
{
    private readonly List<Partition> _partitions = [];
    private readonly List<VirtualProcessor> _processors = [];

    /// <summary>The machine.</summary>
    public Machine Machine { get; } = machine;

    /// <summary>The partitions in order of creation.</summary>
    public IReadOnlyList<Partition> Partitions => _partitions;

    /// <summary>All virtual processors by number.</summary>
    public IReadOnlyList<VirtualProcessor> Processors => _processors;

    /// <summary>Creates a partition with its virtual processors, all idle.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="work">What it does, or null for nothing.</param>
    public Partition Create(PartitionSettings settings, Work? work)
    {
        var partition = new Partition(simulation, settings, _processors.Count, wiring, work);
        _partitions.Add(partition);
        _processors.AddRange(partition.Processors);
        return partition;
    }

    /// <summary>Starts the workloads of all partitions that start with the host, in order of creation.</summary>
    public void Start()
    {
        if (_partitions.Exists(partition => partition.Settings.Timer is { IsSuppressedWhenIdle: false }))
            StartIdleTicks();
        foreach (var partition in _partitions)
        {
            if (partition.Settings.StartsWithHost)
                partition.Start();
        }
    }

    private void StartIdleTicks()
    {
        foreach (var processor in Machine.Processors)
            processor.ShareIdleTicks(() => new IdleTicks(simulation, $"LP {processor.Index} ticks of idle VPs", folds: true));
        var unfolded = new IdleTicks(simulation, "ticks of idle VPs", folds: false);
        foreach (var processor in _processors)
            processor.StartTicks(unfolded);
    }
}
