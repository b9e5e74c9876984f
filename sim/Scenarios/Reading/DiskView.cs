using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Reading;

/// <summary>A disk of a guest class that may still have errors.</summary>
internal readonly record struct DiskView(string Name, BoundSection Section)
{
    /// <summary>The disks of a guest class by number: the one without a name of its own first.</summary>
    public static IEnumerable<DiskView> Of(BoundSection guest)
    {
        if (guest.Section(DiskSchema.Disk) is { } first)
            yield return new DiskView(DiskSchema.Disk.Key, first);
        foreach (var entry in guest.Map(DiskSchema.Disks)?.Entries ?? [])
            yield return new DiskView(entry.Name, (BoundSection)entry.Value);
    }
}
