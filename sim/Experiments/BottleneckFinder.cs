using HvSim.Models;

namespace HvSim.Experiments;

/// <summary>
/// Finds what gives first: the part of the response time that grew most, in the slowest 5 % of the requests, from the lowest
/// density to the point where a limit broke (or to the last one that passed, where that point has no steady response time). The
/// class is that of the objective that broke, otherwise the one with the largest growth.
/// </summary>
internal static class BottleneckFinder
{
    public static Bottleneck? Find(PointResult[] points, PointResult? fail, PointResult? lastPass)
    {
        var at = fail is { State: PointState.Steady } ? fail : lastPass;
        if (fail is null || at?.Scenario is not { } scenario || points.Length == 0 || ReferenceEquals(points[0], at))
            return null;

        var broken = fail.Objectives.Where(Leaning.IsAboveLimit).Select(verdict => verdict.Objective.Guest).ToArray();
        var growths = Growths(points[0], at, scenario.Guests.Select(guest => guest.Name)).ToArray();
        var relevant = fail.State == PointState.Steady ? growths.Where(growth => broken.Contains(growth.Guest)) : growths;
        return relevant.OrderByDescending(growth => growth.Ms).Select(growth => new Bottleneck(
            growth.Guest,
            growth.Part,
            growth.Ms,
            at,
            at.Reading(MetricCatalog.LpBusy.Name, "", Statistic.Mean)?.Value ?? 0,
            at.Reading(MetricCatalog.CpuWaitPerDispatch.Name, "", Statistic.Mean, Scope.Pooled)?.Value)).FirstOrDefault();
    }

    private static IEnumerable<(string Guest, ResponsePart Part, double Ms)> Growths(
        PointResult lowest, PointResult at, IEnumerable<string> guests) =>
        from guest in guests
        from part in Enum.GetValues<ResponsePart>()
        let before = Tail(lowest, guest, part)
        let after = Tail(at, guest, part)
        where before is not null && after is not null
        select (guest, part, after.Value - before.Value);

    private static double? Tail(PointResult point, string guest, ResponsePart part) =>
        point.Reading(MetricCatalog.Part(part).Name, guest, Statistic.SlowestTwentieth, Scope.Pooled)?.Value;
}
