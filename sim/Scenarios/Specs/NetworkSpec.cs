using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Scenarios.Specs;

/// <summary>A network adapter of the host.</summary>
public sealed record NetworkSpec
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Bandwidth of each direction, in bytes per second.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Time between wire and memory.</summary>
    public required Duration Latency { get; init; }

    /// <summary>Time by which it holds interrupts back.</summary>
    public required Duration Moderation { get; init; }

    /// <summary>Whether each guest has a queue of its own in it, served on a root virtual processor of its own (VMQ).</summary>
    public required bool HasQueues { get; init; }
}

/// <summary>The network adapter of a guest.</summary>
public sealed record AdapterSpec
{
    /// <summary>How messages come to the host's adapter; direct is SR-IOV.</summary>
    public required DiskPathKind Path { get; init; }

    /// <summary>Name of the host's adapter.</summary>
    public required string On { get; init; }

    /// <summary>Whether the host's adapter cuts what is sent into packets and joins what has come.</summary>
    public required bool Offloads { get; init; }

    /// <summary>Whether the guest leaves out checks that the root partition has made.</summary>
    public required bool BypassesChecks { get; init; }

    /// <summary>Whether interrupts reach a running virtual processor without the hypervisor; for direct paths.</summary>
    public required bool PostsInterrupts { get; init; }

    /// <summary>Which virtual processor takes what has come.</summary>
    public required CompletionTarget Interrupts { get; init; }

    /// <summary>Processor time of the guest for each message.</summary>
    public required Duration Message { get; init; }

    /// <summary>More of it for each packet.</summary>
    public required Duration Packet { get; init; }

    /// <summary>More of it for each KiB.</summary>
    public required Duration PerKib { get; init; }

    /// <summary>More for each KiB that has come, where the guest checks it.</summary>
    public required Duration CheckPerKib { get; init; }

    /// <summary>Accesses to an emulated adapter for each packet.</summary>
    public required int Accesses { get; init; }
}

/// <summary>Processor time of the root partition for messages of guests.</summary>
public sealed record NetworkCostSpec
{
    /// <summary>Each message.</summary>
    public Duration Message { get; init; }

    /// <summary>More of it for each packet.</summary>
    public Duration Packet { get; init; }

    /// <summary>More of it for each KiB.</summary>
    public Duration PerKib { get; init; }
}
