using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>When the guests of a class start.</summary>
internal static class StartSchema
{
    public static readonly ScalarKey<int> Order = new("order", Forms.Count)
    {
        Description = "Of guests whose time to start is the same, those with the smaller number start first; then the order of "
            + "the file holds.",
        Default = "0",
        Minimum = "0",
        Maximum = "1000000",
        Evidence = Evidence.Published,
        Source = SourceKeys.AutomaticStart,
    };

    public static readonly ScalarKey<Duration> Delay = Time(
        "delay", "Time from the start of the host to that of the first guest.");

    public static readonly ScalarKey<Duration> Spacing = Time(
        "spacing", "Time from the start of one guest to that of the next.");

    public static readonly ScalarKey<Duration> At = new("at", Forms.Time)
    {
        Description = "Time from a guest's start to its shutdown. From then on requests wait, and those that it serves are completed.",
        Presence = Presence.Required,
        Minimum = "0 s",
        IsAboveMinimum = true,
        Maximum = "720 h",
    };

    public static readonly ScalarKey<Duration> Down = new("down", Forms.Time)
    {
        Description = "Time from when a guest has completed what it served, and its memory is available to others, to when it needs its "
            + "startup memory again.",
        Presence = Presence.Required,
        Minimum = "0 s",
        Maximum = "24 h",
    };

    public static readonly Section Restart = new("restart", At, Down)
    {
        Description = "Each guest of the class restarts once. Where a guest with Dynamic Memory then finds too little memory, and none can "
            + "be taken from others, the host pages for it (Smart Paging; source hyperv-dynamic-memory). For requests and clients.",
    };

    public static readonly Section Start = new("start", Order, Delay, Spacing, Restart)
    {
        Description = "When the guests of the class start.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<Duration> Time(string key, string what) => new(key, Forms.Time)
    {
        Description = what,
        Default = "0 s",
        Minimum = "0 s",
        Maximum = "720 h",
        Evidence = Evidence.Published,
        Source = SourceKeys.AutomaticStart,
    };
}
