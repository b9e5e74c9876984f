namespace HvSim.Experiments;

/// <summary>Is told how an experiment gets on. Calls come from any thread, one at a time, and must return at once.</summary>
public interface IProgressSink
{
    /// <summary>Something was finished.</summary>
    void Report(Progress progress);
}

/// <summary>How far an experiment has come.</summary>
/// <param name="PointsDone">Points finished.</param>
/// <param name="PointsTotal">Points known so far; a search adds to them as it goes.</param>
/// <param name="RunsDone">Replications finished, of all points.</param>
/// <param name="RunsTotal">Replications of all points known so far.</param>
/// <param name="EventsDone">Simulated events of the finished replications.</param>
/// <param name="Coordinates">The point of the replication that was finished last; empty for a single run.</param>
/// <param name="RelativeWidth">
/// Half-width over mean of the pooled mean response time of that point's first class with requests, over its replications from
/// the first up to the first unfinished one; null where there are fewer than two, or no such class.
/// </param>
/// <param name="TargetWidth">The relative half-width that counts as precise for a mean.</param>
public readonly record struct Progress(
    int PointsDone,
    int PointsTotal,
    int RunsDone,
    int RunsTotal,
    long EventsDone,
    IReadOnlyList<AxisValue> Coordinates,
    double? RelativeWidth,
    double TargetWidth);
