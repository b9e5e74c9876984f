using HvSim.Experiments.Sensitivity;
using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>
/// Searches the axis of a search again, with what gave first made unlimited: from the first answer upwards in doubling steps,
/// then by halving, by the estimates and under the same seeds. The sparsest point is simulated, too, since what gives is what
/// grew most from there on.
/// </summary>
/// <param name="axis">The axis.</param>
/// <param name="first">The answer of the first search.</param>
/// <param name="load">Reads the scenario with some values replaced.</param>
/// <param name="lab">Makes who simulates the points of a scenario that is read in that way.</param>
internal sealed class NextLimitStudy(
    SearchAxis axis, OverloadAnswer first, Func<IReadOnlyList<Override>, LoadResult> load,
    Func<Func<IReadOnlyList<Override>, LoadResult>, PointLab> lab)
{
    private readonly SortedDictionary<int, PointResult> _points = [];

    public NextLimit Find()
    {
        if ((first.FirstFail ?? first.LikelyFail) is not { } fail)
            return Not("no limit breaks along the axis");
        if (fail.State is PointState.NotAdmitted or PointState.NotFinished)
            return Not($"{OverloadWording.Broken(first)}, which is no matter of what a resource gives");
        var densest = Densest();
        if (At(densest, []) is not { Loaded: { } scenario })
            return Not("no point of the axis can be formed");
        var unlimited = new Unlimiting(scenario, values => At(densest, values))
            .Of(first.Bottleneck, BottleneckFinder.IsOfMemory(fail), axis.Path);
        if (unlimited.Reason.Length > 0)
            return NextLimit.Not(unlimited, unlimited.Reason);
        if (unlimited.Values.Count == 0)
            return NextLimit.Not(unlimited, "there is as much of it as guests could use");
        return Search(unlimited, axis.Place(fail));
    }

    private NextLimit Search(Unlimited unlimited, int before)
    {
        var points = lab(more => load([.. unlimited.Values, .. more]));
        var walk = new Gallop(before, axis.Last);
        for (IReadOnlyList<int> wanted = [axis.First]; wanted.Count > 0; wanted = walk.Next())
        {
            if (!Simulate(points, wanted))
            {
                return NextLimit.Not(unlimited, "interrupted before it was known") with
                {
                    Interrupted = true,
                    Points = _points.Count,
                };
            }
            foreach (var place in wanted)
                walk.Learn(place, Leaning.Breaks(_points[place]));
        }
        var answer = OverloadReport.Of(axis, [.. _points.Select(entry => (entry.Key, entry.Value))], interrupted: false);
        return new NextLimit
        {
            First = unlimited,
            Answer = answer,
            IsNoLater = (answer.FirstFail ?? answer.LikelyFail) is { } next && axis.Place(next) <= before,
            Interrupted = false,
            Points = _points.Count,
            Reason = "",
        };
    }

    /// <summary>Whether all of the points are known now.</summary>
    private bool Simulate(PointLab points, IReadOnlyList<int> places)
    {
        int[] missing = [.. places.Where(place => !_points.ContainsKey(place))];
        var results = points.Evaluate([.. missing.Select(axis.At)]);
        for (var i = 0; i < missing.Length; i++)
        {
            if (results[i] is { } result)
                _points.Add(missing[i], result);
        }
        return !results.Contains(null);
    }

    private static NextLimit Not(string reason) => NextLimit.Not(new Unlimited("", [], reason), reason);

    /// <summary>The densest place whose point can be formed, as far as halving tells; hosts refuse the dense ones.</summary>
    private int Densest()
    {
        if (At(axis.Last, []).IsValid)
            return axis.Last;
        var (low, high) = (axis.First, axis.Last);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (At(middle, []).IsValid)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    private LoadResult At(int place, IReadOnlyList<Override> values) => load(
        [.. values, .. axis.At(place).Select(one => new Override(one.Path, one.Value) { Origin = Override.OfASweep })]);
}
