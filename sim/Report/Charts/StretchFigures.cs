using HvSim.Experiments;

namespace HvSim.Report.Charts;

/// <summary>What the batch points of a sweep take, relative to one guest alone without a hypervisor.</summary>
internal static class StretchFigures
{
    public static IEnumerable<StretchFigure> Of(Study study)
    {
        var guests = study.Loaded.Scenario.Guests.Select(g => g.Name).ToList();
        foreach (var guest in guests.Where(g => study.Points.Any(p => Stretch(p, g) is not null)))
        {
            yield return new StretchFigure
            {
                Name = ChartSet.FileName("stretch", guests.Count == 1 ? "" : guest),
                Title = $"Elapsed time of {guest} guests over native elapsed time",
                Note = Wording.IntervalNote(study),
                Bars = [.. study.Points.Select(p => new StretchBar(Label(p), Stretch(p, guest), Published: null))],
            };
        }
    }

    private static ChartValue? Stretch(PointResult point, string guest) =>
        ChartSet.Value(point.Reading(MetricCatalog.Stretch.Name, guest, Statistic.Mean, Scope.Pooled));

    private static string Label(PointResult point) => string.Join(", ", point.Coordinates.Select(c =>
        AxisName.CountsGuests(c.Path)
            ? AxisName.Value(c.Path, c.Value)
            : $"{AxisName.Heading(c.Path, alone: false)} {c.Value}"));
}
