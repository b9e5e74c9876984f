using System.Numerics;
using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// What rings next is kept apart: a few alarms in a sorted array cost less than slots of a nanosecond each.
internal sealed partial class TimingWheel
{
    // A slot with at most so many alarms is sorted instead of being dealt out to lower slots.
    private const int SortableCount = 12;
    private const int InSoon = -1;

    // All alarms before the end of this stretch that are not due now, the next one last.
    private readonly Entry[] _soon = new Entry[32];
    private int _soonCount;
    private long _soonEnd;

    private void InsertSoon(int node, long due)
    {
        var soon = _soon;
        var place = _soonCount;
        if (place == soon.Length)
        {
            SpillAndInsert(node, due);
            return;
        }

        _nodes[node].Next = InSoon;
        _soonCount = place + 1;
        while (place > 0 && soon[place - 1].Due <= due)
        {
            soon[place] = soon[place - 1];
            place--;
        }

        soon[place] = new Entry(due, node);
    }

    private void RemoveSoon(int node)
    {
        var place = 0;
        while (_soon[place].Node != node)
        {
            place++;
        }

        _soonCount--;
        for (; place < _soonCount; place++)
        {
            _soon[place] = _soon[place + 1];
        }
    }

    /// <summary>Makes room: the later half moves into slots, and the stretch ends where that half begins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SpillAndInsert(int node, long due)
    {
        var kept = _soonCount / 2;
        _soonEnd = _soon[kept - 1].Due;
        while (kept < _soonCount && _soon[kept].Due == _soonEnd)
        {
            kept++;
        }

        for (var place = kept - 1; place >= 0; place--)
        {
            Append(_nodes, _soon[place].Node, MarkSlotOf(_soon[place].Due));
        }

        _soonCount -= kept;
        Array.Copy(_soon, kept, _soon, 0, _soonCount);
        if (due < _soonEnd)
        {
            InsertSoon(node, due);
        }
        else
        {
            Append(_nodes, node, MarkSlotOf(due));
        }
    }

    /// <summary>Puts all alarms of the next instant into the lists of their phases, and takes the first of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int TakeShared(long due)
    {
        BeginInstant(due);
        while (_soonCount > 0 && _soon[_soonCount - 1].Due == due)
        {
            _soonCount--;
            var node = _soon[_soonCount].Node;
            Append(_nodes, node, MarkPhaseOf(node));
        }

        return TakeFromPhase();
    }

    /// <summary>
    /// Brings forward the alarms of the first slot that begins within the bound: to the sorted array if they are few, to
    /// their phases if they are due at one instant, else to lower slots, and so on. False if the sorted array stays empty.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refill(long bound)
    {
        while (_levels != 0)
        {
            var level = BitOperations.TrailingZeroCount(_levels);
            var digit = BitOperations.TrailingZeroCount(_slots[level]);
            var shift = level * DigitBits;
            var start = (((_origin >> shift) & ~(long)DigitMask) + digit) << shift;
            if (start > bound)
            {
                return false;
            }

            _origin = start;
            var list = (level << DigitBits) + digit;
            if (IsSortable(list))
            {
                var width = 1L << shift;
                _soonEnd = start > NotSet - width ? NotSet : start + width;
                Sort(list);
                return true;
            }

            if (level == 0)
            {
                BeginInstant(start);
                DealOut(list);
                return false;
            }

            DealOut(list);
        }

        return false;
    }

    private bool IsSortable(int list)
    {
        var nodes = _nodes;
        var node = nodes[list].Next;
        for (var count = 0; count <= SortableCount; count++)
        {
            if (node == list)
            {
                return true;
            }

            node = nodes[node].Next;
        }

        return false;
    }

    private void Sort(int list)
    {
        var nodes = _nodes;
        var node = Empty(list);
        while (node != list)
        {
            var next = nodes[node].Next;
            InsertSoon(node, nodes[node].Due);
            node = next;
        }
    }

    /// <summary>Moves the alarms of a slot, in order, to where they belong as seen from the origin, or from now.</summary>
    private void DealOut(int list)
    {
        var nodes = _nodes;
        var node = Empty(list);
        while (node != list)
        {
            var next = nodes[node].Next;
            var due = nodes[node].Due;
            Append(nodes, node, due == Now ? MarkPhaseOf(node) : MarkSlotOf(due));
            node = next;
        }
    }

    /// <summary>Marks a slot as empty and returns the first of the alarms that were in it.</summary>
    private int Empty(int list)
    {
        var first = _nodes[list].Next;
        _nodes[list].Next = list;
        _nodes[list].Previous = list;
        ClearSlot(list);
        return first;
    }

    private readonly record struct Entry(long Due, int Node);
}
