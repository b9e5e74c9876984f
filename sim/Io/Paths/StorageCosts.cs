using HvSim.Engine;

namespace HvSim.Io.Paths;

/// <summary>Processor time of the root partition for transfers of guests, at full speed.</summary>
public sealed record StorageCosts
{
    /// <summary>Taking one transfer from a guest and sending it to its device.</summary>
    public required Duration Request { get; init; }

    /// <summary>More of it for each KiB that is moved.</summary>
    public Duration RequestPerKib { get; init; }

    /// <summary>The device's interrupt, and passing the completion of one transfer to its guest.</summary>
    public required Duration Completion { get; init; }

    /// <summary>Answering one access to an emulated device.</summary>
    public Duration Access { get; init; }

    /// <summary>Time of the request for a transfer of a size.</summary>
    public Duration RequestFor(long bytes) => Request + RequestPerKib.MultipliedBy(bytes / 1024.0);
}
