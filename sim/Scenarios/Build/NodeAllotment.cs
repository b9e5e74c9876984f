using HvSim.Models.Processors;

namespace HvSim.Scenarios.Build;

/// <summary>
/// Where the memory of guests lies. Each guest, in the order in which they start, prefers the NUMA node with the fewest virtual
/// processors so far. One that is wider than a node takes as many nodes as it needs, the emptiest first, and its virtual
/// processors are divided among them in blocks, each with its memory, as the guest's virtual nodes mirror the host's.
/// </summary>
internal sealed class NodeAllotment(Machine machine)
{
    private readonly int[] _processors = new int[machine.Nodes];

    /// <summary>Node of the memory of each virtual processor of the next guest.</summary>
    /// <param name="virtualProcessors">Its virtual processors.</param>
    /// <param name="within">The logical processors that it may use, or null for all.</param>
    public int[] Next(int virtualProcessors, IReadOnlyList<int>? within)
    {
        var open = within is null
            ? Enumerable.Range(0, machine.Nodes)
            : within.Select(processor => machine.Processors[processor].Node).Distinct();
        int[] byRoom = [.. open.OrderBy(node => _processors[node]).ThenBy(node => node)];
        var needed = (virtualProcessors + machine.ProcessorsPerNode - 1) / machine.ProcessorsPerNode;
        int[] chosen = [.. byRoom.Take(needed)];
        // Neighbours that can share a core stay together.
        var pairs = (virtualProcessors + 1) / 2;
        var nodes = new int[virtualProcessors];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = chosen[i / 2 * chosen.Length / pairs];
            _processors[nodes[i]]++;
        }
        return nodes;
    }
}
