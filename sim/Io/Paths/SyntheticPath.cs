using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// From a driver of the guest that knows the hypervisor through a channel to the root partition, which sends the transfer to the device
/// and takes the device's interrupt; the guest gets one interrupt for its completion.
/// </summary>
/// <param name="channels">The channels of the disk's controller; a virtual processor uses always the same.</param>
/// <param name="device">The device, or what stands before it.</param>
/// <param name="completions">Who takes the device's interrupts.</param>
/// <param name="signal">Hypervisor time of a signal.</param>
/// <param name="format">More of a request for the format of the disk.</param>
public sealed class SyntheticPath(
    Channel[] channels, IStation device, IStation completions, Duration signal, Duration format = default) : IDiskPath
{
    /// <inheritdoc/>
    public Duration Send(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.FormatWork = format;
        transfer.AfterRoot = device;
        transfer.AfterDevice = completions;
        return ChannelOf(transfer).Send(transfer) ? signal : Duration.Zero;
    }

    /// <inheritdoc/>
    public Duration Handled(Transfer transfer) => ChannelOf(transfer).Release() ? signal : Duration.Zero;

    private Channel ChannelOf(Transfer transfer) => channels[transfer.SentFrom % channels.Length];
}
