using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Reading;

/// <summary>Which paths guests use, and so which costs of I/O act at all.</summary>
internal sealed record IoUse(IReadOnlyList<DiskPathKind> Disks, IReadOnlyList<DiskPathKind> Adapters, IReadOnlyList<DiskFormat> Formats)
{
    public static IoUse Of(ScenarioView view)
    {
        var disks = view.Guests.SelectMany(guest => guest.Disks).Select(disk => disk.Section).ToArray();
        return new IoUse(
            [.. disks.Select(disk => disk.TryGet(DiskSchema.Path, out var path) ? path : DiskPathKind.Synthetic)],
            [
                .. view.Guests.Select(guest => guest.Section.Section(AdapterSchema.Network)).OfType<BoundSection>()
                    .Select(adapter => adapter.TryGet(AdapterSchema.Path, out var path) ? path : DiskPathKind.Synthetic),
            ],
            [
                .. disks.Where(disk => !disk.TryGet(DiskSchema.Path, out var path) || path != DiskPathKind.Direct)
                    .Select(disk => disk.TryGet(DiskSchema.Format, out var format) ? format : DiskFormat.Fixed),
            ]);
    }

    /// <summary>The costs of transfers that act.</summary>
    public IEnumerable<ScalarKey> StorageCosts
    {
        get
        {
            if (Disks.Any(IsOfTheRoot))
            {
                yield return StorageCostSchema.Request;
                yield return StorageCostSchema.RequestPerKib;
                yield return StorageCostSchema.Completion;
            }
            if (Formats.Contains(DiskFormat.Fixed))
                yield return StorageCostSchema.FixedFormat;
            if (Formats.Contains(DiskFormat.Dynamic))
                yield return StorageCostSchema.DynamicFormat;
            if (Disks.Concat(Adapters).Contains(DiskPathKind.Emulated))
                yield return StorageCostSchema.Access;
            if (Disks.Concat(Adapters).Contains(DiskPathKind.Direct))
                yield return StorageCostSchema.Remapping;
        }
    }

    /// <summary>The costs of messages that act.</summary>
    public IEnumerable<ScalarKey> NetworkCosts => Adapters.Any(IsOfTheRoot) ? NetworkCostSchema.All : [];

    private static bool IsOfTheRoot(DiskPathKind path) => path != DiskPathKind.Direct;
}
