using HvSim.Models.Processors;

namespace HvSim.Scenarios.Build;

/// <summary>
/// Which NUMA nodes guests prefer. Each guest, in the order of the file, prefers the node with the fewest virtual processors so far, of
/// those that have memory left for it if all guests before it hold what they start with. One that is wider than a node takes as many
/// nodes as it needs, the emptiest first, and its virtual processors are divided among them in blocks, as the guest's virtual nodes
/// mirror the host's.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="memory">Memory for guests on each node, in MiB; null where every guest has all that it wants.</param>
internal sealed class NodeAllotment(Machine machine, IEnumerable<long>? memory)
{
    private readonly int[] _processors = new int[machine.Nodes];
    private readonly long[] _room = memory is null ? new long[machine.Nodes] : [.. memory];

    /// <summary>Node that each virtual processor of the next guest prefers.</summary>
    /// <param name="virtualProcessors">Its virtual processors.</param>
    /// <param name="within">The logical processors that it may use, or null for all.</param>
    /// <param name="memoryMib">Memory that it needs to start, in MiB; 0 where memory is not modelled.</param>
    public int[] Next(int virtualProcessors, IReadOnlyList<int>? within, long memoryMib)
    {
        var open = within is null
            ? Enumerable.Range(0, machine.Nodes)
            : within.Select(processor => machine.Processors[processor].Node).Distinct();
        var needed = (virtualProcessors + machine.ProcessorsPerNode - 1) / machine.ProcessorsPerNode;
        int[] byRoom = [.. open
            .OrderBy(node => _room[node] * needed < memoryMib).ThenBy(node => _processors[node]).ThenBy(node => node)];
        int[] chosen = [.. byRoom.Take(needed)];
        TakeRoom(chosen, memoryMib);
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

    /// <summary>What the chosen nodes do not have comes from the roomiest ones.</summary>
    private void TakeRoom(int[] chosen, long mib)
    {
        foreach (var node in chosen)
        {
            var taken = Math.Min(Math.Max(0, _room[node]), mib / chosen.Length);
            _room[node] -= taken;
            mib -= taken;
        }
        var roomiest = Array.IndexOf(_room, _room.Max());
        _room[roomiest] -= Math.Min(Math.Max(0, _room[roomiest]), mib);
    }
}
