using HvSim.Experiments;
using HvSim.Report.Text;

namespace HvSim.Report.Files;

/// <summary>A verdict at a point.</summary>
/// <param name="Point">Its values on the axes; empty for a single run.</param>
/// <param name="Subject">A resource of the host, a class of guests, or an objective.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record StoredVerdict(IReadOnlyList<string> Point, string Subject, string Verdict, string Evidence)
{
    /// <summary>The verdicts of a point: its resources first, then the guests and the objectives.</summary>
    public static IEnumerable<StoredVerdict> Of(PointResult point)
    {
        string[] at = [.. point.Coordinates.Select(c => c.Value)];
        if (point.State != PointState.Steady)
            yield return new StoredVerdict(at, "results", ObjectiveWords.State(point.State), point.StateReason);
        if (point.HostVerdict is { } processors)
            yield return new StoredVerdict(at, "processors", RunWords.Health(processors.Health), processors.Evidence);
        if (point.MemoryVerdict is { } memory)
            yield return new StoredVerdict(at, "memory", RunWords.Health(memory.Health), memory.Evidence);
        if (point.IoVerdict is { } io)
            yield return new StoredVerdict(at, "storage and network", RunWords.Health(io.Health), io.Evidence);
        foreach (var guest in point.GuestVerdicts)
            yield return new StoredVerdict(at, $"{guest.Guest} guests", GuestWords.Health(guest.Health), guest.Evidence);
        foreach (var objective in point.Objectives)
        {
            yield return new StoredVerdict(
                at, Wording.Objective(objective.Objective), objective.IsJudged ? Word(objective.Verdict) : "not judged",
                objective.Explanation);
        }
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Experiments.Verdict.Pass => "kept",
        Experiments.Verdict.Fail => "broken",
        _ => "undecided",
    };
}
