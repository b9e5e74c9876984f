using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// What rings next is kept apart: a few alarms in a sorted array cost less than slots of a nanosecond each.
internal sealed partial class TimingWheel
{
    // All alarms after now and before the end of this stretch, the next one last.
    private readonly Entry[] _soon = new Entry[192];
    private int _soonCount;
    private long _soonEnd;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void InsertSoon(int node, long due)
    {
        var soon = _soon;
        var place = _soonCount;
        if (place == soon.Length)
        {
            SpillAndInsert(node, due);
            return;
        }

        unchecked
        {
            _soonCount = place + 1;
            while (place > 0 && soon[place - 1].Due <= due)
            {
                soon[place] = soon[place - 1];
                place--;
            }
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
        var spilled = _soonCount / 2;
        _soonEnd = _soon[spilled - 1].Due;
        while (spilled < _soonCount && _soon[spilled].Due == _soonEnd)
        {
            spilled++;
        }

        for (var place = spilled - 1; place >= 0; place--)
        {
            Append(_nodes, _soon[place].Node, MarkSlotOf(_soon[place].Due));
        }

        _soonCount -= spilled;
        Array.Copy(_soon, spilled, _soon, 0, _soonCount);
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
        Now = due;
        while (_soonCount > 0 && _soon[_soonCount - 1].Due == due)
        {
            _soonCount--;
            var node = _soon[_soonCount].Node;
            Append(_nodes, node, MarkPhaseOf(node));
        }

        return TakeFromPhase();
    }

    private readonly record struct Entry(long Due, int Node);
}
