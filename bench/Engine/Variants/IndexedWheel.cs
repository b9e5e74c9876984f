using System.Numerics;
using HvSim.Engine;

namespace HvSim.Bench.Engine.Variants;

/// <summary>
/// A variant that lost: the timing wheel alone, without a sorted stretch before it, its slots linked by indices into one
/// array. Compare with <see cref="LinkedWheel"/>, which differs in the links only.
/// </summary>
internal readonly struct IndexedWheel() : IBenchSimulation<IndexedWheel.Handle>
{
    private readonly Run _run = new();

    public static string Name => "indexed wheel";

    public long EventCount => _run.EventCount;

    public Handle CreateAlarm(Action ring) => new(_run, _run.Add(ring));

    public void RunUntil(Instant end) => _run.RunUntil(end.Nanoseconds);

    internal readonly struct Handle(Run run, int entry) : IBenchAlarm
    {
        public bool IsSet => run.IsSet(entry);

        public void SetIn(Duration delay) => run.Set(entry, delay.Nanoseconds);

        public void Cancel() => run.Cancel(entry);
    }

    private struct Node
    {
        internal long Due;
        internal int Next;
        internal int Previous;
    }

    internal sealed class Run
    {
        private const int Heads = 704;

        private readonly ulong[] _slots = new ulong[11];
        private Node[] _nodes = new Node[Heads + 64];
        private Action[] _rings = new Action[Heads + 64];
        private int _count = Heads;
        private uint _levels;
        private long _now;

        internal Run()
        {
            for (var slot = 0; slot < Heads; slot++)
            {
                _nodes[slot] = new Node { Due = long.MaxValue, Next = slot, Previous = slot };
            }
        }

        internal long EventCount { get; private set; }

        internal int Add(Action ring)
        {
            if (_count == _nodes.Length)
            {
                Array.Resize(ref _nodes, _count * 2);
                Array.Resize(ref _rings, _count * 2);
            }

            _nodes[_count] = new Node { Due = long.MaxValue, Next = _count, Previous = _count };
            _rings[_count] = ring;
            return _count++;
        }

        internal bool IsSet(int entry) => _nodes[entry].Due != long.MaxValue;

        internal void RunUntil(long end)
        {
            for (var entry = Take(end); entry >= 0; entry = Take(end))
            {
                EventCount++;
                _rings[entry]();
            }

            DealOut(SlotOf(end), end);
        }

        internal void Set(int entry, long delay)
        {
            Cancel(entry);
            _nodes[entry].Due = _now + delay;
            Append(entry);
        }

        internal void Cancel(int entry)
        {
            var nodes = _nodes;
            ref var node = ref nodes[entry];
            if (node.Due != long.MaxValue)
            {
                node.Due = long.MaxValue;
                nodes[node.Next].Previous = node.Previous;
                nodes[node.Previous].Next = node.Next;
                if (node.Next == node.Previous)
                {
                    Clear(node.Next);
                }
            }
        }

        private int Take(long end)
        {
            var nodes = _nodes;
            while (_levels != 0)
            {
                var level = BitOperations.TrailingZeroCount(_levels);
                var head = level * 64 + BitOperations.TrailingZeroCount(_slots[level]);
                var first = nodes[head].Next;
                var due = nodes[first].Due;
                for (var entry = nodes[first].Next; entry != head; entry = nodes[entry].Next)
                {
                    due = Math.Min(due, nodes[entry].Due);
                }

                if (due > end)
                {
                    return -1;
                }

                if (nodes[first].Next == head || level == 0)
                {
                    Cancel(first);
                    _now = due;
                    return first;
                }

                DealOut(head, due);
            }

            return -1;
        }

        private void DealOut(int head, long now)
        {
            _now = now;
            var nodes = _nodes;
            var entry = nodes[head].Next;
            if (entry == head)
            {
                return;
            }

            nodes[head].Next = head;
            nodes[head].Previous = head;
            Clear(head);
            while (entry != head)
            {
                var next = nodes[entry].Next;
                Append(entry);
                entry = next;
            }
        }

        private void Append(int entry)
        {
            var nodes = _nodes;
            ref var node = ref nodes[entry];
            var head = SlotOf(node.Due);
            _slots[head >> 6] |= 1UL << head;
            _levels |= 1u << (head >> 6);
            var last = nodes[head].Previous;
            nodes[head].Previous = entry;
            nodes[last].Next = entry;
            node.Next = head;
            node.Previous = last;
        }

        private int SlotOf(long due)
        {
            var level = ((63 - BitOperations.LeadingZeroCount((ulong)(due ^ _now) | 1)) * 43) >> 8;
            return (level << 6) + (int)((due >> (level * 6)) & 63);
        }

        private void Clear(int slot)
        {
            _slots[slot >> 6] &= ~(1UL << slot);
            if (_slots[slot >> 6] == 0)
            {
                _levels &= ~(1u << (slot >> 6));
            }
        }
    }
}
