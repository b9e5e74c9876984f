namespace HvSim.Import.Perfmon;

/// <summary>
/// A host of VMware that was logged by esxtop in batch mode: the groups that have a disk or a port become guests.
/// </summary>
internal static class EsxHost
{
    private const string Group = "Group Cpu";
    private const string GroupMemory = "Group Memory";
    private const string VirtualProcessor = "Vcpu";
    private const string ProcessorMark = ":vmx-vcpu-";
    private const string VirtualDisk = "Virtual Disk";
    private const string Port = "Network Port";
    private const double BytesPerMegabit = 1e6 / 8;
    private const double Mebi = 1 << 20;

    private static readonly (Measure Measure, string Counter, double Factor)[] Disk =
    [
        (Measure.Reads, "Reads/sec", 1), (Measure.Writes, "Writes/sec", 1),
        (Measure.ReadBytes, "MBytes Read/sec", Mebi), (Measure.WriteBytes, "MBytes Written/sec", Mebi),
    ];

    private static readonly (Measure Measure, string[] Counters, double Factor)[] Network =
    [
        (Measure.NetworkBytes, ["MBits Received/sec", "MBits Transmitted/sec"], BytesPerMegabit),
        (Measure.Packets, ["Packets Received/sec", "Packets Transmitted/sec"], 1),
    ];

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
        var disks = Disk.SelectMany(one => pool.Find(VirtualDisk, one.Counter)).ToArray();
        var ports = Network.SelectMany(one => one.Counters).SelectMany(counter => pool.Find(Port, counter)).ToArray();
        var processors = pool.All(VirtualProcessor).ToLookup(column => OwnerOf(column) ?? "", StringComparer.OrdinalIgnoreCase);
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var owned = disks.Where(column => IsOf(column, group.Key)).ToArray();
            var own = ports.Where(column => IsPortOf(column, group.Key)).ToArray();
            if (owned.Length + own.Length == 0)
                continue;
            var plan = new GuestPlan(pool.Machine, group.Key, NumberOf(processors[group.Key]));
            pool.Take(plan, Measure.Cpu, group, 0.01);
            foreach (var (measure, counter, factor) in Disk)
                TakeDisks(plan, pool, measure, [.. owned.Where(column => column.Path.Counter == counter)], factor);
            foreach (var (measure, counters, factor) in Network)
                Take(plan, pool, measure, [.. own.Where(column => counters.Contains(column.Path.Counter))], factor);
            TakeMemory(plan, pool);
            SayWhereSeveral(group, pool);
            plans.Add(plan);
        }
        pool.Drop(run, "a group without virtual disk and network port is the host's own");
        pool.Drop(used, run.Count > 0 ? "% Run is taken" : "a group without virtual disk and network port is the host's own");
        pool.Drop(processors.SelectMany(own => own), "tells the number of virtual processors; the group's time is taken");
        return plans;
    }

    private static void Take(GuestPlan plan, ColumnPool pool, Measure measure, LogColumn[] columns, double factor)
    {
        if (columns.Length > 0)
            pool.Take(plan, measure, columns, factor);
    }

    private static void TakeDisks(GuestPlan plan, ColumnPool pool, Measure measure, LogColumn[] columns, double factor)
    {
        var whole = columns.Where(column => Folded.Of(column.Path.Text) == Folded.Of(plan.Name)).ToArray();
        Take(plan, pool, measure, whole.Length > 0 ? whole : columns, factor);
        pool.Drop(columns, "the total of the guest's disks is taken");
    }

    private static void TakeMemory(GuestPlan plan, ColumnPool pool)
    {
        LogColumn[] sizes =
        [
            .. pool.Find(GroupMemory, "Memory Size MBytes")
                .Where(column => AfterNumber(column.Path.Text).Equals(plan.Name, StringComparison.OrdinalIgnoreCase)),
        ];
        Take(plan, pool, Measure.Memory, sizes, Mebi);
        if (sizes.Length > 0)
            plan.MemoryKind = MemoryKind.Assigned;
    }

    private static void SayWhereSeveral(IGrouping<string, LogColumn> group, ColumnPool pool)
    {
        var number = group.Select(column => column.Path.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (number > 1)
            pool.Report.Assume(FormattableString.Invariant($"{number} groups are called {group.Key}, and count as one guest"));
    }

    private static int NumberOf(IEnumerable<LogColumn> processors) =>
        processors.Select(column => Folded.Of(column.Path.Text)).Distinct().Count();

    /// <summary>The group in <c>2012201:group:2378066:vmx-vcpu-0:group</c>; null where it is another part of the group.</summary>
    private static string? OwnerOf(LogColumn processor)
    {
        var path = AfterNumber(processor.Path.Text);
        var mark = path.LastIndexOf(ProcessorMark, StringComparison.OrdinalIgnoreCase);
        var end = mark <= 0 ? -1 : path.LastIndexOf(':', mark - 1);
        return end <= 0 ? null : path[..end];
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
