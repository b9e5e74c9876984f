using HvSim.Engine;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Comparison;

/// <summary>
/// The one warm-up of all that are compared, as their first replications show it: the longest of those that have a steady state
/// and the same duration. Who has none, or has not settled by half of its run, has no figures to pair and is left as it is.
/// </summary>
internal sealed class CommonWindow
{
    private readonly Dictionary<string, Duration> _cuts = new(StringComparer.Ordinal);

    private CommonWindow()
    {
    }

    /// <summary>The scenario with its first replications only.</summary>
    public static LoadResult Pilots(LoadResult result) => Changed(result, run => run with
    {
        Replications = ReplicationRange.Exactly(run.Replications.Least),
    });

    /// <summary>The window of points that rest on their first replications.</summary>
    public static CommonWindow Of(IReadOnlyList<PointResult> pilots)
    {
        var window = new CommonWindow();
        var steady = pilots.Where(point => point.State == PointState.Steady);
        foreach (var alike in steady.GroupBy(point => point.Scenario!.Run.Duration))
        {
            var longest = alike.Max(point => point.Scenario!.Run.Warmup);
            foreach (var point in alike)
                window._cuts.Add(point.Coordinates.Single().Value, longest);
        }
        return window;
    }

    /// <summary>The scenario of base or alternative, with the common warm-up where that holds for it.</summary>
    public LoadResult For(string name, LoadResult result) => _cuts.TryGetValue(name, out var cut)
        ? Changed(result, run => run with { Warmup = cut, FindsWarmup = false })
        : result;

    private static LoadResult Changed(LoadResult result, Func<RunSpec, RunSpec> change) => result.Loaded is { } loaded
        ? result with { Loaded = loaded with { Scenario = loaded.Scenario with { Run = change(loaded.Scenario.Run) } } }
        : result;
}
