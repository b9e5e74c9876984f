using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Charts;

/// <summary>
/// The charts of a single run: its processors and its memory over simulated time, and where the time of its requests went.
/// </summary>
internal static class SingleRunCharts
{
    private const string Stranded = "stranded";
    private const double MibPerGib = 1 << 10;

    private static readonly (string Name, Func<LogicalProcessorTimes, Engine.Duration> Part)[] States =
    [
        ("guest", t => t.Child), ("root", t => t.Root), ("hypervisor", t => t.Hypervisor),
        ("waking", t => t.Waking), ("stranded", t => t.Stranded), ("idle", t => t.Idle),
    ];

    public static IEnumerable<ChartFigure> Of(PointResult point)
    {
        var bins = point.Replications.Count == 0 ? 0 : point.Replications.Min(r => r.Series.Bins.Count);
        if (bins > 1)
            yield return OverTime(point, bins);
        if (bins > 1 && point.Scenario?.Host.Memory is not null)
            yield return Memory(point, point.Scenario, bins);
        if (Breakdown(point) is { } breakdown)
            yield return breakdown;
    }

    private static StackedFigure OverTime(PointResult point, int bins) => new()
    {
        Name = "processor-time",
        Title = "Where the logical processors' time went, over simulated time",
        Note = Averaged(point),
        Axis = Time(point, bins),
        ValueLabel = "logical processor time, %",
        Top = 100,
        Absences = [.. Enumerable.Repeat("", bins)],
        Layers = [.. States.Where(s => s.Name != Stranded || HasStranded(point)).Select(s => new StackedLayer(
            s.Name, new ChartSeries(s.Name, [.. Enumerable.Range(0, bins).Select(i => Share(point, i, s.Part))])))],
    };

    private static MemoryFigure Memory(PointResult point, Scenario scenario, int bins) => new()
    {
        Name = "memory",
        Title = "Memory that guests hold and have committed, over simulated time",
        Note = $"all guests of a class that have started; {Averaged(point)}",
        Axis = Time(point, bins),
        Classes = [.. LinesOf(scenario).Select(one => new MemoryLines(
            one.Name,
            [.. Enumerable.Range(0, bins).Select(bin => Gib(point, bin, one.Classes, b => b.HeldMib))],
            [.. Enumerable.Range(0, bins).Select(bin => Gib(point, bin, one.Classes, b => b.CommittedMib))]))],
    };

    /// <summary>A line for each class, or, where colours would repeat, one for all of them together.</summary>
    private static IEnumerable<(string Name, int[] Classes)> LinesOf(Scenario scenario)
    {
        int[] classes = [.. Enumerable.Range(0, scenario.Guests.Count).Where(index => scenario.Guests[index].Count > 0)];
        return classes.Length <= Palette.Colors
            ? classes.Select(index => (scenario.Guests[index].Name, new[] { index }))
            : [($"all {classes.Length} classes", classes)];
    }

    private static double Gib(PointResult point, int bin, int[] classes, Func<ClassBin, long> mib) =>
        point.Replications.Average(run => classes.Sum(index => mib(run.Series.Bins[bin].Classes[index]))) / MibPerGib;

    private static string Averaged(PointResult point) => $"mean over {point.Replications.Count} replications, warm-up included";

    private static ChartAxis Time(PointResult point, int bins) =>
        new(ChartAxis.SimulatedTime, [.. point.Replications[0].Series.Bins.Take(bins).Select(b => b.End.Seconds)]);

    private static bool HasStranded(PointResult point) =>
        point.Replications.Any(r => r.Series.Bins.Any(b => b.Processors.Stranded.Nanoseconds > 0));

    private static ChartValue? Share(PointResult point, int bin, Func<LogicalProcessorTimes, Engine.Duration> part)
    {
        var shares = point.Replications
            .Select(r => r.Series.Bins[bin].Processors)
            .Where(t => t.Whole.Nanoseconds > 0)
            .Select(t => 100 * (part(t) / t.Whole))
            .ToList();
        return shares.Count == 0 ? null : new ChartValue(shares.Average());
    }

    private static ChartValue? Part(PartShares shares, string part) =>
        new ChartValue(shares.Parts.FirstOrDefault(p => p.Part == part).Milliseconds ?? 0);

    private static string Title(PartShares shares) =>
        $"{shares.Guest}\n{(shares.Statistic == Statistic.Mean ? "mean" : "slowest 5 %")}";

    private static StackedFigure? Breakdown(PointResult point)
    {
        var columns = PartShares.Of(point).Where(s => s.Parts.All(p => p.Milliseconds is not null)).ToList();
        var layers = PartShares.Names
            .Select(part => new StackedLayer(part, new ChartSeries(
                Words.OfPart(part),
                [.. columns.Select(c => Part(c, part))])))
            .Where(layer => layer.Series.Values.Any(v => v is { Value: > 0 }))
            .ToList();
        return layers.Count == 0 ? null : new StackedFigure
        {
            Name = "breakdown",
            Title = "Where the response time went",
            Note = "the mean request of each class, and the mean of its slowest 5 %",
            Axis = ChartAxis.Of("guest class", [.. columns.Select(Title)]),
            ValueLabel = "response time, ms",
            Top = null,
            Absences = [.. columns.Select(_ => "")],
            Layers = layers,
        };
    }
}
