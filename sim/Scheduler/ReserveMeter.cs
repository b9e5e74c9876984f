using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>
/// What a virtual processor is owed of its reserve: it grows with time at the rate of the reserve and falls by the time that it runs on
/// the reserve. A sleeper saves up for one period at most.
/// </summary>
internal sealed class ReserveMeter(double reserve, Duration period)
{
    private readonly double _most = reserve * period.Nanoseconds;
    private double _owed;
    private Instant _asOf;

    /// <summary>Whether there is a reserve at all.</summary>
    public bool Exists { get; } = reserve > 0;

    /// <summary>Whether the reserve is unmet.</summary>
    public bool IsUnmet(Instant now)
    {
        if (!Exists)
            return false;
        Grow(now);
        return _owed > 0;
    }

    /// <summary>Time that ran on the reserve.</summary>
    public void Pay(Duration run) => _owed -= run.Nanoseconds;

    /// <summary>
    /// Time that ran on the weight's share where that counts against the reserve too. It spends what is owed and at most one period's
    /// reserve in advance: who had the host to itself for long has not spent its reserve for as long a time to come.
    /// </summary>
    public void PayByShare(Duration run) => _owed = Math.Max(_owed - run.Nanoseconds, Math.Min(_owed, -_most));

    /// <summary>The virtual processor wakes: what it is owed was bounded while it slept.</summary>
    public void Wake(Instant now)
    {
        if (!Exists)
            return;
        Grow(now);
        _owed = Math.Min(_owed, _most);
    }

    /// <summary>
    /// Since when it has been owed something, or when it will be, in nanoseconds; <see cref="long.MaxValue"/> where a reserve is
    /// so small that what was run on it is never owed again.
    /// </summary>
    public long UnmetFrom(Instant now)
    {
        Grow(now);
        var since = Math.Round(_owed / reserve);
        return now.Nanoseconds - since < long.MaxValue ? now.Nanoseconds - (long)since : long.MaxValue;
    }

    private void Grow(Instant now)
    {
        _owed += reserve * (now - _asOf).Nanoseconds;
        _asOf = now;
    }
}
