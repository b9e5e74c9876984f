using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Devices;

/// <summary>
/// A network adapter of the host and the link behind it, full duplex: in each direction one message after the other, in frames that
/// carry what they can beside their headers, and then a fixed time between wire and memory, which many messages spend at the same time.
/// </summary>
public sealed class NetworkLink : IStation
{
    private readonly Direction _in;
    private readonly Direction _out;

    /// <summary>A link on which nothing is under way.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="name">Its name.</param>
    /// <param name="bytesPerSecond">Bandwidth of each direction, above 0.</param>
    /// <param name="latency">Time between wire and memory.</param>
    /// <param name="frame">Bytes that a frame carries and needs.</param>
    public NetworkLink(Simulation simulation, string name, double bytesPerSecond, Duration latency, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _in = new Direction(simulation, $"{name} in", bytesPerSecond, latency, frame);
        _out = new Direction(simulation, $"{name} out", bytesPerSecond, latency, frame);
    }

    /// <summary>State 1 while the wire towards the host is busy.</summary>
    public LevelClock BusyIn => _in.Busy;

    /// <summary>State 1 while the wire from the host is busy.</summary>
    public LevelClock BusyOut => _out.Busy;

    /// <summary>Messages that it has carried.</summary>
    public long Done => _in.Done + _out.Done;

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Network);
        (transfer.Kind.IsWrite ? _out : _in).Take(transfer);
    }

    private sealed class Direction
    {
        private readonly Simulation _simulation;
        private readonly double _bytesPerSecond;
        private readonly Duration _latency;
        private readonly Frame _frame;
        private readonly TransferQueue _waiting = new();
        private readonly TransferQueue _arriving = new();
        private readonly Alarm _sent;
        private readonly Alarm _arrived;
        private Transfer? _onWire;

        public Direction(Simulation simulation, string name, double bytesPerSecond, Duration latency, Frame frame)
        {
            _simulation = simulation;
            _bytesPerSecond = bytesPerSecond;
            _latency = latency;
            _frame = frame;
            Busy = new LevelClock(simulation.Now);
            _sent = simulation.CreateAlarm($"{name} wire", OnSent);
            _arrived = simulation.CreateAlarm($"{name} memory", OnArrived);
        }

        public LevelClock Busy { get; }

        public long Done { get; private set; }

        public void Take(Transfer transfer)
        {
            if (_onWire is not null)
            {
                _waiting.Enqueue(transfer);
                return;
            }
            Busy.Add(1, _simulation.Now);
            Send(transfer);
        }

        private void Send(Transfer transfer)
        {
            _onWire = transfer;
            _sent.SetIn(Duration.FromSeconds(_frame.WireBytes(transfer.Kind.Bytes) / _bytesPerSecond));
        }

        private void OnSent()
        {
            var transfer = _onWire!;
            _onWire = null;
            if (_waiting.Dequeue() is { } next)
                Send(next);
            else
                Busy.Add(-1, _simulation.Now);
            transfer.DueAt = _simulation.Now + _latency;
            _arriving.Enqueue(transfer);
            if (!_arrived.IsSet)
                _arrived.SetIn(_latency);
        }

        private void OnArrived()
        {
            var transfer = _arriving.Dequeue()!;
            if (_arriving.First is { } next)
                _arrived.Set(next.DueAt);
            Done++;
            transfer.AfterDevice!.Take(transfer);
        }
    }
}

/// <summary>What a frame of a network carries and needs.</summary>
/// <param name="Payload">Bytes that it carries at most.</param>
/// <param name="Overhead">Bytes that it needs beside them.</param>
public readonly record struct Frame(int Payload, int Overhead)
{
    /// <summary>Bytes on the wire for a message.</summary>
    public long WireBytes(long bytes) => bytes + ((bytes + Payload - 1) / Payload * Overhead);
}
