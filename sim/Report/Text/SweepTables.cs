using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>
/// The figures of a sweep: one row for each point, with the only class and the host in it, or a table for each kind of class.
/// </summary>
internal static class SweepTables
{
    public static IReadOnlyList<AnswerTable> Of(Study study, NoteList notes)
    {
        if (study.Points.Count == 0)
            return [];
        var requests = Classes(study, MetricCatalog.ResponseTime);
        var batches = Classes(study, MetricCatalog.ElapsedTime);
        var tables = new List<AnswerTable>();
        var statistics = BoundedStatistics.OfResponseTimes(study, requests);
        AnswerColumn[] times = [.. statistics.Select(statistic => new AnswerColumn($"{statistic} ms"))];
        IEnumerable<string> Times(Cells cells, string guest) => statistics.Select(one => cells.ResponseTime(guest, one));
        var (stranded, hasMemory) = (HasStranded(study), HasMemory(study));
        var isOneTable = requests.Count == 1 && study.Axes.Count == 1;
        // With those of memory beside them, they would not stand in one line.
        var hasParts = !(isOneTable && hasMemory);
        var hostColumns = HostColumns(study, hasParts);
        AnswerColumn[] pressure = [.. If(hasMemory, () => new AnswerColumn("pressure %"))];
        AnswerColumn[] paging = [.. If(hasMemory, () => new AnswerColumn("paging /s"))];
        Func<Cells, IEnumerable<string>> host = cells => Host(cells, hasParts, stranded, hasMemory);
        if (isOneTable)
        {
            tables.Add(Table(study, notes, "Response times and host at each point", [.. times, .. paging, .. hostColumns],
                c => [.. Times(c, requests[0]), .. If(hasMemory, () => Paging(c, requests[0])), .. host(c)]));
        }
        else
        {
            if (requests.Count > 0)
            {
                AnswerColumn[] columns = [.. times, new("done /s"), new("CPU wait us"), .. pressure, .. paging];
                tables.Add(PerClass(study, notes, "Requests by class at each point", requests, columns, (c, g) =>
                [
                    .. Times(c, g), .. Flow(c, g), .. If(hasMemory, () => Pressure(c, g)), .. If(hasMemory, () => Paging(c, g)),
                ]));
            }
            tables.Add(Table(study, notes, "The host at each point", hostColumns, host));
        }
        if (batches.Count > 0)
        {
            tables.Insert(0, PerClass(
                study, notes, "Batch work by class at each point", batches, BatchCells.Columns(study, batches),
                BatchCells.Of(study, batches)));
        }
        ScopeNote(study, [.. requests], notes);
        LeftOutNote(study, Math.Max(requests.Count, batches.Count), notes);
        NotSimulatedNote(study, notes);
        return tables;
    }

    /// <summary>Whether the core policy has withheld processor time at some point.</summary>
    internal static bool HasStranded(Study study) => study.Points.Any(p => p.Readings.Any(r =>
        r.Metric.Name == MetricCatalog.LpStranded.Name && r.Value > 0));

    /// <summary>Whether the memory of the machine is modelled at some point.</summary>
    internal static bool HasMemory(Study study) => study.Points.Any(p => p.Scenario?.Host.Memory is not null);

    /// <summary>A cell or a column that is there on a condition.</summary>
    internal static IEnumerable<T> If<T>(bool holds, Func<T> item) => holds ? [item()] : [];

    private static AnswerColumn[] HostColumns(Study study, bool hasParts) =>
    [
        new("LP busy %"), .. If(hasParts, () => new AnswerColumn("guest")), .. If(hasParts, () => new AnswerColumn("root")),
        .. If(hasParts, () => new AnswerColumn("hyp")), .. If(HasStranded(study), () => new AnswerColumn("stranded")),
        new("CPU wait us"), .. If(HasMemory(study), () => new AnswerColumn("pressure %")), new("host verdict", IsText: true),
    ];

    /// <summary>The classes that have such a reading, in the scenario's order.</summary>
    internal static List<string> Classes(Study study, Metric metric) => [.. study.Loaded.Scenario.Guests.Select(g => g.Name)
        .Where(g => study.Points.Any(p => p.Readings.Any(r => r.Metric.Name == metric.Name && r.Guest == g)))];

    /// <summary>Says whose times the tables show, where it is not the class's as a whole.</summary>
    internal static void ScopeNote(Study study, IReadOnlyList<string> guests, NoteList notes)
    {
        var worst = guests.Where(g => Cells.IsWorst(study, g, MetricCatalog.ResponseTime)).ToList();
        if (worst.Count > 0)
            notes.Say($"Response times of {Lists.And(worst)} are those of the worst guest; pooled ones are in summary.csv.");
    }

    private static void LeftOutNote(Study study, int classes, NoteList notes)
    {
        var all = study.Points.Count;
        var (byClass, alone) = (PointChoice.Of(study, classes).Count, PointChoice.Of(study, 1).Count);
        if (byClass == all)
            return;
        var which = byClass == alone ? "The tables show"
            : alone == all ? "The table by class shows"
            : $"The table of the host shows {alone} of {all} points, and that by class";
        var around = study.Result.Overload is null
            ? "the ends and where verdicts change"
            : "the first and those around the answer";
        notes.Say($"{which} {byClass} of {all} points, {around}; {all - byClass} are left out. summary.csv has all.");
    }

    private static void NotSimulatedNote(Study study, NoteList notes)
    {
        var values = study.Loaded.Scenario.Sweep?.Axes.FirstOrDefault(axis => axis.Path == study.Axes[0])?.Values.Count ?? 0;
        var left = values - study.Points.Count;
        if (study.Result is { Overload: { Outcome: not OverloadOutcome.Interrupted }, Interrupted: false } && left > 0)
        {
            notes.Say($"The search simulated {study.Points.Count} of {values} values; the answer does not hang on the other "
                + $"{left}, so they were left out. --set sweep.find=none simulates all.");
        }
    }

    private static AnswerTable PerClass(
        Study study,
        NoteList notes,
        string caption,
        List<string> guests,
        AnswerColumn[] columns,
        Func<Cells, string, IEnumerable<string>> cells) => new(
        [.. Axes(study), .. Class(study, new AnswerColumn("class", IsText: true, IsKey: true)), .. columns],
        [
            .. PointChoice.Of(study, guests.Count).SelectMany(p => guests.Select(g => (IReadOnlyList<string>)
            [
                .. p.Coordinates.Select(c => c.Value), .. Class(study, g), .. cells(new Cells(study, p, Places.Of(p), notes), g),
            ])),
        ])
        {
            Caption = caption,
        };

    /// <summary>What tells classes apart, where there are several.</summary>
    private static IEnumerable<T> Class<T>(Study study, T name) => study.Loaded.Scenario.Guests.Count > 1 ? [name] : [];

    private static AnswerTable Table(
        Study study, NoteList notes, string caption, AnswerColumn[] columns, Func<Cells, IEnumerable<string>> cells) => new(
        [.. Axes(study), .. columns],
        [
            .. PointChoice.Of(study, 1).Select(p => (IReadOnlyList<string>)
                [.. p.Coordinates.Select(c => c.Value), .. cells(new Cells(study, p, Places.Of(p), notes))]),
        ])
        {
            Caption = caption,
        };

    private static IEnumerable<AnswerColumn> Axes(Study study) => AxisName.Headings(study.Axes)
        .Select((heading, i) => new AnswerColumn(
            heading,
            IsText: !study.Points.All(p => p.Coordinates[i].Value.All(c => char.IsAsciiDigit(c) || c == '.')),
            IsKey: true));

    private static IEnumerable<string> Flow(Cells cells, string guest) =>
        [cells.Only(MetricCatalog.Throughput, guest), cells.Only(MetricCatalog.CpuWaitPerDispatch, guest)];

    private static string Pressure(Cells cells, string guest) => cells.Only(MemoryMetrics.Pressure, guest, percent: true);

    private static string Paging(Cells cells, string guest) => cells.Only(MemoryMetrics.Paging, guest);

    private static IEnumerable<string> Host(Cells cells, bool hasParts, bool stranded, bool hasMemory) =>
    [
        cells.Only(MetricCatalog.LpBusy, "", percent: true),
        .. If(hasParts, () => cells.Only(MetricCatalog.LpChild, "", percent: true)),
        .. If(hasParts, () => cells.Only(MetricCatalog.LpRoot, "", percent: true)),
        .. If(hasParts, () => cells.Only(MetricCatalog.LpHypervisor, "", percent: true)),
        .. If(stranded, () => cells.Only(MetricCatalog.LpStranded, "", percent: true)),
        cells.Only(MetricCatalog.CpuWaitPerDispatch, ""),
        .. If(hasMemory, () => cells.Only(MemoryMetrics.AveragePressure, "", percent: true)), cells.Verdict(),
    ];
}
