using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;

namespace HvSim.Io.Limits;

/// <summary>
/// Storage QoS: a bucket of tokens that fills at the rate of the limit. A transfer takes one token for each 8 KiB or part of them, and
/// waits behind others until they are there; where they are, it goes on at once. The bucket never holds more than one transfer of 8 KiB,
/// so that nothing is saved up while nobody asks.
/// </summary>
public sealed class RateLimit : IStation
{
    private const long UnitBytes = 8192;

    private readonly Simulation _simulation;
    private readonly IStation _next;
    private readonly double _unitNanoseconds;
    private readonly TransferQueue _waiting = new();
    private readonly Alarm _filled;
    private double _freeAt;

    /// <summary>A full bucket.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="perSecond">Most transfers of 8 KiB per second, above 0.</param>
    /// <param name="next">Where transfers go.</param>
    public RateLimit(Simulation simulation, double perSecond, IStation next)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        _next = next;
        _unitNanoseconds = Duration.FromSeconds(1).Nanoseconds / perSecond;
        _filled = simulation.CreateAlarm("storage limit", OnFilled);
    }

    /// <summary>Transfers that had to wait.</summary>
    public long Throttled { get; private set; }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        if (_waiting.IsEmpty && _freeAt <= NowNanoseconds)
        {
            Pass(transfer);
            return;
        }
        Throttled++;
        transfer.Waits(ResponsePart.Throttling);
        _waiting.Enqueue(transfer);
        if (!_filled.IsSet)
            Wait();
    }

    private long NowNanoseconds => (_simulation.Now - Instant.Zero).Nanoseconds;

    private void OnFilled()
    {
        var transfer = _waiting.Dequeue()!;
        Pass(transfer);
        if (!_waiting.IsEmpty)
            Wait();
    }

    private void Wait() => _filled.SetIn(Duration.FromNanoseconds(Math.Max(0, (long)Math.Ceiling(_freeAt - NowNanoseconds))));

    /// <summary>The tokens are gone before the next station sees the transfer. A fraction of a nanosecond is kept, so that rates are exact.</summary>
    private void Pass(Transfer transfer)
    {
        var units = (transfer.Kind.Bytes + UnitBytes - 1) / UnitBytes;
        _freeAt = Math.Max(_freeAt, NowNanoseconds - 1) + (units * _unitNanoseconds);
        _next.Take(transfer);
    }
}
