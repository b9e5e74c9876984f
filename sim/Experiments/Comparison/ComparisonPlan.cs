using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Comparison;

/// <summary>
/// What is to be compared, as a sweep over the names of base and alternatives: replication k of every point of a sweep has the
/// same seed, all points share the workers, and a point that the host does not admit is a result.
/// </summary>
/// <param name="BaseName">Name of the base.</param>
/// <param name="Alternatives">Names of the alternatives in order, all different and none the base's.</param>
/// <param name="Load">Reads the scenario of the base or of an alternative by its name.</param>
public sealed record ComparisonPlan(string BaseName, IReadOnlyList<string> Alternatives, Func<string, LoadResult> Load)
{
    /// <summary>The coordinate that names base or alternative in every result file.</summary>
    public const string Axis = "alternative";

    /// <summary>The points as a sweep.</summary>
    public SweepSpec Sweep => new() { Axes = [new SweepAxis(Axis, [BaseName, .. Alternatives])], FindOverload = false };

    /// <summary>
    /// Simulates base and alternatives. Where they find their own warm-up, the longest that one of them asks for is that of all:
    /// a pair is two readings of one window of time. An interruption before that window is known leaves nothing.
    /// </summary>
    /// <param name="experiment">How.</param>
    /// <param name="cancellation">Interrupts: replications that have begun are finished, others do not begin.</param>
    /// <exception cref="PointLoadException">One of them is no valid scenario.</exception>
    /// <exception cref="ReplicationFailedException">A replication threw.</exception>
    public SweepResult Simulate(Experiment experiment, CancellationToken cancellation = default)
    {
        if (!Sweep.Axes[0].Values.Any(name => Load(name).Loaded is { Scenario.Run.FindsWarmup: true }))
            return experiment.Sweep(Sweep, point => Load(point.Single().Value), cancellation);
        var pilots = experiment.Sweep(Sweep, point => CommonWindow.Pilots(Load(point.Single().Value)), cancellation);
        if (pilots.Interrupted)
            return new SweepResult([], null, Interrupted: true);
        var window = CommonWindow.Of(pilots.Points);
        return experiment.Sweep(
            Sweep, point => window.For(point.Single().Value, Load(point.Single().Value)), cancellation);
    }

    /// <summary>Compares what was simulated; null where an interruption left no base or no alternative.</summary>
    public ComparisonResult? Compare(SweepResult simulated)
    {
        var points = simulated.Points.ToDictionary(point => point.Coordinates.Single().Value, StringComparer.Ordinal);
        if (!points.TryGetValue(BaseName, out var baseline) || points.Count < 2)
            return null;
        var refused = Alternatives.Count(name =>
            points.TryGetValue(name, out var point) && point.State == PointState.NotAdmitted);
        return ComparisonResult.Of(
            BaseName, baseline, [.. Alternatives.Where(points.ContainsKey).Select(name => (name, points[name]))],
            Math.Max(1, Alternatives.Count - refused));
    }
}
