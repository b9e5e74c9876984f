namespace HvSim.Bench.Engine;

/// <summary>What most simulators do: a class per kind of event, an object per event.</summary>
internal abstract class Event
{
    internal bool IsCancelled { get; private set; }

    internal abstract void Fire();

    internal void Cancel() => IsCancelled = true;
}

/// <summary>The baseline: .NET's priority queue of event objects by time; a cancelled one is dropped in its turn.</summary>
internal sealed class EventList
{
    private readonly PriorityQueue<Event, long> _queue = new();

    internal long Now { get; private set; }

    internal long EventCount { get; private set; }

    internal void Schedule(Event next, long delay) => _queue.Enqueue(next, Now + delay);

    internal void RunUntil(long end)
    {
        while (_queue.TryPeek(out _, out var time) && time <= end)
        {
            var next = _queue.Dequeue();
            Now = time;
            EventCount++;
            next.Fire();
        }

        Now = end;
    }

    /// <summary>The same where events may be cancelled, so that the other models do not pay for the question.</summary>
    internal void RunUntilSkippingCancelled(long end)
    {
        while (_queue.TryPeek(out _, out var time) && time <= end)
        {
            var next = _queue.Dequeue();
            if (next.IsCancelled)
            {
                continue;
            }

            Now = time;
            EventCount++;
            next.Fire();
        }

        Now = end;
    }
}
