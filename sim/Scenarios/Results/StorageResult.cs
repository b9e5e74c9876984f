using HvSim.Engine;

namespace HvSim.Scenarios.Results;

/// <summary>Transfers of a guest that it has handled in the measured window.</summary>
/// <param name="Reads">Reads.</param>
/// <param name="Writes">Writes.</param>
/// <param name="Bytes">Bytes that they moved.</param>
/// <param name="Latency">Sum of the times from sending them until they were handled.</param>
/// <param name="Accesses">Accesses to emulated controllers.</param>
public readonly record struct StorageReading(long Reads, long Writes, long Bytes, Duration Latency, long Accesses)
{
    /// <summary>Reads and writes.</summary>
    public long Transfers => Reads + Writes;

    /// <summary>What was added since <paramref name="earlier"/>.</summary>
    public static StorageReading operator -(StorageReading now, StorageReading earlier) => new(
        now.Reads - earlier.Reads, now.Writes - earlier.Writes, now.Bytes - earlier.Bytes, now.Latency - earlier.Latency,
        now.Accesses - earlier.Accesses);
}

/// <summary>A storage device over the measured window.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Transfers">Transfers that it has done.</param>
/// <param name="Busy">Time average of its servers at work, over their number.</param>
/// <param name="InDevice">Time average of the transfers that are served or wait.</param>
/// <param name="CompletionBusy">Share of time in which the root partition's handler of its interrupts had something to do.</param>
public sealed record DeviceReading(string Name, long Transfers, double Busy, double InDevice, double CompletionBusy);
