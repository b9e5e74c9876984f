using HvSim.Engine;

namespace HvSim.Models.Workloads;

/// <summary>
/// A Markov-modulated Poisson process of two states: bursts of exponential length at a high rate, and calm between them at the rate
/// that keeps the mean.
/// </summary>
public sealed class BurstyArrivals : IArrivalProcess
{
    private readonly RandomStream _stream;
    private readonly double _burstRate;
    private readonly double _calmRate;
    private readonly double _burstSeconds;
    private readonly double _calmSeconds;
    private bool _inBurst;
    private bool _started;
    private Instant _stateEnds;

    /// <summary>Bursty arrivals.</summary>
    /// <param name="stream">Stream of gaps and state lengths.</param>
    /// <param name="ratePerSecond">Mean rate.</param>
    /// <param name="peakToMean">Rate inside bursts over the mean rate, above 1.</param>
    /// <param name="share">Fraction of time inside bursts, above 0, below 1, at most 1 / <paramref name="peakToMean"/>.</param>
    /// <param name="meanLength">Mean length of a burst.</param>
    public BurstyArrivals(RandomStream stream, double ratePerSecond, double peakToMean, double share, Duration meanLength)
    {
        _stream = stream;
        _burstRate = ratePerSecond * peakToMean;
        _calmRate = ratePerSecond * Math.Max(0, 1 - (peakToMean * share)) / (1 - share);
        _burstSeconds = meanLength.Seconds;
        _calmSeconds = meanLength.Seconds * (1 - share) / share;
    }

    /// <inheritdoc/>
    public Instant Next(Instant now)
    {
        if (!_started)
        {
            _started = true;
            _inBurst = _stream.NextDouble() < _burstSeconds / (_burstSeconds + _calmSeconds);
            BeginState(now);
        }

        var from = now;
        while (true)
        {
            var rate = _inBurst ? _burstRate : _calmRate;
            if (rate > 0)
            {
                var arrival = from + Duration.FromSeconds(_stream.NextExponential() / rate);
                if (arrival <= _stateEnds)
                    return arrival;
            }
            from = _stateEnds;
            _inBurst = !_inBurst;
            BeginState(from);
        }
    }

    private void BeginState(Instant now) =>
        _stateEnds = now + Duration.FromSeconds(_stream.NextExponential() * (_inBurst ? _burstSeconds : _calmSeconds));
}
