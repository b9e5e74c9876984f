namespace HvSim.Import.Perfmon;

/// <summary>Shares the counters of a log out among guests.</summary>
internal sealed class MappingPlan(PerfmonOptions options, ReportDraft report)
{
    private readonly HashSet<string> _hosts = [];
    private readonly Dictionary<string, GuestNames> _names = [];
    private readonly Dictionary<string, int> _processors = [];
    private int _logicalProcessors;

    /// <summary>Logical processors of the one host of the logs; null where there is none, or they are not logged.</summary>
    public int? LogicalProcessors => _hosts.Count == 1 && _logicalProcessors > 0 ? _logicalProcessors : null;

    /// <summary>
    /// Learns from one log which machines are hosts, what runs on them and how many processors there are, for the others that
    /// are read together with it.
    /// </summary>
    public void Learn(LogHeader header)
    {
        foreach (var column in header.Columns)
        {
            if (HyperVHost.IsSignOf(column))
                _hosts.Add(Folded.Of(column.Path.Machine));
            if (HyperVHost.GuestOf(column) is { } guest)
                NamesOf(Folded.Of(column.Path.Machine)).Add(guest);
        }
        foreach (var machine in header.Columns.GroupBy(column => Folded.Of(column.Path.Machine)))
        {
            _logicalProcessors = Math.Max(HyperVHost.LogicalProcessorsIn(machine), _logicalProcessors);
            _processors[machine.Key] =
                Math.Max(WindowsMachine.ProcessorsIn(machine), _processors.GetValueOrDefault(machine.Key));
        }
    }

    /// <summary>How the guests' demand is read from the rows below a header.</summary>
    public IReadOnlyList<GuestPlan> Of(LogHeader header)
    {
        foreach (var other in header.Others)
            report.Drop(other.What, other.Reason);
        var plans = new List<GuestPlan>();
        foreach (var machine in header.Columns.GroupBy(column => Folded.Of(column.Path.Machine)))
        {
            var pool = new ColumnPool(machine.First().Path.Machine, machine, report);
            var isHost = _hosts.Contains(machine.Key);
            if (isHost)
                plans.AddRange(HyperVHost.Plan(pool, NamesOf(machine.Key)));
            else if (machine.Any(EsxHost.IsSignOf))
                plans.AddRange(EsxHost.Plan(pool));
            else
                plans.Add(WindowsMachine.Plan(pool, options.Processors ?? _processors.GetValueOrDefault(machine.Key), options));
            pool.DropRest(column => isHost && !HyperVHost.IsOfGuests(column)
                ? "shows the host or its root partition, no guest"
                : "no part of the demand of a guest");
        }
        plans.RemoveAll(plan => plan.Formulas.All(formula => formula is null));
        return plans;
    }

    private GuestNames NamesOf(string machine)
    {
        if (!_names.TryGetValue(machine, out var names))
            _names.Add(machine, names = new GuestNames());
        return names;
    }
}
