using HvSim.Engine;

namespace HvSim.Models.Io;

/// <summary>How a guest's transfers come to a disk of its.</summary>
public interface IDiskPath
{
    /// <summary>
    /// Sends a transfer on its way; its <see cref="Transfer.Home"/> gets it when the guest is to be told that it has ended. Returns
    /// hypervisor time that sending takes on the virtual processor that sends.
    /// </summary>
    Duration Send(Transfer transfer);

    /// <summary>The guest has handled the completion. Returns hypervisor time that this takes on the virtual processor that did.</summary>
    Duration Handled(Transfer transfer);
}
