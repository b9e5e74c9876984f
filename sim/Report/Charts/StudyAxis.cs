using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Report.Charts;

/// <summary>
/// The points that differ in the axis of the charts alone, one for each position; null where none was evaluated.
/// </summary>
/// <param name="Name">The other coordinates, or empty where there are none.</param>
/// <param name="Points">The points.</param>
internal sealed record StudyLine(string Name, IReadOnlyList<PointResult?> Points);

/// <summary>The axis of a sweep that its charts are drawn against, and a line for each combination of the others.</summary>
internal sealed record StudyAxis(string Path, ChartAxis Axis, IReadOnlyList<StudyLine> Lines)
{
    private const int EmptyPositions = 2;

    /// <summary>The axis that counts guests, or the last one.</summary>
    public static StudyAxis Of(Study study)
    {
        if (study.IsZipped)
            return Zipped(study);
        var paths = study.Axes.ToList();
        var counting = paths.FindIndex(AxisName.CountsGuests);
        var along = counting >= 0 ? counting : paths.Count - 1;
        var values = study.Points.Select(p => p.Coordinates[along].Value).Distinct().ToList();
        var units = values.Select(Unit).Distinct().ToList();
        var numeric = units.Count == 1 && values.All(v => Number(v) is not null);
        if (numeric)
            values = [.. values.OrderBy(v => Number(v))];
        var label = AxisName.Counted(paths[along]) + (numeric && units[0].Length > 0 ? $", {units[0]}" : "");
        var axis = numeric ? new ChartAxis(label, [.. values.Select(v => Number(v)!.Value)]) : ChartAxis.Of(label, values);
        var lines = study.Points
            .GroupBy(p => Others(p, along))
            .Select(g => new StudyLine(g.Key, [.. values.Select(v => g.FirstOrDefault(p => p.Coordinates[along].Value == v))]));
        return new StudyAxis(paths[along], axis, [.. lines]);
    }

    /// <summary>One line; its positions carry the values of all axes unless the counts of guests alone tell them apart.</summary>
    private static StudyAxis Zipped(Study study)
    {
        var counting = study.Axes.ToList().FindIndex(AxisName.CountsGuests);
        var counts = counting < 0 ? [] : study.Points.Select(p => Number(p.Coordinates[counting].Value) ?? 0).ToList();
        var isRising = counts.Count > 0 && counts.Zip(counts.Skip(1)).All(pair => pair.First < pair.Second);
        var axis = isRising
            ? new ChartAxis(AxisName.Counted(study.Axes[counting]), counts)
            : ChartAxis.Of(
                string.Join(", ", AxisName.Headings(study.Axes)),
                [.. study.Points.Select(p => string.Join(", ", p.Coordinates.Select(c => c.Value)))]);
        return new StudyAxis(study.Axes[Math.Max(counting, 0)], axis, [new StudyLine("", [.. study.Points])]);
    }

    /// <summary>Where a point stands on the axis, or null where the axis has names.</summary>
    public double? PositionOf(PointResult? point) =>
        Axis.Categories is null && point?.Coordinates.FirstOrDefault(c => c.Path == Path) is { } c ? Number(c.Value) : null;

    /// <summary>
    /// The axis for what exists in steady points alone: a search may have looked far beyond, where there is nothing to draw.
    /// </summary>
    public StudyAxis NearSteadyPoints()
    {
        var last = Enumerable.Range(0, Axis.Positions.Count).LastOrDefault(
            i => Lines.Any(l => l.Points[i] is { State: PointState.Steady }), Axis.Positions.Count - 1);
        var count = last + 1 + EmptyPositions;
        return Axis.Categories is not null ? this : this with
        {
            Axis = Axis with { Positions = [.. Axis.Positions.Take(count)] },
            Lines = [.. Lines.Select(l => l with { Points = [.. l.Points.Take(count)] })],
        };
    }

    private static string Others(PointResult point, int along) => string.Join(", ", point.Coordinates
        .Where((_, i) => i != along)
        .Select(c => $"{AxisName.Heading(c.Path, alone: false)} {c.Value}"));

    /// <summary>What stands behind the number: the <c>ms</c> of <c>10 ms</c>.</summary>
    private static string Unit(string text) => text.TrimStart([.. "0123456789.-"]).Trim();

    private static double? Number(string text) =>
        double.TryParse(text[..^Unit(text).Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
