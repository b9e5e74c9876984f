using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Devices;

/// <summary>
/// A solid-state disk: so many transfers at the same time, each at its share of the bandwidth, whether or not others are under way.
/// </summary>
public sealed class SolidStateDisk : IDisk
{
    private readonly ServerBank _bank;
    private readonly LatencyLaw _latency;
    private readonly double _bytesPerSecond;

    /// <summary>An idle disk.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="name">Its name.</param>
    /// <param name="latency">Time of a transfer without its bytes.</param>
    /// <param name="parallelism">Transfers at the same time, 1 or more.</param>
    /// <param name="bytesPerSecond">Bandwidth of all together, above 0.</param>
    public SolidStateDisk(Simulation simulation, string name, LatencyLaw latency, int parallelism, double bytesPerSecond)
    {
        _latency = latency;
        _bytesPerSecond = bytesPerSecond / parallelism;
        _bank = new ServerBank(simulation, name, parallelism, Service);
    }

    /// <inheritdoc/>
    public int Parallelism => _bank.Size;

    /// <inheritdoc/>
    public LevelClock Busy => _bank.Busy;

    /// <inheritdoc/>
    public LevelClock? Link => null;

    /// <inheritdoc/>
    public LevelClock InDevice => _bank.Inside;

    /// <inheritdoc/>
    public long Done => _bank.Done;

    /// <inheritdoc/>
    public void Take(Transfer transfer) => _bank.Take(transfer);

    private Duration Service(Transfer transfer) =>
        _latency.Of(transfer) + Duration.FromSeconds(transfer.Kind.Bytes / _bytesPerSecond);
}
