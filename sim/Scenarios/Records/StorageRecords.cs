using HvSim.Models.Io;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of devices, disks and transfers from values that have been checked.</summary>
internal static class StorageRecords
{
    public static IReadOnlyList<StorageSpec> HostOf(BoundSection host) =>
        [.. (host.Map(StorageSchema.Storage)?.Entries ?? []).Select(device => DeviceOf(device.Name, (BoundSection)device.Value))];

    public static StorageCostSpec CostsOf(BoundSection costs) => new()
    {
        Request = costs.Get(StorageCostSchema.Request),
        RequestPerKib = costs.Get(StorageCostSchema.RequestPerKib),
        Completion = costs.Get(StorageCostSchema.Completion),
        FixedFormat = costs.Get(StorageCostSchema.FixedFormat),
        DynamicFormat = costs.Get(StorageCostSchema.DynamicFormat),
        Access = costs.Get(StorageCostSchema.Access),
        Remapping = costs.Get(StorageCostSchema.Remapping),
    };

    public static IReadOnlyList<DiskSpec> DisksOf(BoundSection guest) =>
        [.. DiskView.Of(guest).Select(disk => DiskOf(disk.Name, disk.Section))];

    public static TransferSpec? TransferOf(BoundSection step, BoundSection guest)
    {
        var read = step.Section(TransferSchema.Read);
        if ((read ?? step.Section(TransferSchema.Write)) is not { } section)
            return null;
        var disk = section.TryGet(TransferSchema.Disk, out var name) ? name : DiskSchema.Disk.Key;
        var kind = new TransferKind(section.Get(TransferSchema.Size), read is null, section.Get(TransferSchema.Sequential));
        return new TransferSpec(
            DiskView.Of(guest).ToList().FindIndex(one => one.Name == disk), kind, section.Get(TransferSchema.Count), section.Get(TransferSchema.Parallel));
    }

    private static StorageSpec DeviceOf(string name, BoundSection device)
    {
        var kind = device.Get(StorageSchema.Kind);
        var any = new StorageSpec
        {
            Name = name,
            Kind = kind,
            BytesPerSecond = device.Get(StorageSchema.Bandwidth),
            BalancerTarget = device.Get(StorageSchema.BalancerTarget),
        };
        return kind == StorageKind.Rotating
            ? any with
            {
                TrackSeek = device.Get(StorageSchema.TrackSeek),
                FullSeek = device.Get(StorageSchema.FullSeek),
                TurnsPerSecond = device.Get(StorageSchema.Turns),
                SortsQueue = device.Get(StorageSchema.SortsQueue),
            }
            : any with
            {
                ReadLatency = device.Get(StorageSchema.ReadLatency),
                WriteLatency = device.Get(StorageSchema.WriteLatency),
                Variation = device.Get(StorageSchema.Variation),
                Parallelism = device.Get(StorageSchema.Parallelism),
            };
    }

    private static DiskSpec DiskOf(string name, BoundSection disk) => new()
    {
        Name = name,
        Path = disk.Get(DiskSchema.Path),
        On = disk.Get(DiskSchema.On),
        Format = disk.Get(DiskSchema.Format),
        Controller = disk.Get(DiskSchema.Controller),
        Channels = disk.Get(DiskSchema.Channels),
        QueueDepth = disk.Get(DiskSchema.QueueDepth),
        Completions = disk.Get(DiskSchema.Completions),
        Polls = disk.Get(DiskSchema.Polling),
        PostsInterrupts = disk.Get(DiskSchema.PostedInterrupts),
        MaximumRate = disk.TryGet(DiskSchema.MaximumRate, out var rate) ? rate : 0,
        Submit = disk.Get(DiskSchema.Submit),
        Handler = disk.Get(DiskSchema.Handler),
        AccessesBefore = disk.Get(DiskSchema.AccessesBefore),
        AccessesAfter = disk.Get(DiskSchema.AccessesAfter),
    };
}
