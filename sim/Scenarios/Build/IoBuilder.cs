using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>Builds what lies between guests and the host's devices: disks first, then the network adapter.</summary>
internal sealed class IoBuilder(Simulation simulation, HostSpec host, Partition? root)
{
    public StorageBuilder Storage { get; } = new(simulation, host, root);

    public NetworkBuilder Network { get; } = new(simulation, host, root);

    /// <summary>How guests of a class deal with their disks and their adapter, by number.</summary>
    public IReadOnlyList<DiskSettings> SettingsOf(GuestSpec guest, InterceptProfile intercepts)
    {
        var disks = Storage.SettingsOf(guest, intercepts);
        return guest.Network is null ? disks : [.. disks, Network.SettingsOf(guest, intercepts)];
    }

    /// <summary>Number of the disk or adapter that a step means, and what the guest's driver does for it.</summary>
    public (int Number, DriverSteps Driver) Resolve(TransferSpec transfer, GuestSpec guest) => transfer.Disk == TransferSpec.Network
        ? (guest.Disks.Count, Network.DriverOf(guest.Network!, transfer.Kind))
        : (transfer.Disk, Storage.DriverOf(guest.Disks[transfer.Disk]));

    /// <summary>Connects all of them.</summary>
    public void Connect(Partition partition, GuestSpec guest)
    {
        Storage.Connect(partition, guest);
        Network.Connect(partition, guest);
    }
}
