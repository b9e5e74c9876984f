using HvSim.Engine;

namespace HvSim.Io.Limits;

/// <summary>
/// How many transfers a device completes in a period in which it is busy throughout: counted over one period of busy time after
/// the other, and averaged with exponentially falling weight.
/// </summary>
internal sealed class CompletionRate
{
    // Of a new count in the average.
    private const double Weight = 0.25;

    private readonly Duration _period;
    private Instant _busySince;
    private Duration _busy;
    private long _count;

    /// <summary>A rate that nothing is known of.</summary>
    /// <param name="period">The period, above zero.</param>
    public CompletionRate(Duration period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, Duration.Zero);
        _period = period;
    }

    /// <summary>Transfers per period; null before the first period is over.</summary>
    public double? PerPeriod { get; private set; }

    /// <summary>The device was idle and begins to work.</summary>
    public void Begins(Instant now) => _busySince = now;

    /// <summary>The device, busy until now, has completed one.</summary>
    public void Completed(Instant now)
    {
        _busy += now - _busySince;
        _busySince = now;
        _count++;
        if (_busy < _period)
            return;
        var counted = _count * (_period / _busy);
        PerPeriod = PerPeriod is { } average ? average + (Weight * (counted - average)) : counted;
        _busy = Duration.Zero;
        _count = 0;
    }
}
