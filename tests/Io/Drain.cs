using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;

namespace HvSim.Tests.Io;

/// <summary>The end of a road: it notes when transfers come, and may send them off again.</summary>
internal sealed class Drain(Simulation simulation) : IStation
{
    private readonly List<(Transfer Transfer, long Nanoseconds)> _arrived = [];

    /// <summary>What is done with a transfer that has come, instead of noting it.</summary>
    public Action<Transfer>? Then { get; set; }

    public void Take(Transfer transfer)
    {
        transfer.Waits(ResponsePart.GuestQueue);
        if (Then is { } then)
            then(transfer);
        else
            _arrived.Add((transfer, simulation.Now.Nanoseconds));
    }

    /// <summary>When a transfer came.</summary>
    public long EndOf(Transfer transfer) => _arrived.Single(one => one.Transfer == transfer).Nanoseconds;

    /// <summary>A transfer that begins now and ends here.</summary>
    public Transfer Begin(long bytes, bool isWrite = false, double position = 0, double chance = 0, bool isSequential = false)
    {
        var transfer = new Transfer(simulation, this) { AfterDevice = this };
        transfer.Begin(new TransferKind(bytes, isWrite, isSequential), owner: 0, thread: null, position, chance);
        return transfer;
    }
}
