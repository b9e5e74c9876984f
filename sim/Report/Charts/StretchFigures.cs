using HvSim.Experiments;
using HvSim.Report.Text;

namespace HvSim.Report.Charts;

/// <summary>What the batch points of a sweep take, relative to its own native point; nothing where it has none.</summary>
internal static class StretchFigures
{
    public static IEnumerable<StretchFigure> Of(Study study)
    {
        var guests = study.Loaded.Scenario.Guests.Select(g => g.Name).ToList();
        foreach (var guest in guests)
        {
            if (BatchCells.Native(study, guest) is not > 0)
                continue;
            yield return new StretchFigure
            {
                Name = ChartSet.FileName("stretch", guests.Count == 1 ? "" : guest),
                Title = $"Elapsed time of {guest} guests over native elapsed time",
                Note = Wording.IntervalNote(study),
                Bars = [.. study.Points.Select(p => Bar(p, guest, BatchCells.Native(study, guest)!.Value))],
            };
        }
    }

    private static StretchBar Bar(PointResult point, string guest, double native)
    {
        var elapsed = point.Reading(MetricCatalog.ElapsedTime.Name, guest, Statistic.Mean, Scope.Pooled);
        var label = string.Join(", ", point.Coordinates.Select(c =>
            AxisName.CountsGuests(c.Path)
                ? AxisName.Value(c.Path, c.Value)
                : $"{AxisName.Heading(c.Path, alone: false)} {c.Value}"));
        return ChartSet.Value(elapsed) is { } value
            ? new StretchBar(label, new ChartValue(value.Value / native, value.HalfWidth / native), Published: null)
            : new StretchBar(label, null, Published: null);
    }
}
