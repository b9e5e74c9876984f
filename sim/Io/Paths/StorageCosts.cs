using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>Processor time of the root partition for transfers of guests to disks and networks, at full speed.</summary>
public sealed record StorageCosts
{
    /// <summary>Taking one transfer from a guest and sending it to its device.</summary>
    public required Duration Request { get; init; }

    /// <summary>More of it for each KiB that is moved.</summary>
    public Duration RequestPerKib { get; init; }

    /// <summary>More of it for each packet of a network.</summary>
    public Duration RequestPerPacket { get; init; }

    /// <summary>The device's interrupt, and passing the completion of one transfer to its guest.</summary>
    public required Duration Completion { get; init; }

    /// <summary>More of it for each packet that has come from a network.</summary>
    public Duration CompletionPerPacket { get; init; }

    /// <summary>More of it for each KiB that has come from a network.</summary>
    public Duration CompletionPerKib { get; init; }

    /// <summary>Answering one access to an emulated device.</summary>
    public Duration Access { get; init; }

    /// <summary>Time of the request for a transfer.</summary>
    public Duration RequestFor(TransferKind kind) =>
        Request + (RequestPerPacket * kind.Packets) + RequestPerKib.MultipliedBy(kind.Kib);

    /// <summary>Time of the completion of a transfer; of what has been sent there is nothing to pass on.</summary>
    public Duration CompletionFor(TransferKind kind) => kind.IsWrite
        ? Completion
        : Completion + (CompletionPerPacket * kind.Packets) + CompletionPerKib.MultipliedBy(kind.Kib);
}
