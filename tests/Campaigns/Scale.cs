using HvSim.Tests.Support;
using MathNet.Numerics.Distributions;

namespace HvSim.Tests.Campaigns;

/// <summary>
/// How many experiments a campaign makes, and what their counts may be. HVSIM_LONG=25 in the environment makes 25 times as many as the
/// short form, each with a seed of its own; the bounds follow from the number.
/// </summary>
internal static class Scale
{
    private const double OnEachSide = 0.005;

    /// <summary>Number of experiments.</summary>
    public static int Of(int shortForm) => shortForm * (RandomCases.Times ?? 1);

    /// <summary>
    /// Whether the 99 % interval of Clopper and Pearson for the probability lies wholly below a bound: the true probability is then
    /// almost surely below it.
    /// </summary>
    public static bool IsBelow(int hits, int experiments, double bound) =>
        hits < experiments && Beta.InvCDF(hits + 1, experiments - hits, 1 - OnEachSide) < bound;

    /// <summary>Whether that interval lies wholly above a bound.</summary>
    public static bool IsAbove(int hits, int experiments, double bound) =>
        hits > 0 && Beta.InvCDF(hits, experiments - hits + 1, OnEachSide) > bound;

    /// <summary>Makes the experiments, two at a time, and keeps their order.</summary>
    public static T[] Run<T>(int experiments, Func<ulong, T> experiment) =>
        [.. Enumerable.Range(0, experiments).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(number => experiment((ulong)number))];
}
