using HvSim.Experiments;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Charts;

/// <summary>What the charts of a sweep show.</summary>
internal sealed class SweepFigures(Study study, StudyAxis axis)
{
    private const double NanosecondsPerMillisecond = 1e6;

    private static readonly string[] Quantiles = [Statistic.P50, Statistic.P95, Statistic.P99];

    private static readonly (string Metric, string Name)[] ProcessorStates =
        [("lp-child", "guest"), ("lp-root", "root"), ("lp-hypervisor", "hypervisor"), ("lp-idle", "idle")];

    private readonly string _note = Wording.IntervalNote(study);

    /// <summary>Response times of each class that has requests, and elapsed times of each that has batch work.</summary>
    public IEnumerable<ResponseTimeFigure> Times() =>
        Times(MetricCatalog.ResponseTime, "response-time", "Response time", "requests", "response time, ms")
            .Concat(Times(MetricCatalog.ElapsedTime, "elapsed-time", "Elapsed time", "guests", "elapsed time, s"));

    /// <summary>CPU wait against virtual to logical processors, or null where nothing was dispatched.</summary>
    public CpuWaitFigure? CpuWait()
    {
        var ratios = axis.Lines[0].Points.Select(p => p?.VirtualToLogicalRatio ?? 0).ToList();
        var byRatio = axis.Lines.Count == 1 && ratios.All(r => r > 0)
            && ratios.Zip(ratios.Skip(1)).All(pair => pair.First < pair.Second);
        var along = byRatio ? new ChartAxis("virtual processors / logical processors", ratios) : axis.Axis;
        var lines = axis.Lines
            .Select(l => Host(l, l.Name.Length == 0 ? "all guests" : Lined(l.Name), MetricCatalog.CpuWaitPerDispatch.Name))
            .Where(s => s.Values.Any(v => v is not null))
            .ToList();
        return lines.Count == 0 ? null : new CpuWaitFigure
        {
            Name = "cpu-wait",
            Title = $"CPU wait per dispatch by {(byRatio ? "virtual to logical processors" : along.Label)}",
            Note = _note,
            Axis = along,
            Lines = lines,
            Levels = [new(60, "60 us", "60 us: strained"), new(100, "100 us", "100 us: over-committed")],
        };
    }

    /// <summary>Processor time, and the parts of the response time of each class, along one line.</summary>
    public IEnumerable<StackedFigure> Stacks(StudyLine line)
    {
        if (line.Points.Any(p => Host(p, "lp-busy") is not null))
        {
            yield return new StackedFigure
            {
                Name = ChartSet.FileName("processor-time", line.Name),
                Title = $"Where the logical processors' time went, by {axis.Axis.Label}",
                Note = line.Name,
                Axis = axis.Axis,
                ValueLabel = "logical processor time, %",
                Top = 100,
                EmptyLabel = "not simulated",
                Layers = [.. ProcessorStates.Select(s => new StackedLayer(s.Name, Host(line, s.Name, s.Metric)))],
            };
        }
        var guests = Classes(MetricCatalog.ResponseTime);
        foreach (var guest in guests)
        {
            if (Breakdown(line, guest, guests) is { } figure)
                yield return figure;
        }
    }

    private IEnumerable<ResponseTimeFigure> Times(Metric metric, string stem, string title, string of, string valueLabel)
    {
        var guests = Classes(metric);
        foreach (var guest in guests)
        {
            var objectives = Wording.ObjectivesOf(study, guest, metric);
            var scope = objectives.Count == 0 || objectives[0].Across == ObjectiveScope.Pooled ? Scope.Pooled : Scope.Worst;
            var statistic = objectives.Count == 0 ? Statistic.P95 : Wording.StatisticName(objectives[0].Statistic);
            var lines = Lines(metric, guest, scope, statistic);
            if (lines.Count == 0)
                continue;
            yield return new ResponseTimeFigure
            {
                Name = ChartSet.FileName(stem, guest == guests[0] ? "" : guest),
                Title = $"{title} of {guest} {of} by {axis.Axis.Label}",
                Note = Words.Joined(ScopeNote(metric, scope), _note),
                Axis = axis.Axis,
                ValueLabel = valueLabel,
                Lines = lines,
                Objectives = [.. objectives.Select(Limit)],
                Bracket = axis.Lines.Count == 1 && guest == guests[0] ? Bracket() : null,
                NoValue = [.. axis.Lines[0].Points.Select(p => axis.Lines.Count == 1 && p is { State: not PointState.Steady })],
                NoValueLabel = metric == MetricCatalog.ElapsedTime ? "not finished" : "no steady state",
            };
        }
    }

    private static string ScopeNote(Metric metric, string scope) =>
        metric == MetricCatalog.ElapsedTime ? "" : scope == Scope.Worst ? "the class's worst guest" : "all guests of the class";

    private List<ChartSeries> Lines(Metric metric, string guest, string scope, string statistic)
    {
        if (metric == MetricCatalog.ElapsedTime)
            return ElapsedLines(guest);
        var one = axis.Lines.Count == 1;
        var lines = from line in axis.Lines
                    from s in one ? Quantiles : [statistic]
                    let values = line.Points.Select(p => ChartSet.Value(p?.Reading(metric.Name, guest, s, scope))).ToList()
                    where values.Any(v => v is not null)
                    select new ChartSeries(one ? s : $"{s},\n{Lined(line.Name)}", values);
        return [.. lines];
    }

    /// <summary>Guests that do the same work differ little, so the mean and the slowest one say all.</summary>
    private List<ChartSeries> ElapsedLines(string guest)
    {
        var lines = from line in axis.Lines
                    from scope in axis.Lines.Count == 1 ? new[] { Scope.Pooled, Scope.Worst } : [Scope.Pooled]
                    let name = scope == Scope.Pooled ? "mean" : "slowest guest"
                    let values = line.Points.Select(p =>
                        ChartSet.Value(p?.Reading(MetricCatalog.ElapsedTime.Name, guest, Statistic.Mean, scope))).ToList()
                    where values.Any(v => v is not null)
                    select new ChartSeries(axis.Lines.Count == 1 ? name : Lined(line.Name), values);
        return [.. lines];
    }

    private StackedFigure? Breakdown(StudyLine line, string guest, List<string> guests)
    {
        var shares = line.Points.Select(p => p is null ? null : PartShares.Of(p)
            .FirstOrDefault(s => s.Guest == guest && s.Statistic == Statistic.Mean)).ToList();
        var layers = PartShares.Names
            .Select(part => new StackedLayer(part, new ChartSeries(Words.OfPart(part), [.. shares.Select(s => Part(s, part))])))
            .Where(layer => layer.Series.Values.Any(v => v is { Value: > 0 }))
            .ToList();
        return layers.Count == 0 ? null : new StackedFigure
        {
            Name = ChartSet.FileName("breakdown", guest == guests[0] ? "" : guest, line.Name),
            Title = $"Where the response time of {guest} requests went, by {axis.Axis.Label}",
            Note = Words.Joined("mean over all requests", line.Name),
            Axis = axis.Axis,
            ValueLabel = "mean response time, ms",
            Top = null,
            EmptyLabel = "no steady state",
            Layers = layers,
        };
    }

    /// <summary>
    /// The classes with such a reading; those with an objective first, since a class's chart without a name in it is theirs.
    /// </summary>
    private List<string> Classes(Metric metric) => [.. study.Loaded.Scenario.Objectives.Select(o => o.Guest)
        .Concat(study.Loaded.Scenario.Guests.Select(g => g.Name))
        .Distinct()
        .Where(g => study.Points.Any(p => p.Readings.Any(r => r.Metric.Name == metric.Name && r.Guest == g)))];

    private ChartBracket? Bracket() => study.Result.Overload is { } answer && axis.Axis.Categories is null
        ? new ChartBracket(axis.PositionOf(answer.LastPass), axis.PositionOf(answer.FirstFail))
        : null;

    private static ChartValue? Part(PartShares? shares, string part) =>
        shares?.Parts.FirstOrDefault(p => p.Part == part).Milliseconds is { } ms ? new ChartValue(ms) : null;

    /// <summary>A name for the legend, which must leave the data its room.</summary>
    private static string Lined(string name) => name.Replace(", ", ",\n", StringComparison.Ordinal);

    private static ChartSeries Host(StudyLine line, string name, string metric) =>
        new(name, [.. line.Points.Select(p => Host(p, metric))]);

    private static ChartValue? Host(PointResult? point, string metric) =>
        ChartSet.Value(point?.Readings.FirstOrDefault(r => r.Metric.Name == metric && r.Guest.Length == 0));

    private static ChartLimit Limit(ObjectiveSpec objective)
    {
        var value = objective.Metric == ObjectiveMetric.ElapsedTime
            ? objective.Limit.Seconds
            : objective.Limit.Nanoseconds / NanosecondsPerMillisecond;
        var statistic = Wording.StatisticName(objective.Statistic);
        return new ChartLimit(value, objective.Limit.ToString(), $"objective:\n{statistic} <= {objective.Limit}");
    }
}
