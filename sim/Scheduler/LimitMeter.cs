using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>How much of its limit a virtual processor has used in the present aligned period.</summary>
internal sealed class LimitMeter(double limit, Duration period)
{
    private readonly Duration _allowance = period.MultipliedBy(limit);
    private readonly bool _isUnlimited = limit >= 1;
    private long _period;
    private Duration _used;

    /// <summary>Counts a run that ended now.</summary>
    public void Count(Instant from, Instant now)
    {
        if (_isUnlimited)
            return;
        Roll(now);
        _used += now - Instant.Max(from, Instant.FromNanoseconds(_period * period.Nanoseconds));
    }

    /// <summary>Whether nothing is left in this period.</summary>
    public bool IsUsedUp(Instant now)
    {
        if (_isUnlimited)
            return false;
        Roll(now);
        return _used >= _allowance;
    }

    /// <summary>How long a run that begins now may last before it must be held back.</summary>
    public Duration LongestRun(Instant now)
    {
        if (_isUnlimited)
            return Duration.MaxValue;
        Roll(now);
        var left = _allowance - _used;
        var toBoundary = NextBoundary(now) - now;
        return left < toBoundary ? left : toBoundary + _allowance;
    }

    /// <summary>Start of the next aligned period.</summary>
    public Instant NextBoundary(Instant now) =>
        Instant.FromNanoseconds(((now.Nanoseconds / period.Nanoseconds) + 1) * period.Nanoseconds);

    private void Roll(Instant now)
    {
        var current = now.Nanoseconds / period.Nanoseconds;
        if (current == _period)
            return;
        _period = current;
        _used = Duration.Zero;
    }
}
