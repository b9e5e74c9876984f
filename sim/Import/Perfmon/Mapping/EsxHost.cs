namespace HvSim.Import.Perfmon;

/// <summary>
/// A host of VMware that was logged by esxtop in batch mode: the groups that have a disk or a port become guests.
/// </summary>
internal static class EsxHost
{
    private const string Group = "Group Cpu";
    private const string VirtualDisk = "Virtual Disk";
    private const string Port = "Network Port";
    private const double BytesPerMegabit = 1e6 / 8;

    /// <summary>Whether a counter tells that its machine was logged by esxtop.</summary>
    public static bool IsSignOf(LogColumn column) => column.Path.Object == Group;

    /// <summary>The guests that the counters of a host describe.</summary>
    public static IReadOnlyList<GuestPlan> Plan(ColumnPool pool)
    {
        var plans = new List<GuestPlan>();
        var run = pool.Find(Group, "% Run");
        var used = pool.Find(Group, "% Used");
        var groups = (run.Count > 0 ? run : used)
            .ToLookup(column => AfterNumber(column.Path.Text), StringComparer.OrdinalIgnoreCase);
        var disks = pool.Find(VirtualDisk, "Reads/sec").Concat(pool.Find(VirtualDisk, "Writes/sec")).ToArray();
        var ports = pool.Find(Port, "MBits Received/sec").Concat(pool.Find(Port, "MBits Transmitted/sec")).ToArray();
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var owned = disks.Where(column => IsOf(column, group.Key)).ToArray();
            var own = ports.Where(column => IsPortOf(column, group.Key)).ToArray();
            if (owned.Length + own.Length == 0)
                continue;
            var plan = new GuestPlan(pool.Machine, group.Key, 0);
            pool.Take(plan, Measure.Cpu, group, 0.01);
            TakeDisks(plan, pool, Measure.Reads, owned, "Reads/sec");
            TakeDisks(plan, pool, Measure.Writes, owned, "Writes/sec");
            if (own.Length > 0)
                pool.Take(plan, Measure.NetworkBytes, own, BytesPerMegabit);
            plans.Add(plan);
        }
        pool.Drop(run, "a group without virtual disk and network port is the host's own");
        pool.Drop(used, run.Count > 0 ? "% Run is taken" : "a group without virtual disk and network port is the host's own");
        return plans;
    }

    private static void TakeDisks(GuestPlan plan, ColumnPool pool, Measure measure, LogColumn[] owned, string counter)
    {
        var columns = owned.Where(column => column.Path.Counter == counter).ToArray();
        var whole = columns.Where(column => Folded.Of(column.Path.Text) == Folded.Of(plan.Name)).ToArray();
        if (columns.Length > 0)
            pool.Take(plan, measure, whole.Length > 0 ? whole : columns, 1);
        pool.Drop(columns, "the total of the guest's disks is taken");
    }

    /// <summary>The name in <c>2012201:name</c>.</summary>
    private static string AfterNumber(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0 ? text : text[(colon + 1)..];
    }

    private static bool IsOf(LogColumn column, string name) =>
        column.Path.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (column.Path.Text.Length == name.Length || column.Path.Text[name.Length] == ':');

    /// <summary>
    /// Whether a port is a guest's, as in <c>switch:67109185:2378066:name</c>, perhaps with the adapter after a dot.
    /// </summary>
    private static bool IsPortOf(LogColumn column, string name)
    {
        var parts = column.Path.Text.Split(':', 4);
        var owner = parts[^1];
        return owner.Equals(name, StringComparison.OrdinalIgnoreCase)
            || (owner.StartsWith(name, StringComparison.OrdinalIgnoreCase) && owner[name.Length] == '.');
    }
}
