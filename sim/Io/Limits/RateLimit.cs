using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;

namespace HvSim.Io.Limits;

/// <summary>
/// Storage QoS: a bucket of tokens that fills at the rate of the limit. A transfer takes one token for each 8 KiB or part of
/// them. It goes on at once where a token is there and nobody waits, and leaves the bucket in debt for the others; else it
/// waits behind those before it.
/// </summary>
public sealed class RateLimit : IStation
{
    private const long UnitBytes = 8192;

    private readonly Simulation _simulation;
    private readonly IStation _next;
    private readonly double _perSecond;
    private readonly int _depth;
    private readonly TransferQueue _waiting = new();
    private readonly Alarm _filled;

    // The bucket holds one token when as many as _taken have flowed since _since. Sums of rounded times would drift.
    private Instant _since;
    private long _taken;

    private Instant _holdsSince;
    private Duration _held;

    /// <summary>A full bucket.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="perSecond">Most transfers of 8 KiB per second, above 0.</param>
    /// <param name="next">Where transfers go.</param>
    /// <param name="depth">Most tokens that the bucket saves up while nobody asks, 1 or more.</param>
    public RateLimit(Simulation simulation, double perSecond, IStation next, int depth = 1)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _simulation = simulation;
        _next = next;
        _perSecond = perSecond;
        _depth = depth;
        _since = simulation.Now;
        _taken = 1 - depth;
        _filled = simulation.CreateAlarm("storage limit", OnFilled);
    }

    /// <summary>Transfers that had to wait.</summary>
    public long Throttled { get; private set; }

    /// <summary>Time in which transfers waited for it, until <paramref name="now"/>.</summary>
    public Duration ReadHolding(Instant now) => _waiting.IsEmpty ? _held : _held + (now - _holdsSince);

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        if (_waiting.IsEmpty && InstantOf(_taken) <= _simulation.Now)
        {
            Pass(transfer);
            return;
        }
        Throttled++;
        transfer.Waits(ResponsePart.Throttling);
        if (_waiting.IsEmpty)
            _holdsSince = _simulation.Now;
        _waiting.Enqueue(transfer);
        WaitForToken();
    }

    private void OnFilled()
    {
        var next = _waiting.Dequeue()!;
        if (_waiting.IsEmpty)
            _held += _simulation.Now - _holdsSince;
        Pass(next);
        if (!_waiting.IsEmpty)
            WaitForToken();
    }

    private void WaitForToken()
    {
        if (!_filled.IsSet)
            _filled.Set(Instant.Max(_simulation.Now, InstantOf(_taken)));
    }

    /// <summary>The tokens are gone before the next station sees the transfer.</summary>
    private void Pass(Transfer transfer)
    {
        if (InstantOf(_taken + _depth - 1) < _simulation.Now)
        {
            // It has been full: what flowed since then is lost. Nothing of this nanosecond is, for exact rates.
            _since = _simulation.Now;
            _taken = 1 - _depth;
        }
        _taken += (transfer.Kind.Bytes + UnitBytes - 1) / UnitBytes;
        _next.Take(transfer);
    }

    /// <summary>First whole nanosecond at which so many tokens have flowed.</summary>
    private Instant InstantOf(long tokens) =>
        _since + Duration.FromNanoseconds(
            (long)Math.Ceiling(tokens * (double)Duration.FromSeconds(1).Nanoseconds / _perSecond));
}
