using System.Numerics;
using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// The less common half: several alarms at one instant, slots that now enters, and errors.
internal sealed partial class TimingWheel
{
    /// <summary>Adds an alarm, not set, and returns it.</summary>
    internal Alarm Add(string name, Phase phase, Action ring)
    {
        var node = FirstAlarm + AlarmCount;
        if (node == _nodes.Length)
        {
            // In place: every alarm keeps its index and its links.
            Array.Resize(ref _nodes, FirstAlarm + AlarmCount * 2);
            Array.Resize(ref _alarms, AlarmCount * 2);
        }

        var alarm = new Alarm(this, node, name, phase, ring);
        _nodes[node] = new Node { Due = NotSet, Next = node, Previous = node };
        _alarms[AlarmCount] = alarm;
        AlarmCount++;
        return alarm;
    }

    /// <summary>Moves now to an instant up to which every alarm has rung.</summary>
    internal void AdvanceTo(long instant)
    {
        if (instant == Now)
        {
            return;
        }

        var list = SlotOf(instant);
        BeginInstant(instant);
        DealOut(list);
    }

    private void BeginInstant(long instant)
    {
        Now = instant;
        _ringsLeftInRound = UnwatchedRings;
    }

    private int TakeFromPhase()
    {
        if (--_ringsLeftInRound < 0)
        {
            BeginRound();
        }

        var nodes = _nodes;
        var node = nodes[FirstPhaseList + BitOperations.TrailingZeroCount(_phases)].Next;
        Unlink(nodes, node);
        nodes[node].Due = NotSet;
        return node;
    }

    /// <summary>Moves now to the first instant in a slot with several alarms, unless that lies beyond the bound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EnterCrowd(int list, long bound)
    {
        var nodes = _nodes;
        var earliest = NotSet;
        for (var node = nodes[list].Next; node != list; node = nodes[node].Next)
        {
            earliest = Math.Min(earliest, nodes[node].Due);
        }

        if (earliest > bound)
        {
            return false;
        }

        BeginInstant(earliest);
        DealOut(list);
        return true;
    }

    /// <summary>Moves the alarms of a slot, in order, to where they belong as seen from now.</summary>
    private void DealOut(int list)
    {
        var nodes = _nodes;
        var node = nodes[list].Next;
        if (node == list)
        {
            return;
        }

        nodes[list].Next = list;
        nodes[list].Previous = list;
        ClearSlot(list);
        while (node != list)
        {
            var next = nodes[node].Next;
            var due = nodes[node].Due;
            Append(nodes, node, due == Now ? MarkPhaseOf(node) : MarkSlotOf(due));
            node = next;
        }
    }

    /// <summary>The list of the alarm's phase at this instant, marked as not empty.</summary>
    private int MarkPhaseOf(int node)
    {
        var phase = (int)AlarmOf(node).Phase;
        _phases |= 1u << phase;
        return FirstPhaseList + phase;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetNearTheEdge(int node, long due)
    {
        if (due < Now)
        {
            throw new InvalidOperationException(
                $"The alarm '{AlarmOf(node).Name}' cannot be set for {Instant.FromNanoseconds(due)}: "
                + $"it is already {Instant.FromNanoseconds(Now)}.");
        }

        Cancel(node);
        if (due != NotSet)
        {
            _nodes[node].Due = due;
            Append(_nodes, node, MarkPhaseOf(node));
        }
    }

    private void ClearList(int list)
    {
        if (list < FirstPhaseList)
        {
            ClearSlot(list);
        }
        else
        {
            _phases &= ~(1u << (list - FirstPhaseList));
        }
    }
}
