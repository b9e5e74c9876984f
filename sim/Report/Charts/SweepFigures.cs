using HvSim.Experiments;

namespace HvSim.Report.Charts;

/// <summary>The charts of processors, and of the parts of the response time, along the axis of a sweep.</summary>
internal sealed class SweepFigures(Study study, StudyAxis axis)
{
    private static readonly (string Metric, string Name)[] ProcessorStates =
    [
        ("lp-child", "guest"), ("lp-root", "root"), ("lp-hypervisor", "hypervisor"), ("lp-waking", "waking"),
        ("lp-stranded", "stranded"), ("lp-idle", "idle"),
    ];

    private const double ScaleOverLastPass = 2.5;

    private readonly string _note = Wording.IntervalNote(study);
    private readonly StudyAxis _steady = axis.NearSteadyPoints();

    /// <summary>CPU wait against virtual to logical processors, or null where nothing ever waited.</summary>
    public CpuWaitFigure? CpuWait()
    {
        var ratios = axis.Lines[0].Points.Select(p => p?.VirtualToLogicalRatio ?? 0).ToList();
        var byRatio = axis.Lines.Count == 1 && ratios.All(r => r > 0)
            && ratios.Zip(ratios.Skip(1)).All(pair => pair.First < pair.Second);
        var along = byRatio ? new ChartAxis("virtual processors / logical processors", ratios) : axis.Axis;
        var lines = axis.Lines
            .Select(l => (Line: l, Name: l.Name.Length == 0 ? "all guests" : ChartSet.Lined(l.Name)))
            .Select(l => Host(l.Line, l.Name, MetricCatalog.CpuWaitPerDispatch.Name))
            .Where(s => s.Values.Any(v => v is not null))
            .ToList();
        return !lines.Any(l => l.Values.Any(v => v is { Value: > 0 })) ? null : new CpuWaitFigure
        {
            Name = "cpu-wait",
            Title = $"CPU wait per dispatch by {(byRatio ? "virtual to logical processors" : along.Label)}",
            Note = _note,
            Axis = along,
            Lines = lines,
            Levels =
            [
                Level(VerdictThresholds.StrainedWait, "strained"),
                Level(VerdictThresholds.OverCommittedWait, "over-committed"),
            ],
        };
    }

    private static ChartLimit Level(Threshold level, string verdict) =>
        new(level.Value, $"{level.Value} {level.Unit}", $"{level.Value} {level.Unit}: {verdict}");

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
                Absences = [.. line.Points.Select(p => Host(p, "lp-busy") is null ? Absence.Of(p) : "")],
                Layers =
                [
                    .. ProcessorStates.Select(s => new StackedLayer(s.Name, Host(line, s.Name, s.Metric)))
                        .Where(layer => layer.Series.Values.Any(v => v is { Value: > 0 })),
                ],
            };
        }
        foreach (var figure in Breakdowns(line))
            yield return figure;
    }

    /// <summary>The parts of the response time of each class along one line.</summary>
    public IEnumerable<StackedFigure> Breakdowns(StudyLine line)
    {
        var guests = Wording.Classes(study, MetricCatalog.ResponseTime);
        foreach (var guest in guests)
        {
            var steady = _steady.Lines.First(l => l.Name == line.Name);
            foreach (var statistic in new[] { Statistic.Mean, Statistic.SlowestTwentieth })
            {
                if (Breakdown(steady, guest, statistic, guests) is { } figure)
                    yield return figure;
            }
        }
    }

    private StackedFigure? Breakdown(StudyLine line, string guest, string statistic, List<string> guests)
    {
        var isMean = statistic == Statistic.Mean;
        var shares = line.Points.Select(p => p is null ? null : PartShares.Of(p, guest, statistic)).ToList();
        var layers = PartShares.Names
            .Select(part => new StackedLayer(part, new ChartSeries(Words.OfPart(part), [.. shares.Select(s => Part(s, part))])))
            .Where(layer => layer.Series.Values.Any(v => v is { Value: > 0 }))
            .ToList();
        return layers.Count == 0 ? null : new StackedFigure
        {
            Name = ChartSet.FileName(isMean ? "breakdown" : "breakdown-slowest", guest == guests[0] ? "" : guest, line.Name),
            Title = isMean
                ? $"Where the response time of {guest} requests went, by {_steady.Axis.Label}"
                : $"Where the time of the slowest {guest} requests went, by {_steady.Axis.Label}",
            Note = Words.Joined(isMean ? "mean over all requests" : "mean over the slowest 5 % of the requests", line.Name),
            Axis = _steady.Axis,
            ValueLabel = "mean response time, ms",
            Top = null,
            ScaleEnd = ScaleOverLastPass * WholeAtLastPass(guest, statistic),
            Absences = [.. line.Points.Select(Absence.Of)],
            Layers = layers,
        };
    }

    private double? WholeAtLastPass(string guest, string statistic) => study.Result.Overload?.LastPass is { } pass
        ? PartShares.Of(pass, guest, statistic)?.Parts.Sum(p => p.Milliseconds ?? 0)
        : null;

    private static ChartValue? Part(PartShares? shares, string part) =>
        shares?.Parts.FirstOrDefault(p => p.Part == part).Milliseconds is { } ms ? new ChartValue(ms) : null;

    private static ChartSeries Host(StudyLine line, string name, string metric) =>
        new(name, [.. line.Points.Select(p => Host(p, metric))]);

    private static ChartValue? Host(PointResult? point, string metric) =>
        ChartSet.Value(point?.Readings.FirstOrDefault(r => r.Metric.Name == metric && r.Guest.Length == 0));
}
