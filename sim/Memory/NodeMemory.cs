using HvSim.Models.Memory;

namespace HvSim.Memory;

/// <summary>
/// The available memory of the machine by NUMA node, and how much of it is still in pieces that can be mapped by large pages. A guest takes
/// memory from its home nodes; what these do not have comes from those that have most, where that is allowed. Whoever takes memory
/// anew gets large pages while there are pieces; memory that comes back from a running guest, and what a deflated balloon gives back to its
/// guest, is small.
/// </summary>
public sealed class NodeMemory
{
    private readonly long[] _sizes;
    private readonly long[] _available;
    private readonly long[] _contiguous;
    private readonly bool _spans;

    /// <summary>Memory of which nothing is taken yet, divided among the nodes evenly.</summary>
    /// <param name="mib">Memory for guests and what the host needs for them, in MiB.</param>
    /// <param name="settings">Nodes and pages.</param>
    public NodeMemory(long mib, NodeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Nodes, 1);
        _sizes = [.. Enumerable.Range(0, settings.Nodes).Select(node => SizeOf(node, settings.Nodes, mib))];
        _available = [.. _sizes];
        _contiguous = [.. _sizes.Select(size => (long)(size * settings.LargePages))];
        _spans = settings.Spanning;
    }

    /// <summary>Number of nodes.</summary>
    public int Count => _sizes.Length;

    /// <summary>Memory of a node before any guest starts, in MiB.</summary>
    public long SizeOn(int node) => _sizes[node];

    /// <summary>Memory of a node that nobody holds, in MiB (counter <c>NUMA Node Memory, Available MBytes</c>).</summary>
    public long AvailableOn(int node) => _available[node];

    /// <summary>Of that, memory that can be mapped by large pages, in MiB.</summary>
    public long ContiguousOn(int node) => _contiguous[node];

    /// <summary>Memory of a node when <paramref name="mib"/> are divided among the nodes: the first ones have one MiB more where need be.</summary>
    /// <param name="node">The node.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="mib">What is divided, in MiB.</param>
    public static long SizeOf(int node, int nodes, long mib) => (mib / nodes) + (node < mib % nodes ? 1 : 0);

    /// <summary>Most memory that a guest can be given here, in MiB.</summary>
    public long RoomFor(GuestMemory guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        long room = 0;
        for (var node = 0; node < _available.Length; node++)
        {
            if (_spans || guest.Pages.HomesOf(0).Contains(node))
                room += _available[node];
        }
        return room;
    }

    /// <summary>A guest starts: its startup memory, and what the host needs for it.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="mib">How much of its startup memory there is, in MiB.</param>
    public void Start(GuestMemory guest, long mib)
    {
        ArgumentNullException.ThrowIfNull(guest);
        for (var i = 0; i < guest.Pages.VirtualNodes; i++)
            Take(guest.Pages.PartOf(mib, i), isFresh: true, guest.Pages.HomesOf(i), guest.Pages, i);
        Take(guest.Settings.OverheadMib, isFresh: false, guest.Pages.HomesOf(0), guest.OverheadPages);
    }

    /// <summary>A guest is given memory: its balloon is deflated first, then memory is added anew.</summary>
    public void Give(GuestMemory guest, long mib)
    {
        ArgumentNullException.ThrowIfNull(guest);
        var deflated = Math.Min(mib, guest.Visible.Level - guest.Held.Level);
        Take(deflated, isFresh: false, guest.Pages.HomesOf(0), guest.Pages);
        Take(mib - deflated, isFresh: true, guest.Pages.HomesOf(0), guest.Pages);
    }

    /// <summary>A guest gets pages back that were on the host's disk.</summary>
    public void BringBack(GuestMemory guest, long mib)
    {
        ArgumentNullException.ThrowIfNull(guest);
        Take(mib, isFresh: false, guest.Pages.HomesOf(0), guest.Pages);
    }

    /// <summary>Memory is taken from a guest, remote memory first.</summary>
    public void TakeBack(GuestMemory guest, long mib)
    {
        ArgumentNullException.ThrowIfNull(guest);
        TakeBack(guest.Pages, mib);
    }

    /// <summary>A guest is shut down; its large pages come back in one piece.</summary>
    public void TakeAllBack(GuestMemory guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        TakeBack(guest.OverheadPages, guest.OverheadPages.TotalMib);
        TakeBack(guest.Pages, guest.Pages.TotalMib, keepsPieces: true);
    }

    private void TakeBack(PagePlacement pages, long mib, bool keepsPieces = false)
    {
        for (var left = mib; left > 0;)
        {
            var large = pages.LargeMib;
            var (node, taken) = pages.TakeRemoteFirst(left);
            _available[node] += taken;
            if (keepsPieces)
                _contiguous[node] = Math.Min(_contiguous[node] + large - pages.LargeMib, Math.Max(0, _available[node]));
            left -= taken;
        }
    }

    private void Take(long mib, bool isFresh, ReadOnlySpan<int> homes, PagePlacement into, int virtualNode = 0)
    {
        var left = mib;
        for (var i = 0; i < homes.Length; i++)
            TakeOn(homes[i], (left + homes.Length - i - 1) / (homes.Length - i), ref left, isFresh, into, virtualNode);
        foreach (var home in homes)
            TakeOn(home, left, ref left, isFresh, into, virtualNode);
        while (left > 0 && _spans && _available[Roomiest()] > 0)
            TakeOn(Roomiest(), left, ref left, isFresh, into, virtualNode);
        // A host that promises more than it has owes it where the guest prefers it.
        if (left > 0)
            Move(homes[0], left, isFresh, into, virtualNode);
    }

    private void TakeOn(int node, long wanted, ref long left, bool isFresh, PagePlacement into, int virtualNode)
    {
        var taken = Math.Min(wanted, Math.Max(0, _available[node]));
        if (taken == 0)
            return;
        Move(node, taken, isFresh, into, virtualNode);
        left -= taken;
    }

    private void Move(int node, long mib, bool isFresh, PagePlacement into, int virtualNode)
    {
        var broken = Math.Max(0, _available[node] - _contiguous[node]);
        var contiguous = Math.Min(_contiguous[node], isFresh ? mib : Math.Max(0, mib - broken));
        _available[node] -= mib;
        _contiguous[node] -= contiguous;
        into.Put(virtualNode, node, mib, isFresh ? contiguous : 0);
    }

    private int Roomiest()
    {
        var roomiest = 0;
        for (var node = 1; node < _available.Length; node++)
        {
            if (_available[node] > _available[roomiest])
                roomiest = node;
        }
        return roomiest;
    }
}
