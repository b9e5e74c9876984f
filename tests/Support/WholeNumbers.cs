using HvSim.Engine;

namespace HvSim.Tests.Support;

/// <summary>Whole numbers for tests and benchmarks; the models draw none.</summary>
internal static class WholeNumbers
{
    /// <summary>Uniform over 0, 1, ... up to but excluding the bound.</summary>
    /// <param name="stream">What is drawn from.</param>
    /// <param name="exclusiveMax">At least 1.</param>
    public static int NextInt32(this RandomStream stream, int exclusiveMax) => (int)(stream.NextDouble() * exclusiveMax);
}
