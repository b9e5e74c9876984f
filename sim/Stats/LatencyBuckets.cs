using System.Numerics;

namespace HvSim.Stats;

/// <summary>
/// Buckets for durations in nanoseconds: exact up to 256 ns, then 256 of equal width in every octave.
/// </summary>
internal static class LatencyBuckets
{
    private const int SubBucketBits = 8;
    private const int SubBuckets = 1 << SubBucketBits;

    /// <summary>Durations of 2^43 ns (2 h 26 min) and more share the last bucket.</summary>
    private const int LargestExponent = 43;

    /// <summary>Number of buckets.</summary>
    public const int Count = (LargestExponent - SubBucketBits + 1) * SubBuckets;

    /// <summary>The bucket of a duration, not negative.</summary>
    public static int Of(long nanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        if (nanoseconds < SubBuckets)
            return (int)nanoseconds;
        var exponent = 63 - BitOperations.LeadingZeroCount((ulong)nanoseconds);
        if (exponent >= LargestExponent)
            return Count - 1;
        var octave = exponent - SubBucketBits;
        return ((octave + 1) << SubBucketBits) + (int)((nanoseconds >> octave) - SubBuckets);
    }

    /// <summary>The shortest duration of a bucket; for <see cref="Count"/> the end of the last one.</summary>
    public static long LowerBound(int bucket)
    {
        if (bucket < SubBuckets)
            return bucket;
        var octave = (bucket >> SubBucketBits) - 1;
        return (long)(SubBuckets + (bucket & (SubBuckets - 1))) << octave;
    }
}
