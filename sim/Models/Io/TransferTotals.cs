using HvSim.Engine;

namespace HvSim.Models.Io;

/// <summary>Transfers that a guest has handled; totals only grow.</summary>
public readonly record struct TransferTotals
{
    /// <summary>Reads from disks.</summary>
    public long Reads { get; init; }

    /// <summary>Writes to disks.</summary>
    public long Writes { get; init; }

    /// <summary>Bytes that they have moved.</summary>
    public long Bytes { get; init; }

    /// <summary>Sum of the times from sending a transfer to a disk until it was handled.</summary>
    public Duration Latency { get; init; }

    /// <summary>Packets received from networks and sent to them.</summary>
    public long Packets { get; init; }

    /// <summary>Bytes of them.</summary>
    public long NetworkBytes { get; init; }

    /// <summary>Times that a virtual processor stood still for an access to an emulated device.</summary>
    public long Accesses { get; init; }

    /// <summary>Reads and writes.</summary>
    public long Transfers => Reads + Writes;

    /// <summary>What was added since <paramref name="earlier"/>.</summary>
    public static TransferTotals operator -(TransferTotals now, TransferTotals earlier) => new()
    {
        Reads = now.Reads - earlier.Reads,
        Writes = now.Writes - earlier.Writes,
        Bytes = now.Bytes - earlier.Bytes,
        Latency = now.Latency - earlier.Latency,
        Packets = now.Packets - earlier.Packets,
        NetworkBytes = now.NetworkBytes - earlier.NetworkBytes,
        Accesses = now.Accesses - earlier.Accesses,
    };

    internal TransferTotals With(Transfer transfer, Instant now, bool isNetwork) => isNetwork
        ? this with { Packets = Packets + transfer.Kind.Packets, NetworkBytes = NetworkBytes + transfer.Kind.Bytes }
        : this with
        {
            Reads = Reads + (transfer.Kind.IsWrite ? 0 : 1),
            Writes = Writes + (transfer.Kind.IsWrite ? 1 : 0),
            Bytes = Bytes + transfer.Kind.Bytes,
            Latency = Latency + (now - transfer.Began),
        };
}
