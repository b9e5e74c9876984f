using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Steps that interrupt or flush the guest's other virtual processors, and what the hypervisor's part costs.</summary>
internal static class SignalSchema
{
    public static readonly ScalarKey<int> FlushTimes = TimesOf("flushes");

    public static readonly TimeLawSchema FlushBetween = new(
        "between", "Processor time before each flush; none where it is left out.", Presence.Optional);

    public static readonly Section Flush = new("flush", FlushTimes, FlushBetween.Law)
    {
        Description = "Flushes of address translations on the guest's other virtual processors that run a thread (TLB shootdown).",
    };

    public static readonly ScalarKey<bool> ToAll = new("targets", new ChoiceForm<bool>(("one", false), ("all", true)))
    {
        Description = "Which of the guest's other virtual processors with a thread are interrupted: the next one, or all.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<int> InterruptTimes = TimesOf("interrupts");

    public static readonly TimeLawSchema InterruptBetween = new(
        "between", "Processor time before each interrupt; none where it is left out.", Presence.Optional);

    public static readonly Section Interrupt = new("interrupt", ToAll, InterruptTimes, InterruptBetween.Law)
    {
        Description = "Interprocessor interrupts to the guest's other virtual processors; nobody waits for them.",
    };

    public static readonly ScalarKey<Duration> Hypercall = new("hypercall", Forms.Time)
    {
        Description = "Hypervisor time of one hypercall that flushes or interrupts any number of virtual processors.",
        Default = "0.62 us",
        Minimum = "0 us",
        Maximum = "10 ms",
        Evidence = Evidence.Measured,
        Source = SourceKeys.ExitCosts,
        PlausibleLow = "0.5 us",
        PlausibleHigh = "6 us",
    };

    public static readonly ScalarKey<Duration> Exit = new("exit", Forms.Time)
    {
        Description = "Hypervisor time of sending one interrupt to one virtual processor without a hypercall.",
        Default = "1.2 us",
        Minimum = "0 us",
        Maximum = "10 ms",
        Evidence = Evidence.Measured,
        Source = SourceKeys.ExitCosts,
        PlausibleLow = "0.5 us",
        PlausibleHigh = "3 us",
    };

    public static readonly ScalarKey<Duration> Delivery = new("delivery", Forms.Time)
    {
        Description = "Hypervisor time of delivering an interrupt to a virtual processor, which interrupts what runs there.",
        Default = "1.2 us",
        Minimum = "0 us",
        Maximum = "10 ms",
        Evidence = Evidence.Measured,
        Source = SourceKeys.ExitCosts,
        PlausibleLow = "0.2 us",
        PlausibleHigh = "3 us",
    };

    public static readonly Section Interrupts = new("interrupts", Hypercall, Exit, Delivery)
    {
        Description = "What interrupts between a guest's virtual processors cost.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<int> TimesOf(string what) => new("times", Forms.Count)
    {
        Description = $"Number of {what}, one after the other.",
        Default = "1",
        Minimum = "1",
        Maximum = "10000",
    };
}
