namespace HvSim.Import.Perfmon;

/// <summary>Shares the counters of a log out among guests.</summary>
internal sealed class MappingPlan(PerfmonOptions options, ReportDraft report)
{
    private readonly SortedDictionary<string, string> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hostsWithProcessorTime = [];
    private readonly Dictionary<string, string> _translated = [];
    private readonly Dictionary<string, GuestNames> _names = [];
    private readonly Dictionary<string, int> _processors = [];
    private readonly HostedGuests _hosted = new();
    private readonly LoggedHosts _logged = new();

    /// <summary>
    /// Logical processors of the one host of the logs; null where there is none, they are not logged, or other machines than its
    /// guests are among those that want something.
    /// </summary>
    public int? LogicalProcessorsOf(IEnumerable<string> machines) =>
        _hosts.Count == 1 && machines.All(machine => _hosts.ContainsKey(Folded.Of(machine))) ? _logged.LogicalProcessors : null;

    /// <summary>
    /// Learns from logs which machines are hosts, what runs on them and how many processors there are, for the others that are
    /// read together with them.
    /// </summary>
    public void Learn(IReadOnlyList<LogHeader> headers)
    {
        foreach (var header in headers)
            LearnMachines(header);
        foreach (var machine in headers.SelectMany(Machines).Where(IsHostOfAnyKind))
        {
            foreach (var plan in PlansOfHost(new ColumnPool(machine.First().Path.Machine, machine, new ReportDraft())))
            {
                _hosted.Add(plan);
                _logged.Add(plan.Machine);
            }
        }
    }

    /// <summary>Whether a machine is a host of Hyper-V of which no processor time of a virtual machine is logged.</summary>
    public bool IsHostWithoutProcessorTime(string machine) =>
        _hosts.ContainsKey(Folded.Of(machine)) && !_hostsWithProcessorTime.Contains(Folded.Of(machine));

    /// <summary>Says which hosts make no guests, and where the guests of several are put together.</summary>
    public void ReportHosts()
    {
        report.Assume(_logged.Assumption());
        foreach (var host in _hosts.Values.Where(IsHostWithoutProcessorTime))
            report.Drop($"host {host}", Refusal.ReasonOfHost(host, TranslatedObjectOf(host)));
    }

    /// <summary>An object of a host whose name is in another language than English; null where there is none.</summary>
    public string? TranslatedObjectOf(string host) => _translated.GetValueOrDefault(Folded.Of(host));

    /// <summary>Refuses a stated number of processors that no log leaves room for.</summary>
    /// <exception cref="ImportException">Each machine shows more processors.</exception>
    public void RequireProcessors(IReadOnlyList<LogProfile> profiles)
    {
        var shown = _processors.Where(machine => !_hosts.ContainsKey(machine.Key)).ToDictionary();
        if (options.Processors is not { } stated || !shown.Values.Any(count => count > stated))
            return;
        foreach (var profile in profiles)
        {
            foreach (var machine in Machines(profile.Header).Where(machine => shown.GetValueOrDefault(machine.Key) > stated))
            {
                var (name, count) = (machine.First().Path.Machine, shown[machine.Key]);
                if (shown.Values.All(other => other > stated))
                    throw Refusal.OfFewerProcessors(profile, name, count, stated);
                report.Assume(FormattableString.Invariant(
                    $"{name} has the {count} processors that are logged one by one, and not the {stated} of --processors"));
            }
        }
    }

    /// <summary>How the guests' demand is read from the rows below a header.</summary>
    public IReadOnlyList<GuestPlan> Of(LogHeader header)
    {
        foreach (var other in header.Others)
            report.Drop(other.What, other.Reason);
        var plans = new List<GuestPlan>();
        foreach (var machine in Machines(header))
        {
            var pool = new ColumnPool(machine.First().Path.Machine, machine, report);
            var isHost = _hosts.ContainsKey(machine.Key);
            if (IsHostOfAnyKind(machine))
                plans.AddRange(PlansOfHost(pool));
            else if (PlanOfWindows(pool) is { } plan)
                plans.Add(plan);
            var isTranslated = header.Columns.Any(UnknownNames.IsTranslated);
            pool.DropRest(column => UnknownNames.Has(column, isTranslated) ? "its name is not known here"
                : isHost && !HyperVHost.IsOfGuests(column) ? "shows the host or its root partition, no guest"
                : "no part of the demand of a guest");
        }
        plans.RemoveAll(plan => plan.Formulas.All(formula => formula is null));
        return plans;
    }

    private static IEnumerable<IGrouping<string, LogColumn>> Machines(LogHeader header) =>
        header.Columns.GroupBy(column => Folded.Of(column.Path.Machine));

    private void LearnMachines(LogHeader header)
    {
        foreach (var column in header.Columns)
        {
            var machine = Folded.Of(column.Path.Machine);
            if (HyperVHost.IsSignOf(column))
                _hosts.TryAdd(machine, column.Path.Machine);
            if (HyperVObject.IsTranslated(column.Path.Object))
                _translated.TryAdd(machine, column.Path.Object);
            if (HyperVHost.IsProcessorTime(column))
                _hostsWithProcessorTime.Add(machine);
            if (HyperVHost.GuestOf(column) is { } guest)
                NamesOf(machine).Add(guest);
        }
        foreach (var machine in Machines(header))
        {
            _logged.Learn(machine.Key, HyperVHost.LogicalProcessorsIn(machine));
            if (WindowsMachine.ProcessorsIn(machine) is { } processors)
                _processors[machine.Key] = Math.Max(processors, _processors.GetValueOrDefault(machine.Key));
        }
    }

    private bool IsHostOfAnyKind(IGrouping<string, LogColumn> machine) =>
        _hosts.ContainsKey(machine.Key) || machine.Any(EsxHost.IsSignOf);

    private IReadOnlyList<GuestPlan> PlansOfHost(ColumnPool pool)
    {
        var machine = Folded.Of(pool.Machine);
        return _hosts.ContainsKey(machine) ? HyperVHost.Plan(pool, NamesOf(machine)) : EsxHost.Plan(pool);
    }

    private GuestPlan? PlanOfWindows(ColumnPool pool)
    {
        var hosted = _hosted.Called(pool.Machine);
        if (hosted.Count > 1)
        {
            pool.DropRest(_ => "the logs of several hosts have a guest of this name, and theirs are taken");
            return null;
        }
        var processors = Math.Max(options.Processors ?? 0, _processors.GetValueOrDefault(Folded.Of(pool.Machine)));
        var plan = WindowsMachine.Plan(pool, processors, options, hosted.Count == 0 ? null : hosted[0]);
        if (hosted.Count > 0)
        {
            var own = string.Join(", ", plan.Known.Select(Measures.Words));
            report.Assume($"{pool.Machine} is guest {plan.Name} of host {plan.Machine}: of its own log is taken what the host's "
                + $"has not, {(own.Length == 0 ? "which is nothing" : own)}");
        }
        return plan;
    }

    private GuestNames NamesOf(string machine)
    {
        if (!_names.TryGetValue(machine, out var names))
            _names.Add(machine, names = new GuestNames());
        return names;
    }
}
