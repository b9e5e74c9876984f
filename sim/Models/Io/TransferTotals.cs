using HvSim.Engine;

namespace HvSim.Models.Io;

/// <summary>Transfers that a guest has handled; totals only grow.</summary>
public readonly record struct TransferTotals
{
    /// <summary>Reads from disks.</summary>
    public long Reads { get; init; }

    /// <summary>Writes to disks.</summary>
    public long Writes { get; init; }

    /// <summary>Bytes that reads have moved.</summary>
    public long ReadBytes { get; init; }

    /// <summary>Bytes that writes have moved.</summary>
    public long WrittenBytes { get; init; }

    /// <summary>Sum of the times from sending a transfer to a disk until it was handled.</summary>
    public Duration Latency { get; init; }

    /// <summary>Of that, time in which a limit on storage held them back.</summary>
    public Duration Throttled { get; init; }

    /// <summary>Packets received from networks and sent to them.</summary>
    public long Packets { get; init; }

    /// <summary>Bytes of them.</summary>
    public long NetworkBytes { get; init; }

    /// <summary>Times that a virtual processor stood still for an access to an emulated device.</summary>
    public long Accesses { get; init; }

    /// <summary>Reads and writes.</summary>
    public long Transfers => Reads + Writes;

    /// <summary>Bytes that reads and writes have moved.</summary>
    public long Bytes => ReadBytes + WrittenBytes;

    /// <summary>Both together.</summary>
    public static TransferTotals operator +(TransferTotals one, TransferTotals other) => one - (default(TransferTotals) - other);

    /// <summary>What was added since <paramref name="earlier"/>.</summary>
    public static TransferTotals operator -(TransferTotals now, TransferTotals earlier) => new()
    {
        Reads = now.Reads - earlier.Reads,
        Writes = now.Writes - earlier.Writes,
        ReadBytes = now.ReadBytes - earlier.ReadBytes,
        WrittenBytes = now.WrittenBytes - earlier.WrittenBytes,
        Latency = now.Latency - earlier.Latency,
        Throttled = now.Throttled - earlier.Throttled,
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
            ReadBytes = ReadBytes + (transfer.Kind.IsWrite ? 0 : transfer.Kind.Bytes),
            WrittenBytes = WrittenBytes + (transfer.Kind.IsWrite ? transfer.Kind.Bytes : 0),
            Latency = Latency + (now - transfer.Began),
            Throttled = Throttled + transfer.Throttled,
        };
}
