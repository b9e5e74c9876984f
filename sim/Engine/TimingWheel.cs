using System.Runtime.CompilerServices;

namespace HvSim.Engine;

/// <summary>
/// The pending alarms, in order: a hierarchical timing wheel (Varghese, Lauck 1987) of ten levels, and before it a
/// short sorted array of those that ring next. A slot's level is the highest group of bits in which its alarms differ from
/// the wheel's origin; a slot on the lowest level is one nanosecond. Slots are circular doubly linked lists:
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
    private const int FirstAlarm = FirstPhaseList + (int)Phase.End + 1;

    private uint _phases;

    // Slots are relative to this instant: not after anything in a slot, and not after now whenever an alarm rings.
    private long _origin;

    // The first nodes are the heads of the lists, one per slot and one per phase; the alarms follow in creation order.
    private Node[] _nodes = new Node[FirstAlarm + 64];

    // By node, like all that follows; what ringing does not need is kept apart from what it does.
    private Action[] _rings = new Action[FirstAlarm + 64];
    private string[] _names = new string[FirstAlarm + 64];
    private Phase[] _phaseOf = new Phase[FirstAlarm + 64];

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
    internal static int NumberOf(int node) => unchecked(node - FirstAlarm);

    internal bool IsSet(int node) => _nodes[node].Due != NotSet;

    internal long DueOf(int node) => _nodes[node].Due;

    internal string NameOf(int node) => _names[node];

    internal Phase PhaseOf(int node) => _phaseOf[node];

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

    /// <summary>The instant up to which <see cref="RingAll"/> rings; an alarm may bring it forward.</summary>
    internal long Bound { get; set; }

    internal long RingCount { get; private set; }

    /// <summary>A running hash over the instants and the numbers of the alarms that rang.</summary>
    internal ulong Fingerprint { get; private set; }

    /// <summary>Rings every alarm that is due up to the bound.</summary>
    // On its own, so that the exception frame around a run does not keep the loop's values out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void RingAll()
    {
        for (var node = Take(); node != None; node = Take())
        {
            unchecked
            {
                RingCount++;
                Fingerprint = StableHash.Chain(Fingerprint, (ulong)Now, (ulong)NumberOf(node));
            }

            _rings[node]();
        }
    }

    /// <summary>
    /// Takes out the next alarm to ring, moving now to its instant; <see cref="None"/> if none is due up to the bound.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take()
    {
        if (_phases != 0 || (_soonCount == 0 && !Refill(Bound)))
        {
            return TakeFromPhase();
        }

        var last = unchecked(_soonCount - 1);
        var soon = _soon;
        var (due, node) = soon[last];
        if (due > Bound)
        {
            return None;
        }

        if (last > 0 && soon[unchecked(last - 1)].Due == due)
        {
            return TakeShared(due);
        }

        _soonCount = last;
        _nodes[node].Due = NotSet;
        Now = due;
        return node;
    }

    /// <summary>Moves now to an instant up to which every alarm has rung.</summary>
    internal void AdvanceTo(long instant) => Now = instant;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    [MethodImpl(MethodImplOptions.NoInlining)]
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
