namespace HvSim.Scheduler;

/// <summary>One ready queue for each place, and in each NUMA node the queue whose first member has the least key.</summary>
internal sealed class QueueBank
{
    private readonly ReadyQueue[] _queues;
    private readonly Tournament[] _nodes;
    private readonly int _placesPerNode;

    /// <param name="places">Number of places.</param>
    /// <param name="nodes">Number of NUMA nodes, which divides that of the places.</param>
    /// <param name="accounts">Number of accounts.</param>
    public QueueBank(int places, int nodes, int accounts)
    {
        var positions = ReadyQueue.PositionsFor(accounts);
        _queues = new ReadyQueue[places];
        for (var i = 0; i < places; i++)
            _queues[i] = new ReadyQueue(positions);
        _placesPerNode = places / nodes;
        _nodes = new Tournament[nodes];
        for (var i = 0; i < nodes; i++)
            _nodes[i] = new Tournament(_placesPerNode);
    }

    /// <summary>Members of all queues.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there were members when stock was last taken.</summary>
    public bool HadMembers { get; private set; }

    public void TakeStock() => HadMembers = Count > 0;

    /// <summary>Adds one to the queue of its home.</summary>
    public void Add(Account account, long key)
    {
        var queue = At(account.Home);
        queue.Add(account, key);
        Count++;
        Rank(account.Home, queue);
    }

    /// <summary>Removes one; returns false where it is not a member.</summary>
    public bool Remove(Account account)
    {
        var queue = At(account.Home);
        if (!queue.Remove(account))
            return false;
        Count--;
        Rank(account.Home, queue);
        return true;
    }

    public ReadyQueue At(Place place) => _queues[place.Index];

    /// <summary>The queue of a node whose first member has the least key; empty where all are.</summary>
    public ReadyQueue LeastOf(int node) => _queues[(node * _placesPerNode) + _nodes[node].Winner];

    private void Rank(Place place, ReadyQueue queue) => _nodes[place.Node].Set(place.Index % _placesPerNode, queue.FirstKey);
}
