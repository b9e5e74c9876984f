using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The network adapter of a guest.</summary>
internal static class AdapterSchema
{
    public static readonly ScalarKey<DiskPathKind> Path = new("path", new ChoiceForm<DiskPathKind>(
        ("emulated", DiskPathKind.Emulated), ("synthetic", DiskPathKind.Synthetic), ("direct", DiskPathKind.Direct)))
    {
        Description = "How messages come to the host's adapter: by a legacy adapter that the root partition imitates access by access, through "
            + "the virtual switch, or by a part of the host's adapter that is the guest's own (SR-IOV).",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<string> On = new("on", Forms.Name)
    {
        Description = "The adapter of 'host.network' that it is connected to.",
        Presence = Presence.Required,
        Sample = "nic0",
    };

    public static readonly ScalarKey<bool> Offload = new("offload", Forms.YesNo)
    {
        Description = "Whether the host's adapter cuts what is sent into packets and joins what has come, so that up to 64 KiB cost as one "
            + "packet.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.VirtualSwitch,
    };

    public static readonly ScalarKey<bool> CheckBypass = new("checkBypass", Forms.YesNo)
    {
        Description = "Whether the guest leaves out checks of TCP/IP that the root partition has made; with an emulated adapter it never does.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.CheckBypass,
    };

    public static readonly ScalarKey<bool> PostedInterrupts = new("postedInterrupts", Forms.YesNo)
    {
        Description = "Whether interrupts reach a running virtual processor without the hypervisor; for direct paths.",
        Default = "false",
    };

    public static readonly ScalarKey<CompletionTarget> Interrupts = new("interrupts", new ChoiceForm<CompletionTarget>(
        ("first", CompletionTarget.First), ("spread", CompletionTarget.Sender)))
    {
        Description = "Which virtual processor takes what has come: the first one all of it, or that of the thread that waits for it "
            + "(receive-side scaling within the guest, vRSS).",
        Default = "spread",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.NetworkCosts,
        PlausibleLow = "first",
        PlausibleHigh = "spread",
    };

    public static readonly ScalarKey<Duration> Message = GuestTime(
        "message", "4 us", "1 us", "10 us", "for each message, sent or received");

    public static readonly ScalarKey<Duration> Packet = GuestTime("packet", "1 us", "0.3 us", "3 us", "for each packet beside that");

    public static readonly ScalarKey<Duration> PerKib = GuestTime("perKib", "0.1 us", "0.02 us", "0.5 us", "for each KiB beside that");

    public static readonly ScalarKey<Duration> CheckPerKib = GuestTime(
        "checkPerKib", "0.15 us", "0.05 us", "0.4 us", "for each KiB that has come, where it is checked");

    public static readonly ScalarKey<int> Accesses = new("accesses", Forms.Count)
    {
        Description = "Accesses to an emulated adapter for each packet.",
        Default = "3",
        Minimum = "0",
        Maximum = "100",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.EmulatedController,
        PlausibleLow = "1",
        PlausibleHigh = "6",
    };

    /// <summary>Keys that nothing acts on where messages go by a path.</summary>
    public static IEnumerable<ScalarKey> IdleWith(DiskPathKind path, bool bypasses)
    {
        if (path == DiskPathKind.Emulated)
            return [CheckBypass, PostedInterrupts];
        ScalarKey[] always = path == DiskPathKind.Direct ? [Accesses] : [Accesses, PostedInterrupts];
        return bypasses ? [.. always, CheckPerKib] : always;
    }

    public static readonly Section Network = new(
        "network", Path, On, Offload, CheckBypass, PostedInterrupts, Interrupts, Message, Packet, PerKib, CheckPerKib, Accesses)
    {
        Description = "The guest's network adapter.",
    };

    public static readonly ScalarKey<long> Size = new("size", Forms.Size)
    {
        Description = "Size of the message.",
        Presence = Presence.Required,
        Sample = "32 KiB",
        Minimum = "1 B",
        Maximum = "64 MiB",
    };

    public static readonly Section Send = new("send", Size)
    {
        Description = "Sends a message; the thread waits until it has left the host's adapter.",
    };

    public static readonly Section Receive = new("receive", Size)
    {
        Description = "Receives a message that comes to the host's adapter now; the thread waits for it.",
    };

    private static ScalarKey<Duration> GuestTime(string key, string value, string low, string high, string what) => new(key, Forms.Time)
    {
        Description = $"Processor time of the guest {what}.",
        Default = value,
        Minimum = "0 us",
        Maximum = "1 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.NetworkCosts,
        PlausibleLow = low,
        PlausibleHigh = high,
    };
}
