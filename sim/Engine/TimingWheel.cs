using System.Numerics;

namespace HvSim.Engine;

/// <summary>
/// The pending alarms, in order: a hierarchical timing wheel (Varghese, Lauck 1987) of eleven levels with 64 slots each.
/// A slot's level is the highest six-bit digit in which its alarms differ from now, so a slot on level 0 is one
/// nanosecond. Slots are circular doubly linked lists: an alarm is moved or cancelled by unlinking it, at any size.
/// </summary>
/// <remarks>
/// Order needs no sequence numbers. Lists are only appended to; all alarms of one instant are in one list at any time;
/// and the slot that now enters is dealt out to lower slots, in order, before a handler can append to those, which were
/// empty. So each instant keeps its first-in first-out order. A link is an index into one array, not a reference: it
/// costs no write barrier, and four nodes share a cache line.
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

    internal bool IsSet(int node) => _nodes[node].Due != NotSet;

    internal long DueOf(int node) => _nodes[node].Due;

    internal Alarm AlarmOf(int node) => _alarms[node - FirstAlarm];

    internal void Set(int node, long due)
    {
        var nodes = _nodes;
        if (due <= Now || due == NotSet)
        {
            SetNearTheEdge(node, due);
            return;
        }

        if (nodes[node].Due != NotSet)
        {
            Unlink(nodes, node);
        }

        nodes[node].Due = due;
        Append(nodes, node, MarkSlotOf(due));
    }

    internal void Cancel(int node)
    {
        var nodes = _nodes;
        if (nodes[node].Due != NotSet)
        {
            Unlink(nodes, node);
            nodes[node].Due = NotSet;
        }
    }

    /// <summary>
    /// Takes out the next alarm to ring, moving now to its instant; <see cref="None"/> if none is due up to the bound.
    /// </summary>
    internal int Take(long bound)
    {
        if (_phases != 0)
        {
            return TakeFromPhase();
        }

        var levels = _levels;
        if (levels == 0)
        {
            return None;
        }

        var nodes = _nodes;
        var level = BitOperations.TrailingZeroCount(levels);
        var list = (level << DigitBits) + BitOperations.TrailingZeroCount(_slots[level]);
        var first = nodes[list].Next;
        if (first != nodes[list].Previous)
        {
            return EnterCrowd(list, bound) ? TakeFromPhase() : None;
        }

        // Alone in the first slot, it is the next one; on whatever level, nothing needs to be dealt out.
        var due = nodes[first].Due;
        if (due > bound)
        {
            return None;
        }

        nodes[first].Due = NotSet;
        nodes[list].Next = list;
        nodes[list].Previous = list;
        ClearSlot(list);
        BeginInstant(due);
        return first;
    }

    /// <summary>The slot of an instant other than now.</summary>
    private int SlotOf(long instant)
    {
        // The highest differing bit, divided by six: times 43, shifted right by eight, is exact up to 63.
        var level = ((63 - BitOperations.LeadingZeroCount((ulong)(instant ^ Now))) * 43) >> 8;
        return (level << DigitBits) + ((int)((instant >> (level * DigitBits)) & DigitMask));
    }

    private int MarkSlotOf(long instant)
    {
        var list = SlotOf(instant);
        var level = list >> DigitBits;
        _slots[level] |= 1UL << list;
        _levels |= 1u << level;
        return list;
    }

    private static void Append(Node[] nodes, int node, int list)
    {
        var last = nodes[list].Previous;
        nodes[list].Previous = node;
        nodes[last].Next = node;
        nodes[node].Next = list;
        nodes[node].Previous = last;
    }

    private void Unlink(Node[] nodes, int node)
    {
        var next = nodes[node].Next;
        var previous = nodes[node].Previous;
        nodes[previous].Next = next;
        nodes[next].Previous = previous;
        if (next == previous)
        {
            // Both neighbours are the head of the list, which is therefore empty now.
            ClearList(next);
        }
    }

    private void ClearSlot(int list)
    {
        var level = list >> DigitBits;
        var left = _slots[level] & ~(1UL << list);
        _slots[level] = left;
        if (left == 0)
        {
            _levels &= ~(1u << level);
        }
    }

    private struct Node
    {
        internal long Due;
        internal int Next;
        internal int Previous;
    }
}
