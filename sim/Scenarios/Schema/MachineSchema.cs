using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The machine: its processors and its memory.</summary>
internal static class MachineSchema
{
    public static readonly ScalarKey<int> Sockets = new("sockets", Forms.Count)
    {
        Description = "Number of processor sockets.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "64",
        Sample = "2",
    };

    public static readonly ScalarKey<int> CoresPerSocket = new("coresPerSocket", Forms.Count)
    {
        Description = "Cores in each socket.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "1024",
        Sample = "8",
    };

    public static readonly ScalarKey<int> ThreadsPerCore = new("threadsPerCore", Forms.Count)
    {
        Description = "Hardware threads in each core, 1 or 2; each is a logical processor.",
        Default = "1",
        Minimum = "1",
        Maximum = "2",
    };

    public static readonly ScalarKey<int> NumaNodesPerSocket = new("numaNodesPerSocket", Forms.Count)
    {
        Description = "NUMA nodes in each socket; its cores are divided among them evenly.",
        Default = "1",
        Minimum = "1",
        Maximum = "64",
    };

    public static readonly ScalarKey<Duration> LightAfter = Time(
        "lightAfter", "20 us", "Idle time after which a logical processor is in the light state.");

    public static readonly ScalarKey<Duration> LightWake = Time("lightWake", "10 us", "Time to wake from the light state.");

    public static readonly ScalarKey<Duration> DeepAfter = Time(
        "deepAfter", "600 us", "Idle time after which a logical processor is in the deep state.");

    public static readonly ScalarKey<Duration> DeepWake = Time("deepWake", "133 us", "Time to wake from the deep state.");

    public static readonly Section IdleStates = new("idleStates", LightAfter, LightWake, DeepAfter, DeepWake)
    {
        Description = "How long an idle logical processor takes to wake; 'none' for processors that are always ready to run.",
        Presence = Presence.Implied,
        Keyword = "none",
    };

    /// <summary>Most memory that a machine has on any release.</summary>
    public const string MostMemory = "4096 TiB";

    public static readonly ScalarKey<long> Memory = new("memory", Forms.Size)
    {
        Description = "Memory of the machine; left out, memory is not modelled, and every guest has all that it wants.",
        Minimum = "1 GiB",
        Maximum = MostMemory,
        Sample = "64 GiB",
        Source = SourceKeys.ScaleLimits,
    };

    public static readonly Section Machine = new(
        "machine", Sockets, CoresPerSocket, ThreadsPerCore, NumaNodesPerSocket, Memory, IdleStates)
    {
        Description = "The processors and the memory of the machine.",
        Presence = Presence.Required,
        Future =
        [
            new("clock", "Give processor times as they are on this machine and leave the clock out."),
            new("numaNodes", "Write the number of nodes in each socket as 'numaNodesPerSocket'."),
        ],
    };

    private static ScalarKey<Duration> Time(string key, string value, string what) => new(key, Forms.Time)
    {
        Description = what,
        Default = value,
        Minimum = "0 us",
        Maximum = "1 s",
        Evidence = Evidence.Published,
        Source = SourceKeys.IntelIdle,
    };
}
