using HvSim.Engine;

namespace HvSim.Stats;

/// <summary>
/// A whole-numbered level and its integral over time. The integral only grows (for levels of 0 and more); the time average over
/// a window is the difference of two readings over the window's length. Memory in MiB over days has more level-nanoseconds than 64
/// bits hold.
/// </summary>
public sealed class LevelClock(Instant start)
{
    private Instant _since = start;
    private Int128 _levelNanoseconds;

    /// <summary>The present level.</summary>
    public long Level { get; private set; }

    /// <summary>Raises (or lowers, where negative) the level.</summary>
    public void Add(long change, Instant now)
    {
        _levelNanoseconds += Math.BigMul(Level, (now - _since).Nanoseconds);
        _since = now;
        Level += change;
    }

    /// <summary>Integral of the level until <paramref name="now"/>, in level-nanoseconds.</summary>
    public Int128 Integral(Instant now) => _levelNanoseconds + Math.BigMul(Level, (now - _since).Nanoseconds);
}
