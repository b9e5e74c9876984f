using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The storage devices of the host.</summary>
internal static class StorageSchema
{
    public static readonly ScalarKey<StorageKind> Kind = new("kind", new ChoiceForm<StorageKind>(
        ("ssd", StorageKind.SolidState), ("disk", StorageKind.Rotating), ("san", StorageKind.Array)))
    {
        Description = "What the device is: a solid-state disk, a rotating disk, or an array behind a link.",
        Presence = Presence.Required,
        RefusedWords = [MeantAs("hdd", "disk"), MeantAs("nvme", "ssd"), MeantAs("array", "san"), MeantAs("rotating", "disk")],
    };

    public static readonly ScalarKey<Duration> ReadLatency = Time(
        "readLatency", "0.1 ms", "Mean time of a read at a free server of an ssd or a san, less that of its bytes.");

    public static readonly ScalarKey<Duration> WriteLatency = Time(
        "writeLatency", "0.05 ms", "Mean time of a write at a free server of an ssd or a san, less that of its bytes.");

    public static readonly ScalarKey<double> Variation = new("variation", Forms.Number)
    {
        Description = "Standard deviation of these times over their means: 0 is constant, 1 exponential.",
        Default = "0",
        Minimum = "0",
        Maximum = "1",
    };

    public static readonly ScalarKey<int> Parallelism = new("parallelism", Forms.Count)
    {
        Description = "Transfers that an ssd or a san serves at the same time; further ones wait in one queue.",
        Sample = "32",
        Minimum = "1",
        Maximum = "65536",
    };

    public static readonly ScalarKey<double> Bandwidth = new("bandwidth", Forms.Bandwidth)
    {
        Description = "Most that it moves.",
        Presence = Presence.Required,
        Sample = "500 MB/s",
        Minimum = "1 KB/s",
        Maximum = "1000 GB/s",
    };

    public static readonly ScalarKey<Duration> TrackSeek = Time(
        "trackSeek", "1 ms", "Time in which the arm of a disk comes to the next track and settles.");

    public static readonly ScalarKey<Duration> FullSeek = Time(
        "fullSeek", "16 ms", "Time in which the arm of a disk goes from one end to the other.");

    public static readonly ScalarKey<double> Turns = new("turns", Forms.Rate)
    {
        Description = "Turns of a disk.",
        Sample = "7200 /min",
        Minimum = "1 /s",
        Maximum = "1000 /s",
    };

    public static readonly ScalarKey<bool> SortsQueue = new("sortsQueue", Forms.YesNo)
    {
        Description = "Whether a disk serves what waits in the order of places, in one direction, instead of first come, first served.",
        Default = "true",
    };

    public static readonly ScalarKey<Duration> BalancerTarget = new("balancerTarget", Forms.Time)
    {
        Description = "I/O balancer of the root partition: longest time that a transfer is to be in the device; what would make it longer waits "
            + "before it, guest by guest in turn; 0 ms for no balancer.",
        Default = "83 ms",
        Minimum = "0 ms",
        Maximum = "1 h",
        Evidence = Evidence.Published,
        Source = SourceKeys.IoBalancer,
    };

    /// <summary>Keys that a kind needs; the others have nothing to act on.</summary>
    public static IReadOnlyList<ScalarKey> NeededBy(StorageKind kind) => kind == StorageKind.Rotating
        ? [TrackSeek, FullSeek, Turns]
        : [ReadLatency, WriteLatency, Parallelism];

    /// <summary>Keys that only the other kinds have.</summary>
    public static IReadOnlyList<ScalarKey> ForeignTo(StorageKind kind) => kind == StorageKind.Rotating
        ? [ReadLatency, WriteLatency, Variation, Parallelism]
        : [TrackSeek, FullSeek, Turns, SortsQueue];

    public static readonly NamedMap Storage = new("storage", "device", new Section(
        "", Kind, ReadLatency, WriteLatency, Variation, Parallelism, Bandwidth, TrackSeek, FullSeek, Turns, SortsQueue,
        BalancerTarget)
    {
        Description = "A storage device.",
    })
    {
        Description = "The storage devices by name, for disks of guests.",
    };

    private static (string Word, Fault Fault) MeantAs(string word, string name) => (word, new Fault(
        ProblemCode.BadValue, $"{Wording.Quote(word)} is not one of the choices",
        $"Did you mean '{name}'? Choose ssd, disk or san."));

    private static ScalarKey<Duration> Time(string key, string sample, string what) => new(key, Forms.Time)
    {
        Description = what,
        Sample = sample,
        Minimum = "0 us",
        Maximum = "10 s",
    };
}
