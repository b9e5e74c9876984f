namespace HvSim.Tests.Cli;

/// <summary>A clock on the wall that stands still until it is put forward.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    /// <summary>Whether a timer rings as soon as it is set.</summary>
    public bool IsImpatient { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state);
        timer.Change(dueTime == Timeout.InfiniteTimeSpan ? dueTime : _now + dueTime, period);
        _timers.Add(timer);
        if (IsImpatient && dueTime != Timeout.InfiniteTimeSpan)
            timer.RingBy(_now + dueTime);
        return timer;
    }

    public void PutForward(TimeSpan by)
    {
        _now += by;
        foreach (var timer in _timers.ToArray())
            timer.RingBy(_now);
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan? _due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : dueTime;
            return true;
        }

        public void RingBy(TimeSpan now)
        {
            if (!(_due <= now))
                return;
            _due = null;
            callback(state);
        }

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
