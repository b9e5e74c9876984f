using HvSim.Engine;
using HvSim.Scenarios.Values;
using HvSim.Scheduler;

namespace HvSim.Scenarios.Schema;

/// <summary>What the hypervisor and the processor do about guests that spin.</summary>
internal static class SpinSchema
{
    public static readonly ScalarKey<int> Count = new("count", Forms.Count)
    {
        Description = "Spins, of one pause each, after which a guest notifies the hypervisor, and again after every such number.",
        Default = "4095",
        Minimum = "1",
        Maximum = "1000000000",
        Evidence = Evidence.Published,
        Source = SourceKeys.LongSpinWait,
        PlausibleLow = "4095",
        PlausibleHigh = "8191",
    };

    public static readonly ScalarKey<Duration> Pause = new("pause", Forms.Time)
    {
        Description = "Length of one spin: about 140 cycles for Intel's PAUSE instruction from Skylake on, about 10 before.",
        Default = "54 ns",
        Minimum = "1 ns",
        Maximum = "1 ms",
        Evidence = Evidence.Published,
        Source = SourceKeys.PauseLength,
        PlausibleLow = "4 ns",
        PlausibleHigh = "54 ns",
    };

    public static readonly ScalarKey<SpinYield> Yield = new("yield", new ChoiceForm<SpinYield>(
        ("holder", SpinYield.Holder), ("sibling", SpinYield.Sibling), ("any", SpinYield.Any), ("none", SpinYield.None)))
    {
        Description = "To whom a virtual processor that has been spinning for long gives its logical processor: holder is the "
            + "one that it waits for, if that is ready, else sibling; sibling is the least charged ready one of its guest; "
            + "any the least charged of all that wait; none ignores the notification.",
        Default = "holder",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.SpinYield,
        PlausibleLow = "none",
        PlausibleHigh = "holder",
    };

    public static readonly ScalarKey<bool> PauseLoopExit = new("pauseLoopExit", Forms.YesNo)
    {
        Description = "Whether the processor leaves to the hypervisor when a guest that does not notify pauses in a tight loop.",
        Default = "false",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.PauseLoopExit,
        PlausibleLow = "false",
        PlausibleHigh = "true",
    };

    public static readonly ScalarKey<Duration> PauseLoopWindow = new("pauseLoopWindow", Forms.Time)
    {
        Description = "Spinning until the first pause-loop exit of a run; it doubles from exit to exit.",
        Default = "1.6 us",
        Minimum = "100 ns",
        Maximum = "1 s",
        Evidence = Evidence.Published,
        Source = SourceKeys.PauseLoopExit,
        PlausibleLow = "1 us",
        PlausibleHigh = "60 us",
    };

    public static readonly ScalarKey<Duration> PauseLoopCost = new("pauseLoopCost", Forms.Time)
    {
        Description = "Hypervisor time of one pause-loop exit, without what mitigations add.",
        Default = "1.2 us",
        Minimum = "0 us",
        Maximum = "10 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.PauseLoopExit,
        PlausibleLow = "0.5 us",
        PlausibleHigh = "3 us",
    };

    public static readonly Section Spin = new(
        "spin", Count, Pause, Yield, PauseLoopExit, PauseLoopWindow, PauseLoopCost)
    {
        Description = "What the hypervisor and the processor do about guests that spin for a lock.",
        Presence = Presence.Implied,
    };
}
