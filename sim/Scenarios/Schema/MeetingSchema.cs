using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Steps at which the threads of a guest wait for each other: barriers and stop-the-world pauses.</summary>
internal static class MeetingSchema
{
    public static readonly ScalarKey<int> Parties = new("parties", Forms.Count)
    {
        Description = "Number of threads that have to arrive before any goes on; all threads of a batch, or all clients, where it is "
            + "left out. A batch thread that has ended is waited for no more.",
        Presence = Presence.Optional,
        Sample = "4",
        Minimum = "1",
        Maximum = "10000",
    };

    public static readonly ScalarKey<bool> Spins = new("wait", new ChoiceForm<bool>(("block", false), ("spin", true)))
    {
        Description = "What who arrives early does: block leaves the virtual processor to others; spin keeps it busy in user mode, "
            + "where the guest's quantum ends it and the hypervisor is not notified.",
        Default = "block",
    };

    public static readonly ScalarKey<int> Times = new("times", Forms.Count)
    {
        Description = "Number of meetings, one after the other.",
        Default = "1",
        Minimum = "1",
        Maximum = "10000",
    };

    public static readonly TimeLawSchema Between = new(
        "between", "Processor time before each meeting; none where it is left out.", Presence.Optional);

    public static readonly Section Barrier = new("barrier", Parties, Spins, Times, Between.Law)
    {
        Description = "A barrier of the guest: nobody goes on before all have come. For closed and batch workloads.",
    };

    public static readonly ScalarKey<int> Every = new("every", Forms.Count)
    {
        Description = "One in how many threads that come to this step stops the world; the others go on at once.",
        Default = "1",
        Minimum = "1",
        Maximum = "1000000",
    };

    public static readonly TimeLawSchema Work = new(
        "work", "Processor time of the pause itself, on one virtual processor, while all other threads are stopped.",
        Presence.Required);

    public static readonly Section Pause = new("stopTheWorld", Every, Work.Law)
    {
        Description = "A pause of a managed runtime, as for a garbage collection: all threads of the guest stop at safe points first.",
    };
}
