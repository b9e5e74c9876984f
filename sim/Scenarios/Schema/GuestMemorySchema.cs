using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The memory of a guest: static, or dynamic between a minimum and a maximum.</summary>
internal static class GuestMemorySchema
{
    private const string Least = "32 MiB";

    // The most that a guest has on the releases of today; what the machine has for guests bounds it further.
    private const string Most = "240 TiB";

    public static readonly ScalarKey<long> Static = new("static", Forms.Size)
    {
        Description = "Memory that the guest holds from start to end; in the place of 'startup' and what belongs to that.",
        Minimum = Least,
        Maximum = Most,
        Sample = "4 GiB",
    };

    public static readonly ScalarKey<long> Startup = new("startup", Forms.Size)
    {
        Description = "Memory that the guest must get before it starts; afterwards the host may change what it holds (Dynamic "
            + "Memory).",
        Minimum = Least,
        Maximum = Most,
        Sample = "1 GiB",
    };

    public static readonly ScalarKey<long> Minimum = new("minimum", Forms.Size)
    {
        Description = "Memory below which the guest is not brought; at most 'startup', also where it is left out.",
        Default = "512 MiB",
        Minimum = Least,
        Maximum = Most,
        Evidence = Evidence.Published,
        Source = SourceKeys.DynamicMemory,
    };

    public static readonly ScalarKey<long> Maximum = new("maximum", Forms.Size)
    {
        Description = "Memory above which the guest is not brought; left out, at most what the machine has for guests.",
        Default = "1 TiB",
        Minimum = Least,
        Maximum = Most,
        Evidence = Evidence.Published,
        Source = SourceKeys.DynamicMemory,
    };

    public static readonly ScalarKey<double> Buffer = new("buffer", Forms.Percent)
    {
        Description = "Memory that the guest is to have beyond its demand, in percent of that.",
        Default = "20 %",
        Minimum = "5 %",
        Maximum = "2000 %",
        Evidence = Evidence.Published,
        Source = SourceKeys.DynamicMemory,
    };

    public static readonly ScalarKey<int> Weight = new("weight", Forms.Count)
    {
        Description = "Relative weight of the guest where memory is short.",
        Default = "5000",
        Minimum = "0",
        Maximum = "10000",
        Evidence = Evidence.Published,
        Source = SourceKeys.DynamicMemory,
    };

    /// <summary>The keys that only dynamic memory has, besides the one that makes it so.</summary>
    public static IReadOnlyList<ScalarKey> OfDynamic { get; } = [Minimum, Maximum, Buffer, Weight];

    public static readonly Section Memory = new(
        "memory", Static, Startup, Minimum, Maximum, Buffer, Weight, MemoryDemandSchema.Demand)
    {
        Description = "The memory of each guest: 'static', or dynamic from 'startup' on; required with 'host.machine.memory'.",
        ExactlyOneOf = [Static, Startup],
    };
}
