using System.Numerics;

namespace HvSim.Engine;

/// <summary>
/// The pending alarms, in order: a hierarchical timing wheel (Varghese, Lauck 1987) of eleven levels with 64 slots each,
/// and before it a short sorted array of those that ring next. A slot's level is the highest six-bit digit in which its
/// alarms differ from the wheel's origin, so a slot on level 0 is one nanosecond. Slots are circular doubly linked lists:
/// an alarm is moved or cancelled by unlinking it, at any size.
/// </summary>
/// <remarks>
/// Order needs no sequence numbers. Lists are only appended to; all alarms of one instant are in one list at any time;
/// and a slot is dealt out to lower slots, in order, before a handler can append to those, which were empty. So each
/// instant keeps its first-in first-out order. A link is an index into one array, not a reference: it costs no write
/// barrier, and four nodes share a cache line.
/// </remarks>
internal sealed partial class TimingWheel
{
    internal const int None = -1;

    private const long NotSet = long.MaxValue;
    private const int DigitBits = 6;
    private const int DigitMask = (1 << DigitBits) - 1;
    private const int Levels = 11;
    private const int FirstPhaseList = Levels << DigitBits;
    private const int FirstAlarm = FirstPhaseList + (int)Phase.End + 1;

    // One bit per slot that is not empty, one per level that has such a slot, one per phase that has alarms now.
    private readonly ulong[] _slots = new ulong[Levels];
    private uint _levels;
    private uint _phases;

    // Slots are relative to this instant: not after now, and not after anything in a slot.
    private long _origin;

    // The first nodes are the heads of the lists, one per slot and one per phase; the alarms follow in creation order.
    private Node[] _nodes = new Node[FirstAlarm + 64];
    private Alarm[] _alarms = new Alarm[64];

    internal TimingWheel()
    {
        for (var list = 0; list < FirstAlarm; list++)
        {
            _nodes[list] = new Node { Due = NotSet, Next = list, Previous = list };
        }
    }

    /// <summary>The current instant [ns]; no alarm is due before it.</summary>
    internal long Now { get; private set; }

    internal int AlarmCount { get; private set; }

    /// <summary>The place of an alarm in the order of creation, from zero.</summary>
    internal static int NumberOf(int node) => node - FirstAlarm;

    internal bool IsSet(int node) => _nodes[node].Due != NotSet;

    internal long DueOf(int node) => _nodes[node].Due;

    internal Alarm AlarmOf(int node) => _alarms[NumberOf(node)];

    internal void Set(int node, long due)
    {
        var nodes = _nodes;
        if (due <= Now || due == NotSet)
        {
            SetNearTheEdge(node, due);
            return;
        }

        ref var entry = ref nodes[node];
        if (entry.Due != NotSet)
        {
            Remove(nodes, node);
        }

        entry.Due = due;
        if (due < _soonEnd)
        {
            InsertSoon(node, due);
        }
        else
        {
            Append(nodes, node, MarkSlotOf(due));
        }
    }

    internal void Cancel(int node)
    {
        var nodes = _nodes;
        if (nodes[node].Due != NotSet)
        {
            Remove(nodes, node);
            nodes[node].Due = NotSet;
        }
    }

    /// <summary>
    /// Takes out the next alarm to ring, moving now to its instant; <see cref="None"/> if none is due up to the bound.
    /// </summary>
    internal int Take(long bound)
    {
        if (_phases != 0 || (_soonCount == 0 && !Refill(bound)))
        {
            return TakeFromPhase();
        }

        var last = _soonCount - 1;
        var (due, node) = _soon[last];
        if (due > bound)
        {
            return None;
        }

        if (last > 0 && _soon[last - 1].Due == due)
        {
            return TakeShared(due);
        }

        _soonCount = last;
        _nodes[node].Due = NotSet;
        BeginInstant(due);
        return node;
    }

    /// <summary>Moves now to an instant up to which every alarm has rung.</summary>
    internal void AdvanceTo(long instant) => BeginInstant(instant);

    private void BeginInstant(long instant)
    {
        Now = instant;
        _ringsLeftInRound = UnwatchedRings;
    }

    private int MarkSlotOf(long due)
    {
        // The highest differing bit, divided by six: times 43, shifted right by eight, is exact up to 63.
        var level = ((63 - BitOperations.LeadingZeroCount((ulong)(due ^ _origin) | 1)) * 43) >> 8;
        var digit = (int)((due >> (level * DigitBits)) & DigitMask);
        _slots[level] |= 1UL << digit;
        _levels |= 1u << level;
        return (level << DigitBits) + digit;
    }

    private static void Append(Node[] nodes, int node, int list)
    {
        ref var head = ref nodes[list];
        var last = head.Previous;
        head.Previous = node;
        nodes[last].Next = node;
        ref var entry = ref nodes[node];
        entry.Next = list;
        entry.Previous = last;
    }

    private void Remove(Node[] nodes, int node)
    {
        ref var entry = ref nodes[node];
        if (entry.Due < _soonEnd && entry.Due > Now)
        {
            RemoveSoon(node);
            return;
        }

        var next = entry.Next;
        var previous = entry.Previous;
        nodes[previous].Next = next;
        nodes[next].Previous = previous;
        if (next == previous)
        {
            // Both neighbours are the head of the list, which is therefore empty now.
            ClearList(next);
        }
    }

    private struct Node
    {
        internal long Due;
        internal int Next;
        internal int Previous;
    }
}
