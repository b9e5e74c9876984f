using System.Numerics;
using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// Which slots are not empty, and which is the first.
internal sealed partial class TimingWheel
{
    // One bit per slot that is not empty, and one per word that has such a slot: for the levels below the wide one, for the
    // wide one, and for those above.
    private readonly ulong[] _slots = new ulong[Words];
    private ulong _fineWords;
    private ulong _nearWords;
    private ulong _coarseWords;

    private bool HasSlots => (_fineWords | _nearWords | _coarseWords) != 0;

    /// <summary>The slot of an instant after now, marked as not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int MarkSlotOf(long due)
    {
        unchecked
        {
            var shift = _nearShift;
            var difference = (ulong)(due ^ _origin) >> shift;
            if (difference - 1 >= NearMask)
            {
                return MarkFarSlotOf(due);
            }

            var near = (int)(due >> shift) & NearMask;
            var word = near >> WordBits;
            _slots[NearWord + word] |= 1UL << near;
            _nearWords |= 1UL << word;
            return FirstNearList + near;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MarkFarSlotOf(long due)
    {
        ref readonly var level = ref _shape.OfDifference(due ^ _origin);
        var list = level.FirstList + (unchecked((int)(due >> level.Shift)) & level.Mask);
        var word = list >> WordBits;
        _slots[word] |= 1UL << list;
        WordsWith(ref word) |= 1UL << word;
        return list;
    }

    private void ClearSlot(int list)
    {
        var word = list >> WordBits;
        var left = _slots[word] & ~(1UL << list);
        _slots[word] = left;
        if (left == 0)
        {
            WordsWith(ref word) &= ~(1UL << word);
        }
    }

    /// <summary>The bits of the words of a level, and the number of a word among them.</summary>
    private ref ulong WordsWith(ref int word)
    {
        if (word < NearWord)
        {
            return ref _fineWords;
        }

        word -= NearWord;
        if (word <= NearMask >> WordBits)
        {
            return ref _nearWords;
        }

        word -= CoarseWord - NearWord;
        return ref _coarseWords;
    }

    /// <summary>The first slot that is not empty; there is one.</summary>
    private int FirstSlot()
    {
        var word = _fineWords != 0 ? BitOperations.TrailingZeroCount(_fineWords)
            : _nearWords != 0 ? NearWord + BitOperations.TrailingZeroCount(_nearWords)
            : CoarseWord + BitOperations.TrailingZeroCount(_coarseWords);
        return unchecked((word << WordBits) + BitOperations.TrailingZeroCount(_slots[word]));
    }

    private long StartOf(int list)
    {
        ref readonly var level = ref _shape.Of(list);
        return unchecked((((_origin >> level.Shift) & ~(long)level.Mask) + (list - level.FirstList)) << level.Shift);
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
