using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What messages of guests cost the root partition; from the cost table unless given.</summary>
internal static class NetworkCostSchema
{
    public static readonly ScalarKey<Duration> Message = Cost("message", "for each message of a guest, sent or received");

    public static readonly ScalarKey<Duration> Packet = Cost("packet", "for each packet beside that");

    public static readonly ScalarKey<Duration> PerKib = Cost("perKib", "for each KiB beside that");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScalarKey<Duration>> All { get; } = [Message, Packet, PerKib];

    public static readonly Section Network = new("network", [.. All])
    {
        Description = "What messages of guests cost the root partition.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<Duration> Cost(string key, string what) => new(key, Forms.Time)
    {
        Description = $"Processor time of the root partition {what}; from the cost table unless given.",
        Minimum = "0 us",
        Maximum = "10 ms",
        Sample = "2 us",
        Source = SourceKeys.CostTables,
    };
}
