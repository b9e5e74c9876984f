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

    public static readonly Section Start = new("start", Order, Delay, Spacing)
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
