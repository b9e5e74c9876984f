using HvSim.Import.Perfmon;

namespace HvSim.Import.Checking;

/// <summary>Finds out what the counters of a host belong to.</summary>
/// <param name="names">The virtual machines of the host.</param>
internal sealed class CounterColumns(GuestNames names)
{
    private const string Logical = "Hyper-V Hypervisor Logical Processor";

    private static readonly HashSet<string> OfHost =
    [
        "Hyper-V Hypervisor", Logical, "Hyper-V Hypervisor Root Virtual Processor", "Hyper-V Dynamic Memory Balancer",
    ];

    private static readonly HashSet<string> OfGuests =
    [
        "Hyper-V Hypervisor Virtual Processor", "Hyper-V Dynamic Memory VM", "Hyper-V Virtual Storage Device",
        "Hyper-V Virtual Network Adapter",
    ];

    /// <summary>They count since the start of a virtual machine, and a log is of a part of its life.</summary>
    private static readonly HashSet<string> SinceTheStart =
        ["Added Memory", "Removed Memory", "Memory Add Operations", "Memory Remove Operations"];

    /// <summary>What counters belong to; those that say nothing of a host or its guests are left out.</summary>
    public IEnumerable<(LogColumn Column, CounterKey Key)> Of(IReadOnlyList<LogColumn> columns)
    {
        foreach (var column in columns)
        {
            if (OfHost.Contains(column.Path.Object) && !column.Path.IsTotal)
                yield return (column, new CounterKey(column.Path.Object, column.Path.Counter, ""));
            else if (IsOfGuests(column) && GuestOf(column) is { } guest)
                yield return (column, new CounterKey(column.Path.Object, column.Path.Counter, guest));
        }
        var hasLogical = columns.Any(column => column.Path.Object == Logical && !column.Path.IsTotal);
        foreach (var column in columns.Where(column => column.Path.Object == Logical && column.Path.IsTotal && !hasLogical))
        {
            if (column.Path.Counter.StartsWith('%'))
                yield return (column, new CounterKey(Logical, column.Path.Counter, ""));
        }
    }

    private static bool IsOfGuests(LogColumn column) =>
        OfGuests.Contains(column.Path.Object) && !SinceTheStart.Contains(column.Path.Counter);

    private string? GuestOf(LogColumn column) => column.Path.IsTotal
        ? null
        : HyperVHost.GuestOf(column) ?? names.In(column.Path.Text);
}
