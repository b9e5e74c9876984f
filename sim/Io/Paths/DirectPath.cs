using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// From the guest's own driver to a device of its: nobody else takes part, but the device reaches memory and processors of the guest
/// through tables that the hypervisor keeps. Natively the same without those.
/// </summary>
/// <param name="device">The device.</param>
/// <param name="remapping">Time that remapping a transfer's memory takes.</param>
public sealed class DirectPath(IStation device, Duration remapping) : IDiskPath
{
    /// <inheritdoc/>
    public Duration Send(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.AfterDevice = transfer.Home;
        device.Take(transfer);
        return remapping;
    }

    /// <inheritdoc/>
    public Duration Handled(Transfer transfer) => Duration.Zero;
}
