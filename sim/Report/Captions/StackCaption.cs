using HvSim.Report.Charts;
using HvSim.Report.Text;

namespace HvSim.Report.Captions;

/// <summary>Captions of charts whose layers add up.</summary>
internal static class StackCaption
{
    private const int MostLayers = 4;
    private const double LeastShare = 0.01;

    public static IEnumerable<string> Of(StackedFigure figure)
    {
        yield return $"{figure.Title}.";
        var known = Enumerable.Range(0, figure.Axis.Positions.Count)
            .Where(i => figure.Layers.All(layer => layer.Series.Values[i] is not null)).ToList();
        var told = figure.Axis.Categories is not null ? known : known.Count < 2 ? known : [known[0], known[^1]];
        foreach (var i in told)
            yield return Whole(figure, i);
        if (known.Count > 1 && figure.Axis.Categories is null && figure.Axis.Label != ChartAxis.SimulatedTime)
            yield return Growth(figure, known[0], known[^1]);
        yield return Phrases.Absent(figure.Axis, figure.Absences);
    }

    /// <summary>The largest layers at a position.</summary>
    private static string Whole(StackedFigure figure, int at)
    {
        var unit = Phrases.Unit(figure.ValueLabel);
        var whole = figure.Layers.Sum(layer => Value(layer, at));
        var largest = figure.Layers.OrderByDescending(layer => Value(layer, at)).Take(MostLayers)
            .Where(layer => Value(layer, at) > LeastShare * whole).ToList();
        var parts = Lists.And([.. largest.Select(layer => (layer.Series.Name, Value: Value(layer, at))).Select(part => unit == "%"
            ? $"{part.Name} {Readable.Percent(part.Value)} %"
            : $"{part.Name} {Readable.Number(part.Value)} {unit} ({Readable.Percent(100 * part.Value / whole)} %)")]);
        var of = unit == "%" ? "" : $"{Readable.Number(whole)} {unit}, of which ";
        var rest = largest.Count < figure.Layers.Count ? "; the rest is smaller" : "";
        return $"At {Phrases.Place(figure.Axis, at)}: {of}{parts}{rest}.";
    }

    private static string Growth(StackedFigure figure, int from, int to)
    {
        double Grown(StackedLayer layer) => Value(layer, to) - Value(layer, from);
        var most = figure.Layers.MaxBy(Grown);
        var unit = Phrases.Unit(figure.ValueLabel) is var ofValues and not "%" ? ofValues : "points";
        return most is null || Grown(most) <= 0 ? ""
            : $"What grows most is {most.Series.Name}, by {Readable.Number(Grown(most))} {unit}.";
    }

    private static double Value(StackedLayer layer, int at) => layer.Series.Values[at]?.Value ?? 0;
}
