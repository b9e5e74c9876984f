using HvSim.Engine;

namespace HvSim.Bench.Engine.Variants;

/// <summary>A variant that lost: a binary heap in which every alarm knows its place, so that it is moved in place.</summary>
internal readonly struct IndexedHeap() : IBenchSimulation<IndexedHeap.Handle>
{
    private readonly Run _run = new();

    public static string Name => "indexed heap";

    public long EventCount => _run.EventCount;

    public Handle CreateAlarm(Action ring) => new(new Entry(_run, ring));

    public void RunUntil(Instant end) => _run.RunUntil(end.Nanoseconds);

    internal readonly struct Handle(Entry entry) : IBenchAlarm
    {
        public bool IsSet => entry.Place >= 0;

        public void SetIn(Duration delay) => entry.Run.Set(entry, delay.Nanoseconds);

        public void Cancel() => entry.Run.Cancel(entry);
    }

    internal sealed class Entry(Run run, Action ring)
    {
        internal Run Run { get; } = run;

        internal Action Ring { get; } = ring;

        internal int Place { get; set; } = -1;
    }

    private readonly record struct Slot(long Due, long Order, Entry Entry)
    {
        internal bool IsBefore(in Slot other) => Due < other.Due || (Due == other.Due && Order < other.Order);
    }

    internal sealed class Run
    {
        private Slot[] _heap = new Slot[64];
        private int _count;
        private long _now;
        private long _order;

        internal long EventCount { get; private set; }

        internal void RunUntil(long end)
        {
            while (_count > 0 && _heap[0].Due <= end)
            {
                var (due, _, entry) = _heap[0];
                Cancel(entry);
                _now = due;
                EventCount++;
                entry.Ring();
            }

            _now = end;
        }

        internal void Set(Entry entry, long delay)
        {
            if (entry.Place < 0)
            {
                if (_count == _heap.Length)
                {
                    Array.Resize(ref _heap, _count * 2);
                }

                entry.Place = _count++;
            }

            Settle(entry.Place, new Slot(_now + delay, _order++, entry));
        }

        internal void Cancel(Entry entry)
        {
            var place = entry.Place;
            if (place < 0)
            {
                return;
            }

            entry.Place = -1;
            var last = _heap[--_count];
            _heap[_count] = default;
            if (place < _count)
            {
                Settle(place, last);
            }
        }

        private void Settle(int place, Slot slot)
        {
            while (place > 0 && slot.IsBefore(_heap[(place - 1) / 2]))
            {
                Put(place, _heap[(place - 1) / 2]);
                place = (place - 1) / 2;
            }

            for (var child = 2 * place + 1; child < _count; child = 2 * place + 1)
            {
                if (child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]))
                {
                    child++;
                }

                if (!_heap[child].IsBefore(slot))
                {
                    break;
                }

                Put(place, _heap[child]);
                place = child;
            }

            Put(place, slot);
        }

        private void Put(int place, Slot slot)
        {
            _heap[place] = slot;
            slot.Entry.Place = place;
        }
    }
}
