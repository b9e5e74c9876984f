using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>Which points of a grid have no response times, and what is at its limit there.</summary>
internal static class UnsteadyWords
{
    private static readonly (PointState State, string Lead)[] States =
    [
        (PointState.NoSteadyState, "There is no steady state at"),
        (PointState.NotFinished, "The batch work is not done in time at"),
        (PointState.NotAdmitted, "The host does not admit"),
    ];

    public static IEnumerable<string> Of(Study study)
    {
        foreach (var (state, lead) in States)
        {
            var points = study.Points.Where(point => point.State == state).ToList();
            if (points.Count == 0)
                continue;
            var places = Places.Named(study, [.. points.Select(Places.Of)]);
            yield return $"{lead} {places}; times there are left out.{Limit(study, points)}";
        }
    }

    private static string Limit(Study study, List<PointResult> points) =>
        points.Find(point => SaturatedIo.At(point).Count > 0) is { } first
            ? $" At its limit at {Places.Named(study, [Places.Of(first)])}: {Lists.And(SaturatedIo.At(first))}."
            : "";
}
