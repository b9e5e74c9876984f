using System.Numerics;
using HvSim.Engine;

namespace HvSim.Stats;

/// <summary>
/// Durations counted in buckets whose width is 1/256 of their octave, so that a quantile is off by less than 0.2 %; count and sum are
/// exact. Every bucket may also carry sums of the parts that make up its durations. The difference of two snapshots is a window.
/// </summary>
public sealed class LatencyHistogram
{
    private const int SubBucketBits = 8;
    private const int SubBuckets = 1 << SubBucketBits;

    /// <summary>Durations of 2^43 ns (2 h 26 min) and more share the last bucket.</summary>
    private const int LargestExponent = 43;

    private const int Buckets = (LargestExponent - SubBucketBits + 1) * SubBuckets;

    private readonly uint[] _counts = new uint[Buckets];
    private readonly long[] _partSums;

    /// <summary>An empty histogram.</summary>
    /// <param name="parts">Number of parts that each duration is split into; 0 for none.</param>
    public LatencyHistogram(int parts = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        Parts = parts;
        _partSums = parts == 0 ? [] : new long[parts * Buckets];
    }

    /// <summary>Number of parts that each duration is split into.</summary>
    public int Parts { get; }

    /// <summary>Number of durations recorded.</summary>
    public long Count { get; private set; }

    /// <summary>Exact sum of the durations.</summary>
    public Duration Sum { get; private set; }

    /// <summary>Exact mean in nanoseconds; requires a positive count.</summary>
    public double MeanNanoseconds => Count > 0
        ? (double)Sum.Nanoseconds / Count
        : throw new InvalidOperationException("An empty histogram has no mean.");

    /// <summary>Records one duration, not negative.</summary>
    public void Record(Duration duration)
    {
        _counts[BucketOf(duration.Nanoseconds)]++;
        Count++;
        Sum += duration;
    }

    /// <summary>Records one duration and what it was made of; the parts must add up to it.</summary>
    public void Record(Duration duration, ReadOnlySpan<long> partNanoseconds)
    {
        Record(duration);
        var row = BucketOf(duration.Nanoseconds) * Parts;
        for (var part = 0; part < Parts; part++)
            _partSums[row + part] += partNanoseconds[part];
    }

    /// <summary>An independent copy of the present reading.</summary>
    public LatencyHistogram Snapshot()
    {
        var copy = new LatencyHistogram(Parts);
        copy.Add(this);
        return copy;
    }

    /// <summary>Adds all that <paramref name="other"/> has recorded; both must have the same parts.</summary>
    public void Add(LatencyHistogram other)
    {
        RequireSameParts(other);
        for (var i = 0; i < Buckets; i++)
            _counts[i] += other._counts[i];
        for (var i = 0; i < _partSums.Length; i++)
            _partSums[i] += other._partSums[i];
        Count += other.Count;
        Sum += other.Sum;
    }

    /// <summary>What was recorded since <paramref name="earlier"/>, an earlier snapshot of this histogram.</summary>
    public LatencyHistogram Since(LatencyHistogram earlier)
    {
        RequireSameParts(earlier);
        var window = new LatencyHistogram(Parts);
        for (var i = 0; i < Buckets; i++)
            window._counts[i] = _counts[i] - earlier._counts[i];
        for (var i = 0; i < _partSums.Length; i++)
            window._partSums[i] = _partSums[i] - earlier._partSums[i];
        window.Count = Count - earlier.Count;
        window.Sum = Sum - earlier.Sum;
        return window;
    }

    /// <summary>
    /// The duration, in nanoseconds, that a fraction <paramref name="p"/> of the recorded ones do not exceed, interpolated within its bucket.
    /// </summary>
    /// <param name="p">Above 0, to 1.</param>
    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public double QuantileNanoseconds(double p)
    {
        if (Count == 0)
            throw new InvalidOperationException("An empty histogram has no quantiles.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);

        var rank = Math.Max(1, (long)Math.Ceiling(p * Count));
        long below = 0;
        var bucket = 0;
        while (below + _counts[bucket] < rank)
            below += _counts[bucket++];
        var low = LowerBound(bucket);
        var width = LowerBound(bucket + 1) - low;
        return low + ((width - 1) * ((rank - below - 0.5) / _counts[bucket]));
    }

    /// <summary>Sum, in nanoseconds, of one part over all durations.</summary>
    public long PartSum(int part)
    {
        long sum = 0;
        for (var row = part; row < _partSums.Length; row += Parts)
            sum += _partSums[row];
        return sum;
    }

    /// <summary>
    /// Sum, in nanoseconds, of one part over the durations in the bucket of the quantile <paramref name="p"/> and in all slower ones, and
    /// how many durations these are.
    /// </summary>
    public (long Sum, long Count) PartSumAbove(int part, double p)
    {
        var first = BucketOf((long)QuantileNanoseconds(p));
        long sum = 0, count = 0;
        for (var bucket = first; bucket < Buckets; bucket++)
        {
            sum += _partSums[(bucket * Parts) + part];
            count += _counts[bucket];
        }
        return (sum, count);
    }

    private static int BucketOf(long nanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        if (nanoseconds < SubBuckets)
            return (int)nanoseconds;
        var exponent = 63 - BitOperations.LeadingZeroCount((ulong)nanoseconds);
        if (exponent >= LargestExponent)
            return Buckets - 1;
        var octave = exponent - SubBucketBits;
        return ((octave + 1) << SubBucketBits) + (int)((nanoseconds >> octave) - SubBuckets);
    }

    private static long LowerBound(int bucket)
    {
        if (bucket < SubBuckets)
            return bucket;
        var octave = (bucket >> SubBucketBits) - 1;
        return (long)(SubBuckets + (bucket & (SubBuckets - 1))) << octave;
    }

    private void RequireSameParts(LatencyHistogram other)
    {
        if (other.Parts != Parts)
            throw new ArgumentException($"A histogram of {Parts} parts cannot be combined with one of {other.Parts}.");
    }
}
