using System.Globalization;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// Fills in what follows of devices and disks: channels and completions by the host's system, and values that nothing acts on are not there,
/// so that nothing has to be assumed of them.
/// </summary>
internal static class StorageValues
{
    private const int ProcessorsPerChannel = 16;
    private const string SharedController = "scsi";

    public static void Fill(ScenarioView view)
    {
        foreach (var device in view.Host?.Map(StorageSchema.Storage)?.Entries ?? [])
        {
            DropForeign((BoundSection)device.Value);
            if (view.IsNative || !IsServedByRoot(device.Name, view))
            {
                DropIdle((BoundSection)device.Value, [StorageSchema.BalancerTarget]);
            }
        }
        var isOld = view.Os is { HasOneStorageChannel: true };
        foreach (var guest in view.Guests)
        {
            foreach (var disk in guest.Disks)
            {
                FillDisk(disk, guest, isOld, view.Os);
                DropIdle(disk.Section, DiskSchema.IdleWith(PathOf(disk.Section, DiskSchema.Path, view)));
            }
            if (guest.Section.Section(AdapterSchema.Network) is { } adapter)
            {
                var bypasses = adapter.TryGet(AdapterSchema.CheckBypass, out var bypass) && bypass;
                DropIdle(adapter, AdapterSchema.IdleWith(PathOf(adapter, AdapterSchema.Path, view), bypasses));
            }
        }
    }

    private static bool IsServedByRoot(string device, ScenarioView view) => view.Guests.SelectMany(guest => guest.Disks).Any(disk =>
        disk.Section.Scalar(DiskSchema.On)?.Value == device
        && PathOf(disk.Section, DiskSchema.Path, view) != DiskPathKind.Direct);

    /// <summary>The path, which is direct natively; synthetic where it cannot be read.</summary>
    private static DiskPathKind PathOf(BoundSection port, ScalarKey<DiskPathKind> key, ScenarioView view) =>
        view.IsNative ? DiskPathKind.Direct : port.TryGet(key, out var path) ? path : DiskPathKind.Synthetic;

    private static void DropForeign(BoundSection device)
    {
        if (!device.TryGet(StorageSchema.Kind, out var kind))
        {
            return;
        }
        foreach (var key in StorageSchema.ForeignTo(kind).Where(key => device.Find(key) is { IsWritten: false }))
        {
            device.Drop(key);
        }
    }

    private static void FillDisk(DiskView disk, GuestView guest, bool isOld, HostOs? os)
    {
        Put(disk.Section, DiskSchema.Controller, isOld ? SharedController : disk.Name, os);
        Put(disk.Section, DiskSchema.Completions, isOld ? "first" : "sender", os);
        if (guest.VirtualProcessors is { } processors)
        {
            var channels = isOld ? 1 : (processors + ProcessorsPerChannel - 1) / ProcessorsPerChannel;
            Put(disk.Section, DiskSchema.Channels, Math.Min(channels, 16).ToString(CultureInfo.InvariantCulture), os);
        }
    }

    private static void Put(BoundSection disk, ScalarKey key, string text, HostOs? os)
    {
        if (disk.Find(key) is not null)
        {
            return;
        }
        var origin = new ValueOrigin(Source.ScenarioPath.Child(disk.Path, key.Key), disk.Place, GivenBy.Default)
        {
            Derivation = $"os {os?.Key}",
            Sourcing = new Sourcing(Evidence.Published, SourceKeys.StorageChannels, null, null),
        };
        disk.Put(key, key.Bind(text, origin).Value!);
    }

    private static void DropIdle(BoundSection port, IEnumerable<ScalarKey> keys)
    {
        foreach (var key in keys.Where(key => port.Find(key) is BoundScalar { IsWritten: false }))
        {
            port.Drop(key);
        }
    }
}
