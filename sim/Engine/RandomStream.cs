using System.Numerics;

namespace HvSim.Engine;

/// <summary>
/// A stream of random numbers that belongs to one purpose, such as <c>web[3]/disk/arrival</c>. Its numbers depend on the
/// seed and the name alone: other streams, and the order of creation, do not disturb it, so two scenarios that share a
/// seed share their draws. The generator is xoshiro256++ (Blackman, Vigna 2019), seeded by splitmix64.
/// </summary>
public sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>The stream of this name under this seed, at its beginning.</summary>
    public RandomStream(ulong seed, string name)
    {
        var state = new SplitMix64(StableHash.Mix(seed, StableHash.Of(name)));
        _s0 = state.Next();
        _s1 = state.Next();
        _s2 = state.Next();
        _s3 = state.Next();
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            ulong s0 = _s0, s1 = _s1, s2 = _s2, s3 = _s3;
            var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            _s0 = s0;
            _s1 = s1;
            _s2 = s2 ^ shifted;
            _s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }

    /// <summary>Uniform in the open interval (0, 1): neither end is ever drawn, so that its logarithm exists.</summary>
    public double NextDouble() => ((long)(NextUInt64() >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>Exponential with mean 1, above 0. The k-th value of a stream does not depend on what it is used for.</summary>
    public double NextExponential() => Ziggurat.Exponential(NextUInt64(), this);
}
