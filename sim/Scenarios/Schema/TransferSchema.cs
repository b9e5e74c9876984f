using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Steps that read from a disk of the guest or write to it.</summary>
internal static class TransferSchema
{
    public static readonly ScalarKey<long> Size = new("size", Forms.Size)
    {
        Description = "Size of each transfer.",
        Presence = Presence.Required,
        Sample = "8 KiB",
        Minimum = "512 B",
        Maximum = "64 MiB",
    };

    public static readonly ScalarKey<int> Count = new("count", Forms.Count)
    {
        Description = "Number of transfers.",
        Default = "1",
        Minimum = "1",
        Maximum = "10000",
    };

    public static readonly ScalarKey<bool> Parallel = new("parallel", Forms.YesNo)
    {
        Description = "Whether all are begun before the first has ended, instead of one after the other.",
        Default = "false",
    };

    public static readonly ScalarKey<bool> Sequential = new("sequential", Forms.YesNo)
    {
        Description = "Whether each begins on the device where the one before it of the guest ended.",
        Default = "false",
    };

    public static readonly ScalarKey<string> Disk = new("disk", Forms.Name)
    {
        Description = "The disk of 'disks' that is meant; left out, 'disk'.",
        Sample = "log",
    };

    public static readonly Section Read = new("read", Size, Count, Parallel, Sequential, Disk)
    {
        Description = "Reads from a disk; the thread waits for them.",
    };

    public static readonly Section Write = new("write", Size, Count, Parallel, Sequential, Disk)
    {
        Description = "Writes to a disk; the thread waits for them.",
    };
}
