using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Devices;

/// <summary>
/// A solid-state disk behind its bus, or an array behind its link: it serves so many transfers at the same time, and the bytes of one after
/// the other go over the link, those of a write before it is served, those of a read behind it.
/// </summary>
public sealed class StorageArray : IDisk
{
    private readonly Simulation _simulation;
    private readonly ServerBank _bank;
    private readonly LatencyLaw _latency;
    private readonly double _bytesPerSecond;
    private readonly TransferQueue _beforeLink = new();
    private readonly LevelClock _link;
    private readonly Alarm _carried;
    private Transfer? _onLink;

    /// <summary>An idle array.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="name">Its name.</param>
    /// <param name="latency">Time of a transfer without its bytes.</param>
    /// <param name="parallelism">Transfers at the same time, 1 or more.</param>
    /// <param name="bytesPerSecond">Bandwidth of the link, above 0.</param>
    public StorageArray(Simulation simulation, string name, LatencyLaw latency, int parallelism, double bytesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        _latency = latency;
        _bytesPerSecond = bytesPerSecond;
        InDevice = new LevelClock(simulation.Now);
        _link = new LevelClock(simulation.Now);
        _carried = simulation.CreateAlarm($"{name} link", Carried);
        _bank = new ServerBank(simulation, name, parallelism, _latency.Of, Served);
    }

    /// <inheritdoc/>
    public int Parallelism => _bank.Size;

    /// <inheritdoc/>
    public LevelClock Busy => _bank.Busy;

    /// <inheritdoc/>
    public LevelClock? Link => _link;

    /// <inheritdoc/>
    public LevelClock InDevice { get; }

    /// <inheritdoc/>
    public long Done { get; private set; }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Device);
        InDevice.Add(1, _simulation.Now);
        if (transfer.Kind.IsWrite)
            Carry(transfer);
        else
            _bank.Take(transfer);
    }

    private void Served(Transfer transfer)
    {
        if (transfer.Kind.IsWrite)
            Leave(transfer);
        else
            Carry(transfer);
    }

    private void Carry(Transfer transfer)
    {
        if (_onLink is not null)
        {
            _beforeLink.Enqueue(transfer);
            return;
        }
        _link.Add(1, _simulation.Now);
        CarryNow(transfer);
    }

    private void CarryNow(Transfer transfer)
    {
        _onLink = transfer;
        _carried.SetIn(Duration.FromSeconds(transfer.Kind.Bytes / _bytesPerSecond));
    }

    private void Carried()
    {
        var transfer = _onLink!;
        _onLink = null;
        if (_beforeLink.Dequeue() is { } next)
            CarryNow(next);
        else
            _link.Add(-1, _simulation.Now);
        if (transfer.Kind.IsWrite)
            _bank.Take(transfer);
        else
            Leave(transfer);
    }

    private void Leave(Transfer transfer)
    {
        Done++;
        InDevice.Add(-1, _simulation.Now);
        transfer.AfterDevice!.Take(transfer);
    }
}
