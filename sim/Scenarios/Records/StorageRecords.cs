using HvSim.Engine;
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
        Request = TimeOf(costs, StorageCostSchema.Request),
        RequestPerKib = TimeOf(costs, StorageCostSchema.RequestPerKib),
        Completion = TimeOf(costs, StorageCostSchema.Completion),
        FixedFormat = TimeOf(costs, StorageCostSchema.FixedFormat),
        DynamicFormat = TimeOf(costs, StorageCostSchema.DynamicFormat),
        Access = TimeOf(costs, StorageCostSchema.Access),
        Remapping = TimeOf(costs, StorageCostSchema.Remapping),
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

    /// <summary>A cost that nothing in the scenario has to pay is not there.</summary>
    public static Duration TimeOf(BoundSection costs, ScalarKey<Duration> key) =>
        costs.TryGet(key, out var time) ? time : Duration.Zero;

    private static StorageSpec DeviceOf(string name, BoundSection device)
    {
        var kind = device.Get(StorageSchema.Kind);
        var any = new StorageSpec
        {
            Name = name,
            Kind = kind,
            BytesPerSecond = device.Get(StorageSchema.Bandwidth),
            BalancerTarget = TimeOf(device, StorageSchema.BalancerTarget),
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
        Format = disk.TryGet(DiskSchema.Format, out var format) ? format : DiskFormat.PassThrough,
        Controller = disk.TryGet(DiskSchema.Controller, out var controller) ? controller : name,
        Channels = disk.TryGet(DiskSchema.Channels, out var channels) ? channels : 1,
        QueueDepth = disk.TryGet(DiskSchema.QueueDepth, out var depth) ? depth : 1,
        Completions = disk.Get(DiskSchema.Completions),
        Polls = disk.Get(DiskSchema.Polling),
        PostsInterrupts = disk.TryGet(DiskSchema.PostedInterrupts, out var posts) && posts,
        MaximumRate = disk.TryGet(DiskSchema.MaximumRate, out var rate) ? rate : 0,
        Submit = disk.Get(DiskSchema.Submit),
        Handler = disk.Get(DiskSchema.Handler),
        AccessesBefore = disk.TryGet(DiskSchema.AccessesBefore, out var before) ? before : 0,
        AccessesAfter = disk.TryGet(DiskSchema.AccessesAfter, out var after) ? after : 0,
    };
}
