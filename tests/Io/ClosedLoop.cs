using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;

namespace HvSim.Tests.Io;

/// <summary>A guest that always has the same number of reads under way: whatever is done begins again at once.</summary>
internal sealed class ClosedLoop : IStation
{
    private readonly Simulation _simulation;
    private readonly IStation _entrance;
    private readonly int _owner;
    private readonly RandomStream _stream;

    public ClosedLoop(Simulation simulation, IStation entrance, int owner = 0)
    {
        _simulation = simulation;
        _entrance = entrance;
        _owner = owner;
        _stream = simulation.CreateStream($"guest {owner}");
    }

    public long Done { get; private set; }

    /// <summary>Sum of the times from the beginning of a transfer to its end.</summary>
    public Duration Latency { get; private set; }

    /// <summary>The part of these times that counts as device.</summary>
    public Duration AtDevice { get; private set; }

    public void Start(int depth, long bytes = 4_096, bool isSequential = false)
    {
        for (var i = 0; i < depth; i++)
            Send(new Transfer(_simulation, this), new TransferKind(bytes, IsWrite: false, isSequential));
    }

    public void Take(Transfer transfer)
    {
        transfer.Waits(ResponsePart.GuestQueue);
        Done++;
        Latency += _simulation.Now - transfer.Began;
        AtDevice += Duration.FromNanoseconds(transfer.PartNanoseconds[(int)ResponsePart.Device]);
        Send(transfer, transfer.Kind);
    }

    private void Send(Transfer transfer, TransferKind kind)
    {
        transfer.Begin(kind, _owner, thread: null, _stream);
        transfer.AfterDevice = this;
        _entrance.Take(transfer);
    }
}
