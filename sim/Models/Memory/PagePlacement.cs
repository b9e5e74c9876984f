namespace HvSim.Models.Memory;

/// <summary>
/// Where the memory of a guest lies. A guest has one virtual NUMA node or several; the memory of each has nodes of the machine that it
/// prefers, its home nodes, where its virtual processors prefer to run. What lies on another node is remote.
/// </summary>
public sealed class PagePlacement
{
    private readonly int _nodes;
    private readonly int[] _virtualNodeOf;
    private readonly int[][] _homes;
    private readonly long[] _mib;
    private readonly long[] _largeMib;
    private readonly long[] _sums;

    /// <summary>A guest that holds nothing.</summary>
    /// <param name="homeOf">Node that each virtual processor prefers, by number; empty where there is only one.</param>
    /// <param name="nodes">Nodes of the machine, 1 or more.</param>
    /// <param name="mirrorsNodes">
    /// Whether the guest has a virtual node for each node that its virtual processors prefer; else it has one, whose memory all of them use
    /// alike.
    /// </param>
    public PagePlacement(IReadOnlyList<int> homeOf, int nodes, bool mirrorsNodes)
    {
        ArgumentNullException.ThrowIfNull(homeOf);
        _nodes = nodes;
        int[] homes = homeOf.Count == 0 ? [0] : [.. homeOf.Distinct()];
        _homes = mirrorsNodes ? [.. homes.Select(home => new[] { home })] : [homes];
        _virtualNodeOf = [.. homeOf.Select(home => mirrorsNodes ? Array.IndexOf(homes, home) : 0)];
        _mib = new long[_homes.Length * nodes];
        _largeMib = new long[_mib.Length];
        _sums = new long[_homes.Length];
    }

    /// <summary>Number of virtual nodes.</summary>
    public int VirtualNodes => _homes.Length;

    /// <summary>Memory that is placed, in MiB.</summary>
    public long TotalMib { get; private set; }

    /// <summary>Memory that the hypervisor maps by large pages, in MiB.</summary>
    public long LargeMib { get; private set; }

    /// <summary>Memory that lies on no home node of its virtual node, in MiB (counter <c>Remote Physical Pages</c>).</summary>
    public long RemoteMib { get; private set; }

    /// <summary>Share of it that the hypervisor maps by large pages, 0 to 1.</summary>
    public double LargeShare => TotalMib == 0 ? 0 : LargeMib / (double)TotalMib;

    /// <summary>The home nodes of a virtual node.</summary>
    public ReadOnlySpan<int> HomesOf(int virtualNode) => _homes[virtualNode];

    /// <summary>Memory on a node of the machine, in MiB.</summary>
    public long On(int node)
    {
        long sum = 0;
        for (var cell = node; cell < _mib.Length; cell += _nodes)
            sum += _mib[cell];
        return sum;
    }

    /// <summary>Part of an amount that falls to a virtual node, by its virtual processors, in whole MiB.</summary>
    public long PartOf(long mib, int virtualNode) =>
        VirtualNodes == 1 ? mib : UpTo(mib, virtualNode + 1) - UpTo(mib, virtualNode);

    /// <summary>Share of the memory of a virtual processor that is remote where it runs, 0 to 1.</summary>
    /// <param name="processor">Its number within the guest.</param>
    /// <param name="node">The node of the machine on which it runs.</param>
    public double RemoteShareOf(int processor, int node)
    {
        if (_virtualNodeOf.Length == 0)
            return 0;
        var virtualNode = _virtualNodeOf[processor];
        if (_sums[virtualNode] == 0)
            return Array.IndexOf(_homes[virtualNode], node) < 0 ? 1 : 0;
        return 1 - (_mib[(virtualNode * _nodes) + node] / (double)_sums[virtualNode]);
    }

    /// <summary>Memory of a virtual node is placed on a node of the machine.</summary>
    /// <param name="virtualNode">The virtual node.</param>
    /// <param name="node">The node of the machine.</param>
    /// <param name="mib">How much, in MiB.</param>
    /// <param name="largeMib">How much of it by large pages, in MiB.</param>
    public void Put(int virtualNode, int node, long mib, long largeMib) => Change((virtualNode * _nodes) + node, mib, largeMib);

    /// <summary>
    /// Takes memory away from one node: from where most is remote, or, where nothing is, from where most is. Large pages are broken up in
    /// proportion, since the balloon does not know of them.
    /// </summary>
    /// <param name="most">Most memory to take, in MiB, above 0.</param>
    /// <returns>The node and what was taken, in MiB; nothing where the guest holds nothing.</returns>
    public (int Node, long Mib) TakeRemoteFirst(long most)
    {
        var cell = Fullest(remote: true);
        if (_mib[cell] == 0 || !IsRemote(cell))
            cell = Fullest(remote: false);
        var taken = Math.Min(most, _mib[cell]);
        if (taken > 0)
            Change(cell, -taken, -(((_largeMib[cell] * taken) + _mib[cell] - 1) / _mib[cell]));
        return (cell % _nodes, taken);
    }

    private int Fullest(bool remote)
    {
        var fullest = 0;
        for (var cell = 0; cell < _mib.Length; cell++)
        {
            if (IsRemote(cell) == remote && (IsRemote(fullest) != remote || _mib[cell] > _mib[fullest]))
                fullest = cell;
        }
        return fullest;
    }

    private bool IsRemote(int cell) => Array.IndexOf(_homes[cell / _nodes], cell % _nodes) < 0;

    private void Change(int cell, long mib, long largeMib)
    {
        _mib[cell] += mib;
        _largeMib[cell] += largeMib;
        _sums[cell / _nodes] += mib;
        TotalMib += mib;
        LargeMib += largeMib;
        if (IsRemote(cell))
            RemoteMib += mib;
    }

    private long UpTo(long mib, int virtualNode)
    {
        var processors = 0;
        foreach (var of in _virtualNodeOf)
            processors += of < virtualNode ? 1 : 0;
        return mib * processors / _virtualNodeOf.Length;
    }
}
