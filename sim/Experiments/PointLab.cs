using HvSim.Scenarios;

namespace HvSim.Experiments;

/// <summary>Forms the points of a sweep and has them simulated, several at a time.</summary>
/// <param name="load">Reads the scenario with some values replaced.</param>
/// <param name="pool">Simulates the replications.</param>
/// <param name="progress">Is told of every point.</param>
/// <param name="isSearch">Whether the points are those of a search, which have to be decided and no more.</param>
/// <param name="cancellation">Interrupts.</param>
internal sealed class PointLab(
    Func<IReadOnlyList<Override>, LoadResult> load, RunPool pool, ProgressBook progress, bool isSearch,
    CancellationToken cancellation)
{
    private readonly NativeTwins _twins = new();

    /// <summary>The results in the order of the points; null for those that an interruption left undone.</summary>
    /// <exception cref="PointLoadException">A point is not valid; then nothing is simulated.</exception>
    public PointResult?[] Evaluate(IReadOnlyList<IReadOnlyList<AxisValue>> points)
    {
        var refused = new PointResult?[points.Count];
        var orders = new PointOrder?[points.Count];
        for (var i = 0; i < points.Count; i++)
            (refused[i], orders[i]) = Form(points[i]);

        foreach (var point in refused.OfType<PointResult>())
        {
            progress.Expect(1, 0);
            progress.PointDone(point.Coordinates);
        }

        PointOrder[] formed = [.. orders.OfType<PointOrder>()];
        _twins.Simulate(pool, formed, cancellation);
        return [.. refused.Zip(orders, (refusal, order) =>
            refusal ?? (order?.Result is { } done ? _twins.Stretched(done) : null))];
    }

    private (PointResult? Refused, PointOrder? Order) Form(IReadOnlyList<AxisValue> coordinates)
    {
        var result = load([.. coordinates.Select(coordinate =>
            new Override(coordinate.Path, coordinate.Value) { Origin = Override.OfASweep })]);
        if (result.Loaded is { } loaded)
            return (null, new PointOrder(coordinates, loaded.Scenario, isSearched: isSearch));
        return result.IsRefusedByAdmission
            ? (PointSummary.NotAdmitted(coordinates, result.Problems), null)
            : throw new PointLoadException(coordinates, result.Problems);
    }
}
