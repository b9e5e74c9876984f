using System.Runtime.Intrinsics;

namespace HvSim.Engine;

/// <summary>
/// Four generators xoshiro256++ (Blackman, Vigna 2019) side by side, which yield in turn: one step of all four costs hardly
/// more than one step of one. Their states follow one another in one sequence of splitmix64.
/// </summary>
internal struct InterleavedXoshiro
{
    private Vector256<ulong> _s0;
    private Vector256<ulong> _s1;
    private Vector256<ulong> _s2;
    private Vector256<ulong> _s3;

    internal InterleavedXoshiro(ulong seed)
    {
        var state = new SplitMix64(seed);
        Span<ulong> words = stackalloc ulong[16];
        foreach (ref var word in words)
        {
            word = state.Next();
        }

        // Generator i has the words 4 i to 4 i + 3.
        _s0 = Vector256.Create(words[0], words[4], words[8], words[12]);
        _s1 = Vector256.Create(words[1], words[5], words[9], words[13]);
        _s2 = Vector256.Create(words[2], words[6], words[10], words[14]);
        _s3 = Vector256.Create(words[3], words[7], words[11], words[15]);
    }

    /// <summary>The next bits.</summary>
    /// <param name="bits">As many as a multiple of four.</param>
    internal void Fill(Span<ulong> bits)
    {
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        for (; bits.Length > 0; bits = bits[Vector256<ulong>.Count..])
        {
            (RotateLeft(s0 + s3, 23) + s0).CopyTo(bits);
            var shifted = Vector256.ShiftLeft(s1, 17);
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = RotateLeft(s3, 45);
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    private static Vector256<ulong> RotateLeft(Vector256<ulong> value, int bits) =>
        Vector256.ShiftLeft(value, bits) | Vector256.ShiftRightLogical(value, 64 - bits);
}
