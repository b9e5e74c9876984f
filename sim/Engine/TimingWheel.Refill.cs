using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HvSim.Engine;

// From the slots to the sorted array: deal out, gather, sort.
internal sealed partial class TimingWheel
{
    // Up to so many alarms are sorted instead of being dealt out to lower slots; slots are added until there are enough.
    private const int SortableCount = 48;
    private const int EnoughCount = 12;

    // Fewer alarms, with what they ring, stay in the processor's caches.
    private const int CachedAlarms = 1_024;

    // A key is the time since the origin and, below it, the place in the line; slots of days and more have no room for it.
    private const int KeyBits = 6;
    private const int FirstUnsortableSlot = 9 << DigitBits;

    private readonly Entry[] _gathered = new Entry[SortableCount];
    private readonly long[] _keys = new long[SortableCount + 8];

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

        if (AlarmCount > CachedAlarms)
        {
            Touch(count);
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
        _soonCount = count;
        for (var i = 0; i < count; i++)
        {
            var key = Vector256.Create(_keys[i]);
            var before = Vector256<long>.Zero;
            foreach (var others in keys)
            {
                before += Vector256.LessThan(others, key);
            }

            _soon[count - 1 + (int)Vector256.Sum(before)] = _gathered[i];
        }
    }

    /// <summary>
    /// Reads what the gathered alarms are about to read when they ring: here the misses of the cache overlap, there each
    /// would wait for the one before.
    /// </summary>
    private void Touch(int count)
    {
        var touched = 0;
        foreach (ref readonly var entry in _gathered.AsSpan(0, count))
        {
            touched += AlarmOf(entry.Node).Ring.Target is TimingWheel ? 1 : 0;
        }

        // Never the case; the question keeps the reads.
        if (touched > count)
        {
            throw new UnreachableException();
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
            ref var entry = ref nodes[node];
            var next = entry.Next;
            var due = entry.Due;
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
}
