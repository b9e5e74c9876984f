using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// Messages of a guest: what it sends goes by a path as that of a disk; what it receives has come to the host's adapter and goes from there
/// to the guest, without anything that the guest has to ask for. What has been sent is over when it is on the wire: the guest looks at
/// that when it comes by, so that no interrupt tells of it.
/// </summary>
/// <param name="outward">How messages come to the adapter.</param>
/// <param name="adapter">The host's adapter.</param>
/// <param name="inward">Where messages go from the adapter; null for straight to the guest.</param>
public sealed class NetworkPath(IDiskPath outward, IStation adapter, IStation? inward) : IDiskPath
{
    /// <inheritdoc/>
    public Duration Send(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        if (transfer.Kind.IsWrite)
        {
            var cost = outward.Send(transfer);
            transfer.AfterDevice = transfer.Home;
            return cost;
        }
        transfer.AfterDevice = inward ?? transfer.Home;
        adapter.Take(transfer);
        return Duration.Zero;
    }

    /// <inheritdoc/>
    public Duration Handled(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        return transfer.Kind.IsWrite ? outward.Handled(transfer) : Duration.Zero;
    }
}
