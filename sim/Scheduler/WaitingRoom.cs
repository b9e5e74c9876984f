using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>
/// Those that wait for a place. The guests': one queue per place in order of charge, and one in order of the time since which a
/// reserve has been owed, apart for each fence. The root's: at most one per place, which may wait nowhere else.
/// </summary>
internal sealed class WaitingRoom
{
    private readonly Fence[] _fences;
    private readonly QueueBank[] _byCharge;
    private readonly QueueBank[] _byReserve;
    private readonly int[][] _fencesAt;
    private readonly Account?[] _root;
    private readonly int _nodes;
    private readonly long _tolerance;
    private int _count;
    private int _roots;
    private int _withReserve;

    /// <param name="fences">All fences.</param>
    /// <param name="places">Number of places.</param>
    /// <param name="nodes">Number of NUMA nodes.</param>
    /// <param name="accounts">Number of accounts.</param>
    /// <param name="tolerance">How far behind another queue of the node has to be to be served first.</param>
    public WaitingRoom(Fence[] fences, int places, int nodes, int accounts, long tolerance)
    {
        _fences = fences;
        _nodes = nodes;
        _tolerance = tolerance;
        _root = new Account?[places];
        _byCharge = new QueueBank[fences.Length];
        _byReserve = new QueueBank[fences.Length];
        for (var i = 0; i < fences.Length; i++)
        {
            _byCharge[i] = new QueueBank(places, nodes, accounts);
            _byReserve[i] = new QueueBank(places, nodes, accounts);
        }
        _fencesAt = new int[places][];
        for (var place = 0; place < places; place++)
            _fencesAt[place] = [.. fences.Where(fence => fence.All.Contains(place)).Select(fence => fence.Number)];
    }

    /// <summary>Where nobody ever waits.</summary>
    public static WaitingRoom None { get; } = new([], 0, 1, 0, 0);

    /// <summary>Whether nobody waits.</summary>
    public bool IsEmpty => _count == 0 && _roots == 0;

    /// <summary>Whether no guest waits.</summary>
    public bool HasNoGuests => _count == 0;

    /// <summary>Remembers who waits now, for <see cref="OthersWaited"/>.</summary>
    public void TakeStock()
    {
        foreach (var bank in _byCharge)
            bank.TakeStock();
    }

    /// <summary>Whether guests waited, when stock was last taken, for a place where the account may run.</summary>
    public bool OthersWaited(Account account)
    {
        foreach (var fence in _fences)
        {
            if (_byCharge[fence.Number].HadMembers && (fence == account.Fence || fence.All.FirstIn(account.Fence.All) >= 0))
                return true;
        }
        return false;
    }

    public void Add(Account account, Instant now)
    {
        if (account.IsRoot)
        {
            _root[account.Home.Index] = account;
            _roots++;
            return;
        }
        _byCharge[account.Fence.Number].Add(account, account.Charge);
        _count++;
        if (!account.Reserve.Exists)
            return;
        _byReserve[account.Fence.Number].Add(account, account.Reserve.UnmetFrom(now));
        _withReserve++;
    }

    /// <summary>Removes one that waits; returns false where it does not.</summary>
    public bool Remove(Account account)
    {
        if (account.IsRoot)
        {
            if (_root[account.Home.Index] is null)
                return false;
            _roots--;
            _root[account.Home.Index] = null;
            return true;
        }
        if (!_byCharge[account.Fence.Number].Remove(account))
            return false;
        _count--;
        if (account.Reserve.Exists && _byReserve[account.Fence.Number].Remove(account))
            _withReserve--;
        return true;
    }

    /// <summary>
    /// Who is to run at the place: the root while it has precedence, else who is owed a reserve, else the least charged;
    /// <paramref name="current"/>, who runs there now, included. Null where nobody may.
    /// </summary>
    public Account? NextFor(Place place, Account? current, Instant now)
    {
        var root = _root[place.Index];
        if (root is { HasPrecedence: true })
            return root;
        if (current is { HasPrecedence: true })
            return current;
        if (Owed(place, current, now) is { } owed)
            return owed;
        return LeastCharged(place, IsBehind(root, current) ? root : current);
    }

    private static bool IsBehind(Account? root, Account? current) =>
        root is not null && (current is null || root.Charge <= current.Charge);

    /// <summary>The one that has been owed its reserve longest, the current one included; null where nobody is owed anything.</summary>
    private Account? Owed(Place place, Account? current, Instant now)
    {
        Account? longest = null;
        var since = now.Nanoseconds;
        if (_withReserve > 0)
        {
            ConsiderOwn(_byReserve, place, ref since, ref longest);
            Consider(_byReserve, place, place.Node, ref since, ref longest);
            for (var node = 0; node < _nodes; node++)
                Consider(_byReserve, place, node, ref since, ref longest);
        }
        if (current is not null && current.Reserve.IsUnmet(now) && current.Reserve.UnmetFrom(now) < since)
            longest = current;
        return longest;
    }

    /// <summary>
    /// The least charged among <paramref name="local"/> (the current one of the place, or null) and those who wait. Those at
    /// other places of the node come into question only where they are behind by more than the tolerance, those of other nodes
    /// where they are behind by twice as much; or where there is no other choice.
    /// </summary>
    private Account? LeastCharged(Place place, Account? local)
    {
        if (_count == 0)
            return local;
        foreach (var fence in _fencesAt[place.Index])
        {
            var own = _byCharge[fence].At(place);
            if (own.Count > 0 && (local is null || own.FirstKey <= local.Charge))
                local = own.First;
        }
        var least = local is null ? long.MaxValue : local.Charge - _tolerance;
        Consider(_byCharge, place, place.Node, ref least, ref local);
        if (_nodes == 1)
            return local;
        if (local is not null)
            least -= _tolerance;
        for (var node = 0; node < _nodes; node++)
        {
            if (node != place.Node)
                Consider(_byCharge, place, node, ref least, ref local);
        }
        return local;
    }

    private void ConsiderOwn(QueueBank[] banks, Place place, ref long least, ref Account? best)
    {
        foreach (var fence in _fencesAt[place.Index])
            Consider(banks[fence].At(place), ref least, ref best);
    }

    private void Consider(QueueBank[] banks, Place place, int node, ref long least, ref Account? best)
    {
        foreach (var fence in _fencesAt[place.Index])
            Consider(banks[fence].LeastOf(node), ref least, ref best);
    }

    private static void Consider(ReadyQueue queue, ref long least, ref Account? best)
    {
        if (queue.FirstKey >= least)
            return;
        least = queue.FirstKey;
        best = queue.First;
    }
}
