using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// The virtual processors that wait for a logical processor. The guests': one queue per logical processor in order of charge, and one
/// in order of the time since which a reserve has been owed. The root's: at most one per logical processor, which may wait nowhere else.
/// </summary>
internal sealed class WaitingRoom
{
    private readonly ReadyQueue[] _byCharge;
    private readonly ReadyQueue[] _byReserve;
    private readonly Account?[] _root;
    private readonly long _tolerance;
    private int _count;
    private int _roots;
    private int _withReserve;

    public WaitingRoom(int logicalProcessors, int virtualProcessors, long tolerance)
    {
        _tolerance = tolerance;
        _root = new Account?[logicalProcessors];
        _byCharge = QueuesFor(logicalProcessors, virtualProcessors);
        _byReserve = QueuesFor(logicalProcessors, virtualProcessors);
    }

    /// <summary>Where nobody ever waits.</summary>
    public static WaitingRoom None { get; } = new(0, 0, 0);

    /// <summary>Whether nobody waits.</summary>
    public bool IsEmpty => _count == 0 && _roots == 0;

    /// <summary>Whether no guest waits.</summary>
    public bool HasNoGuests => _count == 0;

    public void Add(Account account, Instant now)
    {
        if (account.IsRoot)
        {
            _root[account.Home.Index] = account;
            _roots++;
            return;
        }
        _byCharge[account.Home.Index].Add(account, account.Charge);
        _count++;
        if (!account.Reserve.Exists)
            return;
        _byReserve[account.Home.Index].Add(account, account.Reserve.UnmetFrom(now));
        _withReserve++;
    }

    /// <summary>Removes one that waits; does nothing where it does not.</summary>
    public void Remove(Account account)
    {
        if (account.IsRoot)
        {
            _roots -= _root[account.Home.Index] is null ? 0 : 1;
            _root[account.Home.Index] = null;
            return;
        }
        if (!_byCharge[account.Home.Index].Remove(account))
            return;
        _count--;
        if (_byReserve[account.Home.Index].Remove(account))
            _withReserve--;
    }

    /// <summary>
    /// Who is to run on the logical processor: the root while it has precedence, else who is owed a reserve, else the least charged;
    /// <paramref name="current"/>, who runs there now, included. Null where nobody may.
    /// </summary>
    public Account? NextFor(LogicalProcessor processor, Account? current, Instant now)
    {
        var root = _root[processor.Index];
        if (root is { HasPrecedence: true })
            return root;
        if (current is { HasPrecedence: true })
            return current;
        if (Owed(processor.Index, current, now) is { } owed)
            return owed;
        return LeastCharged(processor.Index, IsBehind(root, current) ? root : current);
    }

    private static bool IsBehind(Account? root, Account? current) =>
        root is not null && (current is null || root.Charge <= current.Charge);

    /// <summary>The one that has been owed its reserve longest, the current one included; null where nobody is owed anything.</summary>
    private Account? Owed(int processor, Account? current, Instant now)
    {
        Account? longest = null;
        var since = now.Nanoseconds;
        if (_withReserve > 0)
        {
            Consider(_byReserve[processor]);
            for (var i = 0; i < _byReserve.Length; i++)
                Consider(_byReserve[i]);
        }
        if (current is not null && current.Reserve.IsUnmet(now) && current.Reserve.UnmetFrom(now) < since)
            longest = current;
        return longest;

        void Consider(ReadyQueue queue)
        {
            if (queue.FirstKey >= since)
                return;
            since = queue.FirstKey;
            longest = queue.First;
        }
    }

    /// <summary>
    /// The least charged among <paramref name="local"/> (the current one of the logical processor, or null) and those who wait. Those
    /// at other logical processors come into question only where they are behind by more than the tolerance, or where there is no
    /// other choice.
    /// </summary>
    private Account? LeastCharged(int processor, Account? local)
    {
        var own = _byCharge[processor];
        if (own.Count > 0 && (local is null || own.FirstKey <= local.Charge))
            local = own.First;
        if (_count == own.Count)
            return local;

        var least = local is null ? long.MaxValue : local.Charge - _tolerance;
        foreach (var queue in _byCharge)
        {
            if (queue == own || queue.FirstKey >= least)
                continue;
            least = queue.FirstKey;
            local = queue.First;
        }
        return local;
    }

    private static ReadyQueue[] QueuesFor(int logicalProcessors, int virtualProcessors)
    {
        var positions = ReadyQueue.PositionsFor(virtualProcessors);
        var queues = new ReadyQueue[logicalProcessors];
        for (var i = 0; i < queues.Length; i++)
            queues[i] = new ReadyQueue(positions);
        return queues;
    }
}
