using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The disks of a guest, and the paths to their devices.</summary>
internal static class DiskSchema
{
    public static readonly ScalarKey<DiskPathKind> Path = new("path", new ChoiceForm<DiskPathKind>(
        ("emulated", DiskPathKind.Emulated), ("synthetic", DiskPathKind.Synthetic), ("direct", DiskPathKind.Direct)))
    {
        Description = "How transfers come to the device: by a controller that the root partition imitates access by access, by a channel to "
            + "the root partition, or by the guest's own driver, the device being assigned to it.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<string> On = new("on", Forms.Name)
    {
        Description = "The device of 'host.storage' that it lies on.",
        Presence = Presence.Required,
        Sample = "ssd0",
    };

    public static readonly ScalarKey<DiskFormat> Format = new("format", new ChoiceForm<DiskFormat>(
        ("pass-through", DiskFormat.PassThrough), ("fixed", DiskFormat.Fixed), ("dynamic", DiskFormat.Dynamic)))
    {
        Description = "Whether it is the device itself, a file of its full size, or a file that grows; for synthetic and emulated paths.",
        Default = "fixed",
    };

    public static readonly ScalarKey<string> Controller = new("controller", Forms.Name)
    {
        Description = "Name of its controller: disks with the same one share its channels. Left out, all disks of a guest on Windows Server "
            + "2008 R2 share one, and later each has its own.",
        Sample = "scsi0",
        Source = SourceKeys.StorageChannels,
    };

    public static readonly ScalarKey<int> Channels = new("channels", Forms.Count)
    {
        Description = "Channels of its controller; left out, one on Windows Server 2008 R2, later one for each 16 virtual processors or part "
            + "of them.",
        Sample = "1",
        Minimum = "1",
        Maximum = "64",
        Source = SourceKeys.StorageChannels,
    };

    public static readonly ScalarKey<int> QueueDepth = new("queueDepth", Forms.Count)
    {
        Description = "Transfers that a channel holds; further ones wait in the guest.",
        Default = "256",
        Minimum = "1",
        Maximum = "65536",
        Evidence = Evidence.Published,
        Source = SourceKeys.StorageChannels,
    };

    public static readonly ScalarKey<CompletionTarget> Completions = new("completions", new ChoiceForm<CompletionTarget>(
        ("first", CompletionTarget.First), ("sender", CompletionTarget.Sender)))
    {
        Description = "Which virtual processor takes the interrupt of a completion: the first one for all, as on Windows Server 2008 R2, or "
            + "the one that sent the transfer, as later.",
        Source = SourceKeys.StorageChannels,
        Sample = "sender",
    };

    public static readonly ScalarKey<bool> Polling = new("polling", Forms.YesNo)
    {
        Description = "Whether threads keep their virtual processor and look for completions, so that no interrupt comes.",
        Default = "false",
    };

    public static readonly ScalarKey<bool> PostedInterrupts = new("postedInterrupts", Forms.YesNo)
    {
        Description = "Whether interrupts of an assigned device reach a running virtual processor without the hypervisor; for direct paths.",
        Default = "false",
    };

    public static readonly ScalarKey<double> MaximumRate = new("maximumRate", Forms.Rate)
    {
        Description = "Storage QoS: most transfers, one of more than 8 KiB counting as several of 8 KiB; left out, no limit.",
        Sample = "500 /s",
        Minimum = "1 /s",
        Maximum = "10000000 /s",
        Source = SourceKeys.StorageQos,
    };

    public static readonly ScalarKey<Duration> Submit = DriverTime("submit", "4 us", "to send a transfer");

    public static readonly ScalarKey<Duration> Handler = DriverTime("handler", "3 us", "to handle a completion");

    public static readonly ScalarKey<int> AccessesBefore = Accesses("accessesBefore", "9", "before a transfer");

    public static readonly ScalarKey<int> AccessesAfter = Accesses("accessesAfter", "3", "after it");

    private static readonly ScalarKey[] OfTheRoot = [Format, Controller, Channels, QueueDepth];

    /// <summary>Keys that nothing acts on where transfers go by a path.</summary>
    public static IReadOnlyList<ScalarKey> IdleWith(DiskPathKind path) => path switch
    {
        DiskPathKind.Direct => [.. OfTheRoot, AccessesBefore, AccessesAfter],
        DiskPathKind.Emulated => [Controller, Channels, QueueDepth, PostedInterrupts],
        _ => [AccessesBefore, AccessesAfter, PostedInterrupts],
    };

    public static readonly Section Disk = Make("disk", "The guest's disk.", "Describe one disk here, and name further ones below 'disks', "
        + "such as 'disks: { data: { path: synthetic, on: ssd0 } }'.");

    public static readonly NamedMap Disks = new("disks", "disk", Make("", "A further disk."))
    {
        Description = "Further disks of the guest by name, for 'disk' of reads and writes.",
    };

    private static Section Make(string key, string description, string cureForList = "") => new(
        key, Path, On, Format, Controller, Channels, QueueDepth, Completions, Polling, PostedInterrupts, MaximumRate, Submit, Handler,
        AccessesBefore, AccessesAfter)
    {
        Description = description,
        CureForList = cureForList,
    };

    private static ScalarKey<Duration> DriverTime(string key, string value, string what) => new(key, Forms.Time)
    {
        Description = $"Processor time of the guest {what}.",
        Default = value,
        Minimum = "0 us",
        Maximum = "1 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.StorageDriver,
        PlausibleLow = "1 us",
        PlausibleHigh = "10 us",
    };

    private static ScalarKey<int> Accesses(string key, string value, string when) => new(key, Forms.Count)
    {
        Description = $"Accesses to an emulated controller {when}.",
        Default = value,
        Minimum = "0",
        Maximum = "100",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.EmulatedController,
        PlausibleLow = "2",
        PlausibleHigh = "12",
    };
}
