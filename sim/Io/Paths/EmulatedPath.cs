using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// From a driver that believes in a real controller: its accesses have told the worker process what it wants; the completion is an
/// interrupt of the root partition first, and then one of the guest.
/// </summary>
/// <param name="worker">The worker process.</param>
/// <param name="device">The device, or what stands before it.</param>
/// <param name="completions">Who takes the device's interrupts.</param>
/// <param name="format">More of a request for the format of the disk.</param>
public sealed class EmulatedPath(
    WorkerProcess worker, IStation device, IStation completions, Duration format = default) : IDiskPath
{
    /// <inheritdoc/>
    public Duration Send(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.FormatWork = format;
        transfer.AfterRoot = device;
        transfer.AfterDevice = completions;
        worker.Take(transfer);
        return Duration.Zero;
    }

    /// <inheritdoc/>
    public Duration Handled(Transfer transfer) => Duration.Zero;
}
