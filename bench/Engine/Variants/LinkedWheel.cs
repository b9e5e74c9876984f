using System.Numerics;
using HvSim.Engine;

namespace HvSim.Bench.Engine.Variants;

/// <summary>
/// A variant that lost: the timing wheel alone, without a sorted stretch before it, its slots linked by references
/// between the alarms. Compare with <see cref="IndexedWheel"/>, which differs in the links only.
/// </summary>
internal readonly struct LinkedWheel() : IBenchSimulation<LinkedWheel.Handle>
{
    private readonly Run _run = new();

    public static string Name => "linked wheel";

    public long EventCount => _run.EventCount;

    public Handle CreateAlarm(Action ring) => new(new Entry(_run, ring));

    public void RunUntil(Instant end) => _run.RunUntil(end.Nanoseconds);

    internal readonly struct Handle(Entry entry) : IBenchAlarm
    {
        public bool IsSet => entry.Due != long.MaxValue;

        public void SetIn(Duration delay) => entry.Run!.Set(entry, delay.Nanoseconds);

        public void Cancel() => entry.Run!.Cancel(entry);
    }

    /// <summary>An alarm, or the head of a slot.</summary>
    internal sealed class Entry
    {
        internal readonly Run? Run;
        internal readonly Action? Ring;
        internal readonly int Slot;
        internal Entry Next;
        internal Entry Previous;
        internal long Due = long.MaxValue;

        internal Entry(Run? run, Action? ring, int slot = -1)
        {
            Run = run;
            Ring = ring;
            Slot = slot;
            Next = this;
            Previous = this;
        }
    }

    internal sealed class Run
    {
        private readonly Entry[] _heads = new Entry[704];
        private readonly ulong[] _slots = new ulong[11];
        private uint _levels;
        private long _now;

        internal Run()
        {
            for (var slot = 0; slot < _heads.Length; slot++)
            {
                _heads[slot] = new Entry(null, null, slot);
            }
        }

        internal long EventCount { get; private set; }

        internal void RunUntil(long end)
        {
            while (Take(end) is { } entry)
            {
                EventCount++;
                entry.Ring!();
            }

            DealOut(_heads[SlotOf(end)], end);
        }

        internal void Set(Entry entry, long delay)
        {
            Cancel(entry);
            entry.Due = _now + delay;
            Append(entry);
        }

        internal void Cancel(Entry entry)
        {
            if (entry.Due != long.MaxValue)
            {
                entry.Due = long.MaxValue;
                entry.Next.Previous = entry.Previous;
                entry.Previous.Next = entry.Next;
                if (entry.Next == entry.Previous)
                {
                    Clear(entry.Next.Slot);
                }
            }
        }

        private Entry? Take(long end)
        {
            while (_levels != 0)
            {
                var level = BitOperations.TrailingZeroCount(_levels);
                var head = _heads[level * 64 + BitOperations.TrailingZeroCount(_slots[level])];
                var first = head.Next;
                var due = first.Due;
                for (var entry = first.Next; entry != head; entry = entry.Next)
                {
                    due = Math.Min(due, entry.Due);
                }

                if (due > end)
                {
                    return null;
                }

                if (first.Next == head || level == 0)
                {
                    Cancel(first);
                    _now = due;
                    return first;
                }

                DealOut(head, due);
            }

            return null;
        }

        private void DealOut(Entry head, long now)
        {
            _now = now;
            var entry = head.Next;
            if (entry == head)
            {
                return;
            }

            head.Next = head;
            head.Previous = head;
            Clear(head.Slot);
            while (entry != head)
            {
                var next = entry.Next;
                Append(entry);
                entry = next;
            }
        }

        private void Append(Entry entry)
        {
            var slot = SlotOf(entry.Due);
            _slots[slot >> 6] |= 1UL << slot;
            _levels |= 1u << (slot >> 6);
            var head = _heads[slot];
            var last = head.Previous;
            head.Previous = entry;
            last.Next = entry;
            entry.Next = head;
            entry.Previous = last;
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
