namespace HvSim.Import.Perfmon;

/// <summary>
/// A Windows that logged itself, on hardware or in a virtual machine, becomes one guest. Inside a virtual machine processor time
/// is a share of the time that its virtual processors ran.
/// </summary>
internal static class WindowsMachine
{
    private const double Mebi = 1 << 20;
    private const double Kibi = 1 << 10;

    private static readonly string[] ProcessorObjects = ["Processor", "Processor Information"];
    private static readonly string[] DiskObjects = ["PhysicalDisk", "LogicalDisk"];
    private static readonly string[] NetworkObjects = ["Network Interface", "Network Adapter"];

    private static readonly (Measure Measure, string Counter)[] Disk =
    [
        (Measure.Reads, "Disk Reads/sec"), (Measure.Writes, "Disk Writes/sec"),
        (Measure.ReadBytes, "Disk Read Bytes/sec"), (Measure.WriteBytes, "Disk Write Bytes/sec"),
    ];

    /// <summary>The guest that its counters describe.</summary>
    /// <param name="pool">Its counters.</param>
    /// <param name="processors">Number of its processors, as stated or as any of its logs tells; 0 where none does.</param>
    /// <param name="options">What the user says of it.</param>
    public static GuestPlan Plan(ColumnPool pool, int processors, PerfmonOptions options)
    {
        var name = pool.Machine.Length == 0 ? "machine" : pool.Machine;
        if (processors == 0)
            pool.Report.Assume($"{name} has one processor: only the total of its processors is logged; state how many there are");
        var guest = new GuestPlan(pool.Machine, name, Math.Max(1, processors));
        PlanProcessors(guest, pool);
        PlanMemory(guest, pool, options);
        foreach (var (measure, counter) in Disk)
            TotalOrSum(guest, measure, pool, First(pool, DiskObjects, counter), 1);
        PlanNetwork(guest, pool);
        return guest;
    }

    /// <summary>Number of processors that counters of one machine name; 0 where they name none.</summary>
    public static int ProcessorsIn(IEnumerable<LogColumn> columns) => columns
        .Where(column => ProcessorObjects.Contains(column.Path.Object) && !IsNodeTotal(column))
        .GroupBy(column => (column.Path.Object, column.Path.Counter))
        .Select(instances => instances.Count()).DefaultIfEmpty(0).Max();

    /// <summary>Takes the total of all instances where it is logged, else all instances.</summary>
    public static void TotalOrSum(
        GuestPlan guest, Measure measure, ColumnPool pool, IReadOnlyList<LogColumn> columns, double factor, double constant = 0)
    {
        if (columns.Count == 0)
            return;
        var totals = columns.Where(column => column.Path.IsTotal).ToArray();
        pool.Take(guest, measure, totals.Length > 0 ? totals[..1] : columns, factor, constant);
        pool.Drop(columns, "the total is taken");
    }

    private static void PlanProcessors(GuestPlan guest, ColumnPool pool)
    {
        var busy = First(pool, ProcessorObjects, "% Processor Time");
        if (busy.Count > 0)
        {
            if (busy.Any(column => column.Path.IsTotal))
                TotalOrSum(guest, Measure.Cpu, pool, busy, guest.Processors / 100.0);
            else
                pool.Take(guest, Measure.Cpu, busy.Where(column => !IsNodeTotal(column)), 0.01);
            return;
        }
        var idle = First(pool, ProcessorObjects, "% Idle Time");
        if (idle.Any(column => column.Path.IsTotal))
            TotalOrSum(guest, Measure.Cpu, pool, idle, -guest.Processors / 100.0, guest.Processors);
        else if (idle.Count > 0)
            pool.Take(guest, Measure.Cpu, idle.Where(column => !IsNodeTotal(column)), -0.01, idle.Count(c => !IsNodeTotal(c)));
    }

    private static void PlanMemory(GuestPlan guest, ColumnPool pool, PerfmonOptions options)
    {
        var committed = pool.Find("Memory", "Committed Bytes");
        (string Counter, double Unit)[] availables =
            [("Available Bytes", 1), ("Available KBytes", Kibi), ("Available MBytes", Mebi)];
        var available = availables
            .SelectMany(one => pool.Find("Memory", one.Counter).Select(column => (column, one.Unit))).ToArray();
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
                "what is available tells what is in use only with the size of memory; state the size, or log Committed Bytes");
        }
    }

    private static void PlanNetwork(GuestPlan guest, ColumnPool pool)
    {
        SumOfEither(guest, Measure.NetworkBytes, pool, "Bytes Total/sec", ["Bytes Received/sec", "Bytes Sent/sec"]);
        SumOfEither(guest, Measure.Packets, pool, "Packets/sec", ["Packets Received/sec", "Packets Sent/sec"]);
    }

    private static void SumOfEither(GuestPlan guest, Measure measure, ColumnPool pool, string whole, string[] parts)
    {
        var columns = First(pool, NetworkObjects, whole);
        var halves = parts.SelectMany(part => First(pool, NetworkObjects, part)).ToArray();
        if (columns.Count > 0)
            pool.Take(guest, measure, columns, 1);
        else if (halves.Length > 0)
            pool.Take(guest, measure, halves, 1);
        pool.Drop(halves, "received and sent together are taken");
    }

    private static IReadOnlyList<LogColumn> First(ColumnPool pool, string[] objects, string counter)
    {
        IReadOnlyList<LogColumn> first = [];
        foreach (var name in objects)
        {
            var columns = pool.Find(name, counter);
            if (first.Count == 0)
                first = columns;
            else
                pool.Drop(columns, "the same is taken from another object");
        }
        return first;
    }

    /// <summary>The total of all processors or, as in <c>0,_Total</c>, of those of a node.</summary>
    private static bool IsNodeTotal(LogColumn column) =>
        column.Path.Text.EndsWith("_Total", StringComparison.OrdinalIgnoreCase);
}
