using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// What a virtual processor's time on logical processors was spent on. A run begins with a context switch, then caches are refilled,
/// then there is work at a pace that may change: what has passed is settled, and the rest goes on at the new pace.
/// </summary>
internal sealed class RunMeter
{
    private Duration _switchLeft;
    private Duration _refillLeft;

    /// <summary>All that is settled.</summary>
    public RunningTimes Settled { get; private set; }

    /// <summary>The instant up to which the run is settled.</summary>
    public Instant SettledAt { get; private set; }

    /// <summary>The present pace; settle before it changes.</summary>
    public Pace Pace { get; set; }

    public void Begin(Instant now, Duration contextSwitch, Duration refill, Pace pace)
    {
        SettledAt = now;
        _switchLeft = contextSwitch;
        _refillLeft = refill;
        Pace = pace;
    }

    /// <summary>Time from the last settlement until <paramref name="work"/> is done.</summary>
    public Duration TimeFor(Duration work) => _switchLeft + _refillLeft + Pace.TimeFor(work);

    /// <summary>What is not settled, without settling it.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="workLeft">Work that there was to do when the run was last settled.</param>
    public RunningTimes Open(Instant now, Duration workLeft)
    {
        var elapsed = now - SettledAt;
        var contextSwitch = Duration.Min(elapsed, _switchLeft);
        var refill = Duration.Min(elapsed - contextSwitch, _refillLeft);
        var paced = Pace.Split(elapsed - contextSwitch - refill, workLeft);
        return paced with { ContextSwitch = contextSwitch, CacheRefill = refill };
    }

    /// <summary>Settles the run until now; returns what was not settled.</summary>
    public RunningTimes Settle(Instant now, Duration workLeft)
    {
        if (now == SettledAt)
            return default;
        var times = Open(now, workLeft);
        Settled += times;
        SettledAt = now;
        _switchLeft -= times.ContextSwitch;
        _refillLeft -= times.CacheRefill;
        return times;
    }
}
