using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Steps that interrupt or flush the guest's other virtual processors.</summary>
internal static class SignalSchema
{
    public static readonly ScalarKey<int> FlushTimes = TimesOf("flushes");

    public static readonly TimeLawSchema FlushBetween = new(
        "between", "Processor time before each flush; none where it is left out.", Presence.Optional);

    public static readonly ScalarKey<bool> FlushesIdle = Idle(
        "What a flush without the hypercall does to virtual processors without a thread: a kernel that flushes lazily skips them, "
        + "another one wakes them by an interrupt.");

    public static readonly Section Flush = new("flush", FlushesIdle, FlushTimes, FlushBetween.Law)
    {
        Description = "Flushes of address translations on the guest's other virtual processors (TLB shootdown).",
    };

    public static readonly ScalarKey<bool> ToAll = new("targets", new ChoiceForm<bool>(("one", false), ("all", true)))
    {
        Description = "Which of the guest's other virtual processors are interrupted: the next one, or all.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<bool> InterruptsIdle = Idle(
        "What an interrupt does to virtual processors without a thread: skip leaves them alone, wake wakes them for it.");

    public static readonly ScalarKey<int> InterruptTimes = TimesOf("interrupts");

    public static readonly TimeLawSchema InterruptBetween = new(
        "between", "Processor time before each interrupt; none where it is left out.", Presence.Optional);

    public static readonly Section Interrupt = new("interrupt", ToAll, InterruptsIdle, InterruptTimes, InterruptBetween.Law)
    {
        Description = "Interprocessor interrupts to the guest's other virtual processors; nobody waits for them.",
    };

    private static ScalarKey<bool> Idle(string description) =>
        new("idle", new ChoiceForm<bool>(("skip", false), ("wake", true))) { Description = description, Default = "skip" };

    private static ScalarKey<int> TimesOf(string what) => new("times", Forms.Count)
    {
        Description = $"Number of {what}, one after the other.",
        Default = "1",
        Minimum = "1",
        Maximum = "10000",
    };
}
