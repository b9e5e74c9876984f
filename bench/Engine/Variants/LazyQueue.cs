using HvSim.Engine;

namespace HvSim.Bench.Engine.Variants;

/// <summary>
/// A variant that lost: .NET's priority queue of alarms, where moving or cancelling leaves a dead entry behind that is
/// dropped when its time comes.
/// </summary>
internal readonly struct LazyQueue() : IBenchSimulation<LazyQueue.Handle>
{
    private readonly Run _run = new();

    public static string Name => "lazy queue";

    public long EventCount => _run.EventCount;

    public Handle CreateAlarm(Action ring) => new(new Entry(_run, ring));

    public void RunUntil(Instant end) => _run.RunUntil(end.Nanoseconds);

    internal readonly struct Handle(Entry entry) : IBenchAlarm
    {
        public bool IsSet => entry.Order >= 0;

        public void SetIn(Duration delay) => entry.Run.Set(entry, delay.Nanoseconds);

        public void Cancel() => entry.Order = -1;
    }

    internal sealed class Entry(Run run, Action ring)
    {
        internal Run Run { get; } = run;

        internal Action Ring { get; } = ring;

        internal long Order { get; set; } = -1;
    }

    internal sealed class Run
    {
        private readonly PriorityQueue<Entry, (long Due, long Order)> _queue = new();
        private long _now;
        private long _order;

        internal long EventCount { get; private set; }

        internal void RunUntil(long end)
        {
            while (_queue.TryPeek(out var entry, out var key) && key.Due <= end)
            {
                _queue.Dequeue();
                if (entry.Order != key.Order)
                {
                    continue;
                }

                entry.Order = -1;
                _now = key.Due;
                EventCount++;
                entry.Ring();
            }

            _now = end;
        }

        internal void Set(Entry entry, long delay)
        {
            entry.Order = _order++;
            _queue.Enqueue(entry, (_now + delay, entry.Order));
        }
    }
}
