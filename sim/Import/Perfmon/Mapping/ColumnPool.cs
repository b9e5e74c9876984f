namespace HvSim.Import.Perfmon;

/// <summary>The counters of one machine while they are shared out among its guests.</summary>
internal sealed class ColumnPool
{
    private readonly Dictionary<(string Object, string Counter), List<LogColumn>> _columns = [];
    private readonly HashSet<LogColumn> _settled = new(ReferenceEqualityComparer.Instance);
    private readonly ReportDraft _report;

    /// <summary>The counters of one machine; what becomes of them goes into the report.</summary>
    public ColumnPool(string machine, IEnumerable<LogColumn> columns, ReportDraft report)
    {
        Machine = machine;
        _report = report;
        foreach (var column in columns)
        {
            var key = (column.Path.Object, column.Path.Counter);
            if (!_columns.TryGetValue(key, out var list))
                _columns.Add(key, list = []);
            list.Add(column);
        }
    }

    /// <summary>The machine that was logged.</summary>
    public string Machine { get; }

    /// <summary>Notes for the user.</summary>
    public ReportDraft Report => _report;

    /// <summary>All instances of one counter.</summary>
    public IReadOnlyList<LogColumn> Find(string @object, string counter) => _columns.GetValueOrDefault((@object, counter)) ?? [];

    /// <summary>All instances of all counters of an object.</summary>
    public IEnumerable<LogColumn> All(string @object) =>
        _columns.Where(list => list.Key.Object == @object).SelectMany(list => list.Value);

    /// <summary>All instances of one counter, of the first object that has it.</summary>
    public IReadOnlyList<LogColumn> FirstOf(string[] objects, string counter)
    {
        IReadOnlyList<LogColumn> first = [];
        foreach (var name in objects)
        {
            var columns = Find(name, counter);
            if (first.Count == 0)
                first = columns;
            else
                Drop(columns, "the same is taken from another object");
        }
        return first;
    }

    /// <summary>Leaves counters out where the log of the guest's host has what they show; false where it has not.</summary>
    public bool LeavesToHost(GuestPlan guest, Measure measure, IEnumerable<LogColumn> columns)
    {
        if (!guest.LeftToHost.Contains(measure))
            return false;
        Drop(columns, "the guest's host has logged it too, and what the hypervisor sees is taken");
        return true;
    }

    /// <summary>Makes counters a part of a guest's demand.</summary>
    public void Take(
        GuestPlan guest, Measure measure, IEnumerable<LogColumn> columns, double factor, double constant = 0,
        LogColumn? percent = null)
    {
        var terms = new List<Term>();
        foreach (var column in columns)
        {
            terms.Add(new Term(column.Index, factor));
            Settle(column, guest, measure);
        }
        if (percent is not null)
            Settle(percent, guest, measure);
        guest.Formulas[(int)measure] = new Formula(constant, terms, percent?.Index ?? -1);
    }

    /// <summary>Leaves counters out.</summary>
    public void Drop(IEnumerable<LogColumn> columns, string reason)
    {
        foreach (var column in columns)
        {
            if (_settled.Add(column))
                _report.Drop(column, reason);
        }
    }

    /// <summary>Leaves out what nobody took.</summary>
    public void DropRest(Func<LogColumn, string> reasonOf)
    {
        foreach (var column in _columns.Values.SelectMany(columns => columns))
            Drop([column], reasonOf(column));
    }

    private void Settle(LogColumn column, GuestPlan guest, Measure measure)
    {
        if (_settled.Add(column))
            _report.Map(column, $"guest {guest.Name}: {measure.Words()}");
    }
}
