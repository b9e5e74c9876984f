using HvSim.Engine;

namespace HvSim.Stats;

/// <summary>
/// How long something has been in each of a fixed set of states. Readings only grow; a window is the difference of two
/// readings.
/// </summary>
public sealed class StateClock
{
    private readonly long[] _nanoseconds;
    private Instant _since;

    /// <summary>A clock that starts at <paramref name="now"/> in state <paramref name="initial"/>.</summary>
    /// <param name="states">Number of states, at least 1.</param>
    /// <param name="initial">State at the start, 0 to <paramref name="states"/> - 1.</param>
    /// <param name="now">Instant of the start.</param>
    public StateClock(int states, int initial, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(initial);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(initial, states);
        _nanoseconds = new long[states];
        Current = initial;
        _since = now;
    }

    /// <summary>The state that time is being charged to.</summary>
    public int Current { get; private set; }

    /// <summary>Charges the time since the last change to the state being left.</summary>
    /// <returns>The time that was charged.</returns>
    public Duration Enter(int state, Instant now)
    {
        var elapsed = now - _since;
        _nanoseconds[Current] += elapsed.Nanoseconds;
        Current = state;
        _since = now;
        return elapsed;
    }

    /// <summary>Total time in <paramref name="state"/> until <paramref name="now"/>.</summary>
    public Duration In(int state, Instant now)
    {
        var open = state == Current ? (now - _since).Nanoseconds : 0;
        return Duration.FromNanoseconds(_nanoseconds[state] + open);
    }
}
