namespace HvSim.Import.Perfmon;

/// <summary>
/// A host of Hyper-V: its virtual machines become guests directly. Its plain processor, memory, disk and network counters show
/// the root partition only.
/// </summary>
internal static class HyperVHost
{
    private const string VirtualProcessor = "Hyper-V Hypervisor Virtual Processor";
    private const string DynamicMemory = "Hyper-V Dynamic Memory VM";
    private const string VidPartition = "Hyper-V VM Vid Partition";
    private const string Storage = "Hyper-V Virtual Storage Device";
    private const string ProcessorMark = ":Hv VP ";
    private const double Mebi = 1 << 20;
    private const double PageBytes = 4096;

    private static readonly (Measure Measure, string Counter)[] Disk =
    [
        (Measure.Reads, "Read Operations/Sec"), (Measure.Writes, "Write Operations/Sec"),
        (Measure.ReadBytes, "Read Bytes/sec"), (Measure.WriteBytes, "Write Bytes/sec"),
    ];

    private static readonly (Measure Measure, string Object, string[] Counters)[] Network =
    [
        (Measure.NetworkBytes, "Hyper-V Virtual Network Adapter", ["Bytes/sec"]),
        (Measure.NetworkBytes, "Hyper-V Virtual Network Adapter", ["Bytes Received/sec", "Bytes Sent/sec"]),
        (Measure.NetworkBytes, "Hyper-V Legacy Network Adapter", ["Bytes Received/sec", "Bytes Sent/sec"]),
        (Measure.Packets, "Hyper-V Virtual Network Adapter", ["Packets/sec"]),
        (Measure.Packets, "Hyper-V Virtual Network Adapter", ["Packets Received/sec", "Packets Sent/sec"]),
        (Measure.Packets, "Hyper-V Legacy Network Adapter", ["Frames Received/sec", "Frames Sent/sec"]),
    ];

    /// <summary>Whether a counter tells that its machine is a host of Hyper-V.</summary>
    public static bool IsSignOf(LogColumn column) => HyperVObject.IsOfHost(column.Path.Object);

    /// <summary>Whether a counter shows the processor time of a virtual machine.</summary>
    public static bool IsProcessorTime(LogColumn column) => column.Path.Object == VirtualProcessor
        && column.Path.Counter is "% Guest Run Time" or "% Total Run Time" && GuestOf(column) is not null;

    /// <summary>Whether a counter shows the virtual processors of all virtual machines together.</summary>
    public static bool IsTotalOfGuests(LogColumn column) => column.Path.Object == VirtualProcessor && column.Path.IsTotal;

    /// <summary>Whether a counter shows virtual machines, and not the host.</summary>
    public static bool IsOfGuests(LogColumn column) => column.Path.Object is VirtualProcessor or DynamicMemory or VidPartition
        or Storage || column.Path.Object.EndsWith("Network Adapter", StringComparison.Ordinal);

    /// <summary>Name of the virtual machine that a counter belongs to; null where it does not say.</summary>
    public static string? GuestOf(LogColumn column)
    {
        if (column.Path.Object == VirtualProcessor)
        {
            var mark = column.Path.Text.LastIndexOf(ProcessorMark, StringComparison.OrdinalIgnoreCase);
            return mark > 0 ? SameNames.NameOf(column.Path.Text[..mark], column.Path.Index) : null;
        }
        var isNamed = column.Path.Object is DynamicMemory or VidPartition && column.Path.Text.Length > 0 && !column.Path.IsTotal;
        return isNamed ? column.Path.Text : null;
    }

    /// <summary>Number of logical processors that a log of a host shows.</summary>
    public static int LogicalProcessorsIn(IEnumerable<LogColumn> columns) => columns
        .Where(column => column.Path.Object == "Hyper-V Hypervisor Logical Processor" && !column.Path.IsTotal)
        .Select(column => Folded.Of(column.Path.Text)).Distinct().Count();

    /// <summary>The guests that the counters of a host describe.</summary>
    public static IReadOnlyList<GuestPlan> Plan(ColumnPool pool, GuestNames names)
    {
        var plans = new List<GuestPlan>();
        var busy = ByGuest(pool, VirtualProcessor, "% Guest Run Time");
        var total = ByGuest(pool, VirtualProcessor, "% Total Run Time");
        var memory = new MemoryColumns(pool);
        foreach (var name in names.All)
        {
            var own = Folded.Of(name);
            var plan = new GuestPlan(pool.Machine, name, Math.Max(busy[own].Count(), total[own].Count()));
            PlanProcessors(plan, pool, [.. busy[own]], [.. total[own]]);
            memory.Plan(plan, pool, own);
            plans.Add(plan);
        }
        SameNames.Report(pool, [.. busy.Concat(total).SelectMany(columns => columns)]);
        PlanDisks(plans, pool, names);
        PlanNetworks(plans, pool, names);
        return plans;
    }

    private static ILookup<string, LogColumn> ByGuest(ColumnPool pool, string @object, string counter) =>
        pool.Find(@object, counter).ToLookup(column => Folded.Of(GuestOf(column) ?? ""));

    private static void PlanProcessors(GuestPlan plan, ColumnPool pool, LogColumn[] busy, LogColumn[] total)
    {
        if (busy.Length > 0)
        {
            pool.Take(plan, Measure.Cpu, busy, 0.01);
        }
        else if (total.Length > 0)
        {
            pool.Take(plan, Measure.Cpu, total, 0.01);
            pool.Report.Assume("hypervisor time counts as the guests': % Total Run Time is logged, % Guest Run Time is not");
        }
        pool.Drop(total, "% Guest Run Time is taken; the simulator adds the hypervisor's time itself");
    }

    private static void PlanDisks(List<GuestPlan> plans, ColumnPool pool, GuestNames names)
    {
        foreach (var (measure, counter) in Disk)
        {
            var columns = pool.Find(Storage, counter);
            ShareOut(plans, pool, measure, columns, names);
            foreach (var column in columns)
                SayWhose(column.Path.Text, pool.Report, names);
            pool.Drop(columns, "the name of no virtual machine stands in the path of the disk");
        }
    }

    private static void SayWhose(string path, ReportDraft report, GuestNames names)
    {
        if (names.In(path) is { } owner && names.OthersIn(path, owner) is { Count: > 0 } others)
            report.Assume($"disk {path} is guest {owner}'s, though its path names {string.Join(", ", others)} too");
    }

    private static void PlanNetworks(List<GuestPlan> plans, ColumnPool pool, GuestNames names)
    {
        foreach (var (measure, name, counters) in Network)
        {
            var columns = counters.SelectMany(counter => pool.Find(name, counter)).ToArray();
            ShareOut(plans, pool, measure, columns, names);
            pool.Drop(columns, "no virtual machine of that name is logged, or its adapters are taken already");
        }
    }

    private static void ShareOut(
        List<GuestPlan> plans, ColumnPool pool, Measure measure, IReadOnlyList<LogColumn> columns, GuestNames names)
    {
        var owners = columns.ToLookup(column => names.In(column.Path.Text));
        foreach (var plan in plans)
        {
            if (plan.Formulas[(int)measure] is null && owners.Contains(plan.Name))
                pool.Take(plan, measure, owners[plan.Name], 1);
        }
    }

    private sealed class MemoryColumns(ColumnPool pool)
    {
        private readonly ILookup<string, LogColumn> _held = ByGuest(pool, DynamicMemory, "Physical Memory");
        private readonly ILookup<string, LogColumn> _pressure = ByGuest(pool, DynamicMemory, "Current Pressure");
        private readonly ILookup<string, LogColumn> _visible = ByGuest(pool, DynamicMemory, "Guest Visible Physical Memory");
        private readonly ILookup<string, LogColumn> _available = ByGuest(pool, DynamicMemory, "Guest Available Memory");
        private readonly ILookup<string, LogColumn> _pages = ByGuest(pool, VidPartition, "Physical Pages Allocated");

        public void Plan(GuestPlan plan, ColumnPool columns, string own)
        {
            var held = _held[own].FirstOrDefault();
            var pressure = _pressure[own].FirstOrDefault();
            var visible = _visible[own].FirstOrDefault();
            var available = _available[own].FirstOrDefault();
            if (held is not null && pressure is not null)
            {
                columns.Take(plan, Measure.Memory, [held], Mebi, 0, pressure);
                plan.MemoryKind = MemoryKind.Balanced;
                columns.Report.Assume("a guest with Dynamic Memory wants what it holds times its pressure");
            }
            else if (visible is not null && available is not null)
            {
                columns.Take(plan, Measure.Memory, [visible, available], Mebi);
                plan.Formulas[(int)Measure.Memory] =
                    new Formula(0, [new Term(visible.Index, Mebi), new Term(available.Index, -Mebi)]);
            }
            else if (held is not null)
            {
                columns.Take(plan, Measure.Memory, [held], Mebi);
                plan.MemoryKind = MemoryKind.Assigned;
            }
            else if (_pages[own].FirstOrDefault() is { } pages)
            {
                columns.Take(plan, Measure.Memory, [pages], PageBytes);
                plan.MemoryKind = MemoryKind.Assigned;
            }
        }
    }
}
