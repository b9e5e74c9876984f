using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// Where one account runs at a time: a logical processor; under the core scheduler a core with all its hardware threads.
/// </summary>
internal sealed class Place
{
    private readonly LogicalProcessor[] _threads;

    private Place(int index, params LogicalProcessor[] threads)
    {
        Index = index;
        _threads = threads;
    }

    /// <summary>Number among the places of the machine.</summary>
    public int Index { get; }

    /// <summary>Number of the NUMA node.</summary>
    public int Node => _threads[0].Node;

    public ReadOnlySpan<LogicalProcessor> Threads => _threads;

    /// <summary>Who runs here, or null.</summary>
    public Account? Current { get; set; }

    /// <summary>When the present slice began.</summary>
    public Instant SliceBegan { get; set; }

    /// <summary>When the present slice is over.</summary>
    public Instant SliceEnds { get; set; }

    /// <summary>Every logical processor is a place.</summary>
    public static Place[] EachThread(Machine machine)
    {
        var places = new Place[machine.Processors.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Place(i, machine.Processors[i]);
        return places;
    }

    /// <summary>Every core is a place.</summary>
    public static Place[] EachCore(Machine machine)
    {
        var places = new Place[machine.Processors.Length / machine.ThreadsPerCore];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Place(i, machine.Processors.Slice(i * machine.ThreadsPerCore, machine.ThreadsPerCore).ToArray());
        return places;
    }
}
