using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HvSim.Engine;

// From the slots to the sorted array: deal out, gather, sort.
internal sealed partial class TimingWheel
{
    // Up to so many alarms are sorted instead of being dealt out to lower slots; slots are added until there are enough.
    private const int SortableCount = 1 << IndexBits;
    private const int EnoughCount = 8;

    // Fewer alarms, with what they ring, stay in the processor's caches; and fewer nodes alone.
    private const int CachedAlarms = 128;
    private const int CachedNodes = 16_384;

    // A key is the time since the origin and, below it, the place in the line.
    private const int IndexBits = 7;
    private const long SortableTime = 1L << (31 - IndexBits);

    private readonly Entry[] _gathered = new Entry[SortableCount];
    private readonly int[] _places = new int[Vector256<int>.Count];
    private readonly int[] _keys = new int[SortableCount];

    /// <summary>
    /// Brings forward what is next, if it may be due within the bound: deals slots with many alarms out to lower ones until
    /// the first slot has few, then sorts that one and its successors. False if the sorted array stays empty.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refill(long bound)
    {
        if (IsWidthDue)
        {
            ReconsiderWidth();
        }

        while (HasSlots)
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

            if (_shape.Of(list).Shift == 0)
            {
                Now = start;
                DealOutToPhases(list);
                return false;
            }

            DealOut(list);
        }

        return false;
    }

    private void GatherMore(int count)
    {
        while (count < EnoughCount && HasSlots)
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
        _soonEnd = HasSlots ? StartOf(FirstSlot()) : NotSet;
        Sort(count);
    }

    /// <summary>Adds the alarms of a slot to those to be sorted, unless they are too many; returns the new count.</summary>
    private int Gather(int list, int count)
    {
        var nodes = _nodes;
        var gathered = _gathered;
        var keys = _keys;
        var origin = _origin;
        var level = _shape.Of(list);
        if (StartOf(list) - origin > SortableTime - (1L << level.Shift))
        {
            return count;
        }

        // A crowd in a coarse slot is dealt out: sorted, it would make the stretch so long that most alarms end in it.
        var most = list >= FirstCoarseList ? EnoughCount : SortableCount;
        var place = count;
        if (AlarmCount > CachedNodes)
        {
            TouchList(nodes, list);
        }

        for (var node = nodes[list].Next; node != list; node = nodes[node].Next)
        {
            if (place >= most)
            {
                return count;
            }

            var due = nodes[node].Due;
            unchecked
            {
                gathered[place] = new Entry(due, node);
                keys[place] = ((int)(due - origin) << IndexBits) + place;
                place++;
            }
        }

        Empty(list);
        if (IsNear(list))
        {
            Observe(place - count);
        }

        return place;
    }

    /// <summary>Reads the nodes of a list from both ends at once: two misses of the cache overlap, where one end waits for each.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TouchList(Node[] nodes, int list)
    {
        var front = nodes[list].Next;
        var back = nodes[list].Previous;
        for (var step = 0; step < SortableCount && front != back; step++)
        {
            front = nodes[front].Next;
            if (front == back)
            {
                break;
            }

            back = nodes[back].Previous;
        }
    }

    /// <summary>
    /// Sorts what was gathered into the array, which is empty: the place of each is the number of keys above its own,
    /// counted for eight at once, because a branch on random times would be mispredicted half of the time.
    /// </summary>
    private void Sort(int count)
    {
        var lanes = Vector256<int>.Count;
        ref var first = ref MemoryMarshal.GetArrayDataReference(_keys);
        var gathered = _gathered;
        var soon = _soon;
        _soonCount = count;
        unchecked
        {
            for (var start = 0; start < count; start += lanes)
            {
                var keys = Vector256.LoadUnsafe(ref first, (nuint)start);
                var above = Vector256<int>.Zero;
                for (var other = 0; other < count; other++)
                {
                    above -= Vector256.LessThan(keys, Vector256.Create(Unsafe.Add(ref first, other)));
                }

                var end = Math.Min(count - start, lanes);
                above.CopyTo(_places);
                for (var i = 0; i < end; i++)
                {
                    soon[_places[i]] = gathered[start + i];
                }
            }
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
            touched += _rings[entry.Node].Target is TimingWheel ? 1 : 0;
        }

        // Never the case; the question keeps the reads.
        if (touched > count)
        {
            throw new UnreachableException();
        }
    }

    /// <summary>Moves the alarms of a slot, in order, to the slots where they belong as seen from the origin.</summary>
    private void DealOut(int list)
    {
        var nodes = _nodes;
        var node = Empty(list);
        var alarms = 0;
        while (node != list)
        {
            ref var entry = ref nodes[node];
            var next = entry.Next;
            Append(nodes, node, MarkSlotOf(entry.Due));
            node = next;
            alarms++;
        }

        if (IsNear(list))
        {
            Observe(alarms);
        }
    }

    private void DealOutToPhases(int list)
    {
        var nodes = _nodes;
        var node = Empty(list);
        while (node != list)
        {
            var next = nodes[node].Next;
            Append(nodes, node, MarkPhaseOf(node));
            node = next;
        }
    }
}
