using System.Runtime.CompilerServices;

namespace HvSim.Engine;

/// <summary>
/// A stream of random numbers that belongs to one purpose, such as <c>web[3]/disk/arrival</c>. Its numbers depend on the
/// seed and the name alone: other streams, and the order of creation, do not disturb it, so two scenarios that share a
/// seed share their draws. A value comes from the next 64 bits, whatever it is used for; one exponential value in a hundred needs
/// more of them.
/// </summary>
/// <remarks>
/// Bits are made in blocks, and turned into exponential values in blocks, because a draw stands at the beginning of what an
/// event computes: a value that is ready costs a few nanoseconds less than one that has to be waited for.
/// </remarks>
public sealed class RandomStream
{
    private const int BlockSize = 32;

    private InterleavedXoshiro _generator;
    private int _next = BlockSize;
    private bool _hasExponentials;
    private Block<ulong> _bits;
    private Block<double> _exponentials;

    /// <summary>The stream of this name under this seed, at its beginning.</summary>
    public RandomStream(ulong seed, string name) =>
        _generator = new InterleavedXoshiro(StableHash.Mix(seed, StableHash.Of(name)));

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var place = NextPlace();
        return _bits[place];
    }

    /// <summary>Uniform in the open interval (0, 1): neither end is ever drawn, so that its logarithm exists.</summary>
    public double NextDouble() => Uniform(NextUInt64());

    /// <summary>The uniform number in the open interval (0, 1) that 64 random bits make.</summary>
    public static double Uniform(ulong bits) => ((long)(bits >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>Exponential with mean 1, above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextExponential()
    {
        var place = NextPlace();
        if (!_hasExponentials)
        {
            MakeExponentials();
        }

        var value = _exponentials[place];
        return value > 0 ? value : Ziggurat.DecideExponential(_bits[place], this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextPlace()
    {
        var place = _next;
        if (place == BlockSize)
        {
            MakeBits();
            place = 0;
        }

        _next = unchecked(place + 1);
        return place;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeBits()
    {
        _generator.Fill(_bits);
        _hasExponentials = false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeExponentials()
    {
        Ziggurat.Exponentials(_bits, _exponentials);
        _hasExponentials = true;
    }

    [InlineArray(BlockSize)]
    private struct Block<T>
    {
        private T _first;
    }
}
