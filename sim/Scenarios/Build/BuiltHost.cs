using HvSim.Engine;
using HvSim.Io.Limits;
using HvSim.Io.Paths;
using HvSim.Memory;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Workloads;
using HvSim.Stats;

namespace HvSim.Scenarios.Build;

/// <summary>A host that is built and has not started yet.</summary>
public sealed class BuiltHost
{
    /// <summary>Its run.</summary>
    public required Simulation Simulation { get; init; }

    /// <summary>The host.</summary>
    public required Host Host { get; init; }

    /// <summary>The root partition, or null on a native run.</summary>
    public required Partition? Root { get; init; }

    /// <summary>The guest classes in the scenario's order.</summary>
    public required IReadOnlyList<BuiltClass> Classes { get; init; }

    /// <summary>Starts the guests that do not simply start with the host.</summary>
    public required StartUp StartUp { get; init; }

    /// <summary>The host's memory, or null where guests have all that they want.</summary>
    public required HostMemory? Memory { get; init; }

    /// <summary>The device that guests page to, or null where they have all memory that they want.</summary>
    public required PagingDevice? PagingDevice { get; init; }

    /// <summary>The storage devices in the scenario's order.</summary>
    public required IReadOnlyList<DevicePort> Storage { get; init; }

    /// <summary>The network adapters in the scenario's order.</summary>
    public required IReadOnlyList<AdapterPort> Adapters { get; init; }

    /// <summary>The channels of all guests to the root partition.</summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>The worker processes of all guests that have an emulated disk.</summary>
    public required IReadOnlyList<WorkerProcess> Workers { get; init; }

    /// <summary>The limits of Storage QoS, with the class of the guest that each holds back.</summary>
    public required IReadOnlyList<(string Guest, RateLimit Limit)> Limits { get; init; }

    /// <summary>The batches that are under way.</summary>
    public required BatchProgress Batches { get; init; }

    /// <summary>The host starts, and its guests as they are to.</summary>
    public void Start()
    {
        Host.Start();
        StartUp.Begin();
    }
}

/// <summary>The guests of one class.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Guests">Its guests by number.</param>
/// <param name="Response">Response times of the whole class.</param>
public sealed record BuiltClass(string Name, IReadOnlyList<BuiltGuest> Guests, LatencyHistogram Response);

/// <summary>One guest.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Batch">Its batch, where it has one.</param>
public sealed record BuiltGuest(Partition Partition, BatchWork? Batch);
