namespace HvSim.Import.Perfmon;

/// <summary>
/// A Windows that logged itself, on hardware or in a virtual machine, becomes one guest. Inside a virtual machine processor time
/// is a share of the time that its virtual processors ran.
/// </summary>
internal static class WindowsMachine
{
    private const double Mebi = 1 << 20;
    private const double Kibi = 1 << 10;
    private const string BusyTime = "% Processor Time";
    private const string IdleTime = "% Idle Time";

    private static readonly string[] ProcessorObjects = ["Processor", "Processor Information"];
    private static readonly string[] DiskObjects = ["PhysicalDisk", "LogicalDisk"];

    private static readonly (Measure Measure, string Counter)[] Disk =
    [
        (Measure.Reads, "Disk Reads/sec"), (Measure.Writes, "Disk Writes/sec"),
        (Measure.ReadBytes, "Disk Read Bytes/sec"), (Measure.WriteBytes, "Disk Write Bytes/sec"),
    ];

    /// <summary>The guest that its counters describe.</summary>
    /// <param name="pool">Its counters.</param>
    /// <param name="processors">Number of its processors, as stated or as any of its logs tells; 0 where none does.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="hosted">What the log of its host has of it; null where no log of a host has it.</param>
    public static GuestPlan Plan(ColumnPool pool, int processors, PerfmonOptions options, HostedGuest? hosted)
    {
        var name = pool.Machine.Length == 0 ? "machine" : pool.Machine;
        var guest = new GuestPlan(pool.Machine, name, Math.Max(1, processors));
        if (hosted is not null)
        {
            guest = new GuestPlan(hosted.Host, hosted.Name, hosted.Known.Contains(Measure.Cpu) ? 0 : guest.Processors)
            {
                LeftToHost = hosted.Known,
            };
        }
        PlanProcessors(guest, pool);
        if (processors == 0 && guest.Formulas[(int)Measure.Cpu] is not null)
        {
            pool.Report.Assume(
                $"{name} has one processor: only the total of its processors is logged; state how many there are "
                + "by --processors N");
        }
        PlanMemory(guest, pool, options);
        foreach (var (measure, counter) in Disk)
            TotalOrSum(guest, measure, pool, pool.FirstOf(DiskObjects, counter), 1);
        WindowsNetwork.Plan(guest, pool);
        return guest;
    }

    /// <summary>Number of processors that counters of one machine name, 0 for none; null without such counters.</summary>
    public static int? ProcessorsIn(IEnumerable<LogColumn> columns)
    {
        var all = columns.Where(column => ProcessorObjects.Contains(column.Path.Object)).ToArray();
        return all.Length == 0
            ? null
            : all.Where(column => !IsNodeTotal(column)).GroupBy(column => (column.Path.Object, column.Path.Counter))
                .Select(instances => instances.Count()).DefaultIfEmpty(0).Max();
    }

    /// <summary>Takes the total of all instances where it is logged, else all instances.</summary>
    private static void TotalOrSum(
        GuestPlan guest, Measure measure, ColumnPool pool, IReadOnlyList<LogColumn> columns, double factor, double constant = 0)
    {
        if (columns.Count == 0 || pool.LeavesToHost(guest, measure, columns))
            return;
        var totals = columns.Where(column => column.Path.IsTotal).ToArray();
        pool.Take(guest, measure, totals.Length > 0 ? totals[..1] : columns, factor, constant);
        pool.Drop(columns, "the total is taken");
    }

    private static void PlanProcessors(GuestPlan guest, ColumnPool pool)
    {
        var all = ProcessorObjects.SelectMany(name => pool.Find(name, BusyTime).Concat(pool.Find(name, IdleTime)));
        if (pool.LeavesToHost(guest, Measure.Cpu, all))
            return;
        var busy = pool.FirstOf(ProcessorObjects, BusyTime);
        if (busy.Count == 0)
        {
            PlanIdle(guest, pool);
            return;
        }
        if (busy.Any(column => column.Path.IsTotal))
            TotalOrSum(guest, Measure.Cpu, pool, busy, guest.Processors / 100.0);
        else if (busy.Any(column => !IsNodeTotal(column)))
            pool.Take(guest, Measure.Cpu, busy.Where(column => !IsNodeTotal(column)), 0.01);
        else
            TakeNodes(guest, pool, busy);
        pool.Drop(busy, "the processors are taken one by one");
        foreach (var name in ProcessorObjects)
            pool.Drop(pool.Find(name, IdleTime), "% Processor Time is taken");
    }

    /// <summary>Where nothing but totals of nodes is logged, each stands for as many of the processors as the others.</summary>
    private static void TakeNodes(GuestPlan guest, ColumnPool pool, IReadOnlyList<LogColumn> nodes)
    {
        pool.Take(guest, Measure.Cpu, nodes, guest.Processors / (100.0 * nodes.Count));
        pool.Report.Assume($"the NUMA nodes of {guest.Name} have as many processors each: totals of nodes alone are logged");
    }

    private static void PlanIdle(GuestPlan guest, ColumnPool pool)
    {
        var idle = pool.FirstOf(ProcessorObjects, IdleTime);
        var single = idle.Where(column => !IsNodeTotal(column)).ToArray();
        if (idle.Any(column => column.Path.IsTotal))
            TotalOrSum(guest, Measure.Cpu, pool, idle, -guest.Processors / 100.0, guest.Processors);
        else if (single.Length > 0)
            pool.Take(guest, Measure.Cpu, single, -0.01, single.Length);
        pool.Drop(idle, "the processors are taken one by one");
    }

    private static void PlanMemory(GuestPlan guest, ColumnPool pool, PerfmonOptions options)
    {
        var committed = pool.Find("Memory", "Committed Bytes");
        (string Counter, double Unit)[] availables =
            [("Available Bytes", 1), ("Available KBytes", Kibi), ("Available MBytes", Mebi)];
        var available = availables
            .SelectMany(one => pool.Find("Memory", one.Counter).Select(column => (column, one.Unit))).ToArray();
        if (pool.LeavesToHost(guest, Measure.Memory, [.. committed, .. available.Select(one => one.column)]))
            return;
        if (committed.Count > 0)
        {
            pool.Take(guest, Measure.Memory, committed, 1);
            pool.Report.Assume("memory in use is what Windows has committed, which counts pages in the page file too");
            pool.Drop(available.Select(one => one.column), "committed memory is taken");
        }
        else if (available.Length > 0 && options.MemoryBytes is { } size)
        {
            pool.Take(guest, Measure.Memory, [available[0].column], -available[0].Unit, size);
            pool.Drop(available.Select(one => one.column), "the same in another unit is taken");
        }
        else
        {
            pool.Drop(
                available.Select(one => one.column),
                "what is available tells what is in use only with the size of memory; state the size by --memory MiB, or log "
                + @"\Memory\Committed Bytes");
        }
    }

    /// <summary>The total of all processors or, as in <c>0,_Total</c>, of those of a node.</summary>
    private static bool IsNodeTotal(LogColumn column) =>
        column.Path.Text.EndsWith("_Total", StringComparison.OrdinalIgnoreCase);
}
