using HvSim.Engine;
using HvSim.Models.Timers;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The guest's clock ticks; without effect on a native run, where they are part of the work.</summary>
internal static class TimerSchema
{
    public static readonly ScalarKey<double> Rate = new("rate", Forms.Rate)
    {
        Description = "Clock ticks of each virtual processor; 0 for none. As the guest's operating system has them unless given.",
        Minimum = "0 /s",
        Maximum = "2000 /s",
        Sample = "64 /s",
        Source = SourceKeys.GuestTimers,
    };

    public static readonly ScalarKey<LateTicks> Late = new("lateTicks", new ChoiceForm<LateTicks>(
        ("catch-up", LateTicks.CatchUp), ("merge", LateTicks.Merge), ("skip", LateTicks.Skip)))
    {
        Description = "What becomes of ticks that fall due while a virtual processor is ready or capped: as soon as it runs, each is "
            + "delivered, one for all, or none.",
        Default = "catch-up",
        Evidence = Evidence.Published,
        Source = SourceKeys.LateTicks,
    };

    public static readonly ScalarKey<int> MostCaughtUp = new("mostCaughtUp", Forms.Count)
    {
        Description = "Most late ticks that are delivered at once; the others are skipped.",
        Default = "16",
        Minimum = "1",
        Maximum = "1000000",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.LateTicks,
        PlausibleLow = "1",
        PlausibleHigh = "256",
    };

    public static readonly ScalarKey<Duration> Handler = new("handler", Forms.Time)
    {
        Description = "Processor time of the guest's tick handler on a virtual processor that was idle; on a busy one it is part of "
            + "the work.",
        Default = "1 us",
        Minimum = "0 us",
        Maximum = "1 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TickCost,
        PlausibleLow = "0.3 us",
        PlausibleHigh = "3 us",
    };

    public static readonly Section Timers = new("timers", Rate, Late, MostCaughtUp, Handler)
    {
        Description = "The clock ticks of the virtual processors; without effect on a native run, where they are part of the work.",
        Presence = Presence.Implied,
    };
}
