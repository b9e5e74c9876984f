using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>The points that a table shows where all of them would bury the answer.</summary>
internal static class PointChoice
{
    private const int MostRows = 16;
    private const int FewestPoints = 3;

    /// <summary>
    /// At most 16 rows, but three points in any case: the last pass and the first fail of a search, or the points between which
    /// verdicts change; the first point; then their neighbours, nearest first. Points stand in the study's order.
    /// </summary>
    /// <param name="study">The sweep.</param>
    /// <param name="rowsPerPoint">Rows that each point takes.</param>
    public static IReadOnlyList<PointResult> Of(Study study, int rowsPerPoint)
    {
        var most = Math.Max(FewestPoints, MostRows / Math.Max(rowsPerPoint, 1));
        if (study.Points.Count <= most)
            return study.Points;
        var points = study.Points.ToList();
        var edges = study.Result.Overload is { } answer
            ? [.. new[] { answer.LastPass, answer.FirstFail, answer.LikelyPass, answer.LikelyFail }.OfType<PointResult>()
                .Select(p => points.IndexOf(p)).Where(i => i >= 0).Distinct()]
            : Changes(points);
        var ends = study.Result.Overload is null ? [points.Count - 1] : Array.Empty<int>();
        var chosen = edges.Take(2).Append(0).Concat(edges).Concat(ends).Distinct().Take(most).ToHashSet();
        var core = edges.Count > 0 ? edges : [0];
        foreach (var next in Enumerable.Range(0, points.Count).OrderBy(i => core.Min(e => Math.Abs(e - i))))
        {
            if (chosen.Count < most)
                chosen.Add(next);
        }
        return [.. chosen.Order().Select(i => points[i])];
    }

    /// <summary>Points whose neighbour on the last axis has another verdict.</summary>
    private static List<int> Changes(List<PointResult> points) => [.. Enumerable.Range(1, points.Count - 1)
        .Where(i => points[i].Verdict != points[i - 1].Verdict && IsSameLine(points[i], points[i - 1]))
        .SelectMany(i => new[] { i - 1, i })
        .Distinct()];

    private static bool IsSameLine(PointResult one, PointResult other) =>
        one.Coordinates.SkipLast(1).SequenceEqual(other.Coordinates.SkipLast(1));
}
