namespace HvSim.Import.Perfmon;

/// <summary>
/// The network interfaces of a Windows that logged itself. Loopback, tunnels, filters, teams and virtual switches are interfaces
/// beside the adapters that their packets pass; a packet is to count once.
/// </summary>
internal static class WindowsNetwork
{
    private static readonly string[] Objects = ["Network Interface", "Network Adapter"];

    /// <summary>What stands in the names of interfaces below which an adapter carries the same packets, or none does.</summary>
    private static readonly string[] PseudoInterfaces =
    [
        "loopback", "isatap", "teredo", "6to4", "ip-https", "tunnel", "wan miniport", "lightweight filter", "packet scheduler",
    ];

    /// <summary>Where in the way of a packet an instance stands; the lowest layer that is logged is taken.</summary>
    private enum Layer
    {
        Adapter,
        Team,
        VirtualSwitch,
        Total,
    }

    /// <summary>Takes packets and bytes.</summary>
    public static void Plan(GuestPlan guest, ColumnPool pool)
    {
        SumOfEither(guest, Measure.NetworkBytes, pool, "Bytes Total/sec", ["Bytes Received/sec", "Bytes Sent/sec"]);
        SumOfEither(guest, Measure.Packets, pool, "Packets/sec", ["Packets Received/sec", "Packets Sent/sec"]);
    }

    private static void SumOfEither(GuestPlan guest, Measure measure, ColumnPool pool, string whole, string[] parts)
    {
        var columns = pool.FirstOf(Objects, whole);
        var halves = parts.Select(part => pool.FirstOf(Objects, part)).ToArray();
        if (pool.LeavesToHost(guest, measure, [.. columns, .. halves.SelectMany(half => half)]))
            return;
        var once = OfLowestLayer(guest, pool, columns);
        var onceInHalves = halves.SelectMany(half => OfLowestLayer(guest, pool, half)).ToArray();
        if (once.Length > 0)
            pool.Take(guest, measure, once, 1);
        else if (onceInHalves.Length > 0)
            pool.Take(guest, measure, onceInHalves, 1);
        pool.Drop(onceInHalves, "received and sent together are taken");
    }

    private static LogColumn[] OfLowestLayer(GuestPlan guest, ColumnPool pool, IReadOnlyList<LogColumn> columns)
    {
        var pseudo = columns.Where(IsPseudo).ToArray();
        pool.Drop(pseudo, "no adapter: its packets pass one, or do not leave the machine");
        var rest = columns.Except(pseudo).ToArray();
        if (rest.Length == 0)
            return rest;
        var lowest = rest.Min(LayerOf);
        foreach (var column in rest.Where(column => LayerOf(column) > lowest))
        {
            var isTotal = LayerOf(column) == Layer.Total;
            pool.Drop(
                [column], isTotal ? "the instances are taken" : "its packets pass the adapters below it, which are taken");
            if (!isTotal)
                pool.Report.Assume($"{guest.Name}: the adapters below its network teams and virtual switches are all logged");
        }
        return [.. rest.Where(column => LayerOf(column) == lowest)];
    }

    private static bool IsPseudo(LogColumn column) => Array.Exists(PseudoInterfaces, word => Holds(column, word));

    private static Layer LayerOf(LogColumn column)
    {
        if (column.Path.IsTotal)
            return Layer.Total;
        if (Holds(column, "multiplexor"))
            return Layer.Team;
        var isOfSwitch = Holds(column, "hyper-v") && (Holds(column, "ethernet") || Holds(column, "switch"));
        return isOfSwitch ? Layer.VirtualSwitch : Layer.Adapter;
    }

    private static bool Holds(LogColumn column, string word) =>
        column.Path.Text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
