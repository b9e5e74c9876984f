using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>The places where an account may run: all of them, or those of its CPU group.</summary>
internal sealed class Fence
{
    private readonly ProcessorSet[] _byNode;

    /// <param name="number">Number among the fences, from 0.</param>
    /// <param name="places">All places of the machine.</param>
    /// <param name="nodes">NUMA nodes of the machine.</param>
    /// <param name="processors">Numbers of the logical processors inside; a place is inside with its first one.</param>
    public Fence(int number, Place[] places, int nodes, IReadOnlyCollection<int>? processors)
    {
        Number = number;
        All = new ProcessorSet(places.Length);
        _byNode = new ProcessorSet[nodes];
        for (var node = 0; node < nodes; node++)
            _byNode[node] = new ProcessorSet(places.Length);
        foreach (var place in places)
        {
            if (processors is not null && !processors.Contains(place.Threads[0].Index))
                continue;
            All.Add(place.Index);
            _byNode[place.Node].Add(place.Index);
        }
    }

    public int Number { get; }

    /// <summary>Numbers of the places.</summary>
    public ProcessorSet All { get; }

    /// <summary>Those of a NUMA node.</summary>
    public ProcessorSet InNode(int node) => _byNode[node];
}
