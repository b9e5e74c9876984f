using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What transfers of guests cost the root partition and the hypervisor; from the cost table unless given.</summary>
internal static class StorageCostSchema
{
    public static readonly ScalarKey<Duration> Request = Cost(
        "request", "Processor time of the root partition to take a transfer from a guest and send it to its device");

    public static readonly ScalarKey<Duration> RequestPerKib = Cost("requestPerKib", "More of it for each KiB that is moved");

    public static readonly ScalarKey<Duration> Completion = Cost(
        "completion", "Processor time of the root partition for the device's interrupt and to pass a completion to its guest");

    public static readonly ScalarKey<Duration> FixedFormat = Cost(
        "fixedFormat", "More of a request for a file of fixed size than for the device itself");

    public static readonly ScalarKey<Duration> DynamicFormat = Cost(
        "dynamicFormat", "More of a request for a file that grows than for the device itself");

    public static readonly ScalarKey<Duration> Access = Cost(
        "access", "Processor time of the worker process to answer an access to an emulated controller");

    public static readonly ScalarKey<Duration> Remapping = Cost(
        "remapping", "Hypervisor time to remap the memory of a transfer of an assigned device");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScalarKey<Duration>> All { get; } =
        [Request, RequestPerKib, Completion, FixedFormat, DynamicFormat, Access, Remapping];

    public static readonly Section Storage = new("storage", [.. All])
    {
        Description = "What transfers of guests cost the root partition and the hypervisor.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<Duration> Cost(string key, string what) => new(key, Forms.Time)
    {
        Description = $"{what}; from the cost table unless given.",
        Minimum = "0 us",
        Maximum = "10 ms",
        Sample = "5 us",
        Source = SourceKeys.CostTables,
    };
}
