using System.Numerics;
using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// The less common half: several alarms at one instant, new alarms, and errors.
internal sealed partial class TimingWheel
{
    /// <summary>Adds an alarm, not set, and returns it.</summary>
    internal Alarm Add(string name, Phase phase, Action ring)
    {
        var node = FirstAlarm + AlarmCount;
        if (node == _nodes.Length)
        {
            // In place: every alarm keeps its index and its links.
            var size = FirstAlarm + AlarmCount * 2;
            Array.Resize(ref _nodes, size);
            Array.Resize(ref _rings, size);
            Array.Resize(ref _names, size);
            Array.Resize(ref _phaseOf, size);
        }

        _nodes[node] = new Node { Due = NotSet, Next = node, Previous = node };
        _rings[node] = ring;
        _names[node] = name;
        _phaseOf[node] = phase;
        AlarmCount++;
        return new Alarm(this, node);
    }

    private int TakeFromPhase()
    {
        if (_phases == 0)
        {
            return None;
        }

        if (--_ringsLeftInRound < 0)
        {
            BeginRound();
        }

        var nodes = _nodes;
        var node = nodes[FirstPhaseList + BitOperations.TrailingZeroCount(_phases)].Next;
        Remove(nodes, node);
        nodes[node].Due = NotSet;
        return node;
    }

    /// <summary>The list of the alarm's phase at this instant, marked as not empty.</summary>
    private int MarkPhaseOf(int node)
    {
        var phase = (int)_phaseOf[node];
        _phases |= 1u << phase;
        return FirstPhaseList + phase;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetNearTheEdge(int node, long due)
    {
        if (due < Now)
        {
            throw new InvalidOperationException(
                $"The alarm '{NameOf(node)}' cannot be set for {Instant.FromNanoseconds(due)}: "
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
