using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HvSim.Engine;

// What rings next is kept apart: a few alarms in a sorted array cost less than slots of a nanosecond each.
internal sealed partial class TimingWheel
{
    private const int InSoon = -1;

    // Up to so many alarms are sorted instead of being dealt out to lower slots; slots are added until there are enough.
    private const int SortableCount = 48;
    private const int EnoughCount = 12;

    // A key is the time since the origin and, below it, the place in the line; slots of days and more have no room for it.
    private const int KeyBits = 6;
    private const int FirstUnsortableSlot = 9 << DigitBits;

    // All alarms before the end of this stretch that are not due now, the next one last.
    private readonly Entry[] _soon = new Entry[64];
    private readonly Entry[] _gathered = new Entry[SortableCount];
    private readonly long[] _keys = new long[SortableCount + 8];
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
    /// Brings forward what is next, if it may be due within the bound: deals slots with many alarms out to lower ones until
    /// the first slot has few, then sorts that one and its successors. False if the sorted array stays empty.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refill(long bound)
    {
        while (_levels != 0)
        {
            var list = FirstSlot();
            var start = StartOf(list);
            if (start > bound)
            {
                return false;
            }

            _origin = start;
            if (Gather(list, 0) is var count and > 0)
            {
                GatherMore(count);
                return true;
            }

            if (list < 1 << DigitBits)
            {
                BeginInstant(start);
                DealOut(list);
                return false;
            }

            DealOut(list);
        }

        return false;
    }

    private void GatherMore(int count)
    {
        while (count < EnoughCount && _levels != 0)
        {
            var list = FirstSlot();
            var more = Gather(list, count);
            if (more == count)
            {
                break;
            }

            count = more;
        }

        // With everything gathered, the stretch has no end: a handful of alarms never touches the slots again.
        _soonEnd = _levels == 0 ? NotSet : StartOf(FirstSlot());
        Sort(count);
    }

    /// <summary>Adds the alarms of a slot to those to be sorted, unless they are too many; returns the new count.</summary>
    private int Gather(int list, int count)
    {
        var nodes = _nodes;
        var gathered = count;
        if (list >= FirstUnsortableSlot)
        {
            return count;
        }

        for (var node = nodes[list].Next; node != list; node = nodes[node].Next)
        {
            if (gathered == SortableCount)
            {
                return count;
            }

            var due = nodes[node].Due;
            _gathered[gathered] = new Entry(due, node);
            _keys[gathered] = ((due - _origin) << KeyBits) + gathered;
            gathered++;
        }

        Empty(list);
        return gathered;
    }

    /// <summary>
    /// Sorts what was gathered into the array, which is empty. Each key is compared with all others and the comparisons
    /// are added up, because a branch on random times would be mispredicted half of the time.
    /// </summary>
    private void Sort(int count)
    {
        var lanes = Vector256<long>.Count;
        _keys.AsSpan(count, lanes).Fill(long.MaxValue);
        var keys = MemoryMarshal.Cast<long, Vector256<long>>(_keys.AsSpan(0, (count + lanes - 1) & -lanes));
        var nodes = _nodes;
        _soonCount = count;
        for (var i = 0; i < count; i++)
        {
            var key = Vector256.Create(_keys[i]);
            var before = Vector256<long>.Zero;
            foreach (var others in keys)
            {
                before += Vector256.LessThan(others, key);
            }

            var entry = _gathered[i];
            nodes[entry.Node].Next = InSoon;
            _soon[count - 1 + (int)Vector256.Sum(before)] = entry;
        }
    }

    private int FirstSlot()
    {
        var level = BitOperations.TrailingZeroCount(_levels);
        return (level << DigitBits) + BitOperations.TrailingZeroCount(_slots[level]);
    }

    private long StartOf(int list)
    {
        var shift = (list >> DigitBits) * DigitBits;
        return (((_origin >> shift) & ~(long)DigitMask) + (list & DigitMask)) << shift;
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
