using HvSim.Engine;
using HvSim.Tests.Support;

namespace HvSim.Bench.Engine;

/// <summary>The delays of the models; both sides of a comparison draw the same ones.</summary>
internal static class Delay
{
    /// <summary>Mean of the exponential delays: 1 ms.</summary>
    internal const double MeanNanoseconds = 1e6;

    internal static Duration Exponential(RandomStream random) => OfMean(random, MeanNanoseconds);

    internal static Duration Service(RandomStream random) => OfMean(random, 0.9 * MeanNanoseconds);

    /// <summary>Nine in ten are bursts of 1 to 50 us, one is a slice of 10 ms.</summary>
    internal static Duration Bimodal(RandomStream random) => Duration.FromNanoseconds(
        random.NextInt32(10) == 0 ? 10_000_000 : 1_000 + random.NextInt32(49_000));

    private static Duration OfMean(RandomStream random, double mean) =>
        Duration.FromNanoseconds(double.ConvertToIntegerNative<long>(random.NextExponential() * mean));
}
