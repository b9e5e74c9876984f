using HvSim.Engine;

namespace HvSim.Models.Io;

/// <summary>Which virtual processor takes the completion of a transfer.</summary>
public enum CompletionTarget
{
    /// <summary>The one that sent it.</summary>
    Sender,

    /// <summary>The first one, for all transfers.</summary>
    First,
}

/// <summary>How a guest deals with a disk of its.</summary>
/// <param name="Handler">The guest's own time to handle a completion.</param>
/// <param name="Target">Who takes completions.</param>
/// <param name="Interrupt">Hypervisor time of the interrupt that tells of completions; zero for one that needs no exit.</param>
/// <param name="Polls">Whether threads look for completions themselves, and no interrupt comes.</param>
public sealed record DiskSettings(Duration Handler, CompletionTarget Target, Duration Interrupt, bool Polls)
{
    /// <summary>More of the handler for each packet that has come.</summary>
    public Duration HandlerPerPacket { get; init; }

    /// <summary>More of the handler for each KiB that has come.</summary>
    public Duration HandlerPerKib { get; init; }

    /// <summary>Whether it is a network adapter.</summary>
    public bool IsNetwork { get; init; }

    /// <summary>Time of the handler; of what has been sent there is nothing to look at.</summary>
    public Duration HandlerFor(TransferKind kind) => kind.IsWrite
        ? Handler
        : Handler + (HandlerPerPacket * kind.Packets) + HandlerPerKib.MultipliedBy(kind.Kib);
}
