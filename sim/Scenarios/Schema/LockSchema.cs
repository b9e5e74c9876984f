using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>A step of critical sections under one lock.</summary>
internal static class LockSchema
{
    public static readonly ScalarKey<string> Name = new("name", Forms.Name)
    {
        Description = "Name of the lock: steps of the same guest that name it share it; each guest of a class has one of "
            + "its own.",
        Presence = Presence.Required,
        Sample = "cache",
    };

    public static readonly ScalarKey<LockKind> Kind = new("kind", new ChoiceForm<LockKind>(
        ("spin-ticket", LockKind.SpinTicket), ("spin-unfair", LockKind.SpinUnfair), ("mutex", LockKind.Mutex),
        ("adaptive", LockKind.Adaptive)))
    {
        Description = "How threads wait: spin-ticket is a kernel spinlock handed over first-in first-out (ticket or queued); "
            + "spin-unfair one that the next running spinner takes; mutex, a lock of an application, blocks at once; "
            + "adaptive, a kernel's mutex, spins while its holder seems to be on a processor and blocks otherwise.",
        Presence = Presence.Required,
    };

    public static readonly TimeLawSchema Hold = new("hold", "Processor time under the lock, each time.", Presence.Required);

    public static readonly ScalarKey<int> Times = new("times", Forms.Count)
    {
        Description = "Number of critical sections, one after the other.",
        Default = "1",
        Minimum = "1",
        Maximum = "10000",
    };

    public static readonly TimeLawSchema Between = new(
        "between", "Processor time before each critical section; none where it is left out.", Presence.Optional);

    public static readonly Section Lock = new("lock", Name, Kind, Hold.Law, Times, Between.Law)
    {
        Description = "Critical sections under one lock of the guest.",
    };
}
